//! The commands `fromline policy show`, `allow`, `forbid`, `inherit` and `undo`.

use clap::{Args, Subcommand};
use fromline_core::policy::{GatewayPolicy, SuspendedMail};
use fromline_services::{
    permit::Permit,
    policies::{self, PolicyRequest, PolicyWrite},
    units,
};
use fromline_store::{StoreError, org_units};
use jiff::Timestamp;

use super::{
    Failure,
    data_args::DataArgs,
    tell_args::{TellArgs, describe, explain},
    unit::find,
};

/// The commands for policies.
#[derive(Debug, Subcommand)]
pub enum PolicyCommand {
    /// Show the policy of a unit, and which unit sets it
    Show(PolicyPlaceArgs),
    /// Allow the users of a unit, and of units that inherit from it, to have gateways
    Allow(AllowPolicy),
    /// Forbid the users of a unit, and of units that inherit from it, to have gateways
    Forbid(ForbidPolicy),
    /// Remove a unit's own policy, so that it inherits; in the root, gateways are forbidden then
    Inherit(ResetPolicy),
    /// Undo the last change of a unit's policy
    Undo(ResetPolicy),
}

/// The unit that a command applies to.
#[derive(Args, Debug)]
pub struct PolicyPlaceArgs {
    /// The unit's path, for example /Sales/Poland
    #[arg(long, value_name = "PATH", default_value = "/")]
    unit: String,
    #[command(flatten)]
    place: DataArgs,
}

/// The options of `fromline policy allow`.
#[derive(Args, Debug)]
pub struct AllowPolicy {
    #[command(flatten)]
    tell: TellArgs,
    #[command(flatten)]
    place: PolicyPlaceArgs,
}

/// The options of `fromline policy forbid`.
#[derive(Args, Debug)]
pub struct ForbidPolicy {
    /// Have the organisation's servers deliver mail from suspended addresses, on behalf of the primary address, instead of refusing it
    #[arg(long)]
    on_behalf: bool,
    #[command(flatten)]
    tell: TellArgs,
    #[command(flatten)]
    place: PolicyPlaceArgs,
}

/// The options of `fromline policy inherit` and `undo`.
#[derive(Args, Debug)]
pub struct ResetPolicy {
    #[command(flatten)]
    tell: TellArgs,
    #[command(flatten)]
    place: PolicyPlaceArgs,
}

/// What is to become of a policy.
#[derive(Clone, Copy, Debug)]
enum PolicyStep {
    Write(PolicyWrite),
    Undo,
}

impl PolicyCommand {
    /// Runs the chosen command about policies.
    pub async fn run(self) -> Result<(), Failure> {
        let set = |allowed, suspended_mail| {
            PolicyStep::Write(PolicyWrite::Set(GatewayPolicy {
                allowed,
                suspended_mail,
            }))
        };
        match self {
            Self::Show(place) => place.show().await,
            Self::Allow(allow) => {
                allow
                    .place
                    .change(&allow.tell, set(true, SuspendedMail::Refuse))
                    .await
            }
            Self::Forbid(forbid) => {
                let mail = if forbid.on_behalf {
                    SuspendedMail::OnBehalf
                } else {
                    SuspendedMail::Refuse
                };
                forbid.place.change(&forbid.tell, set(false, mail)).await
            }
            Self::Inherit(reset) => {
                let step = PolicyStep::Write(PolicyWrite::Delete);
                reset.place.change(&reset.tell, step).await
            }
            Self::Undo(reset) => reset.place.change(&reset.tell, PolicyStep::Undo).await,
        }
    }
}

impl PolicyPlaceArgs {
    async fn show(&self) -> Result<(), Failure> {
        let data = self.place.open(&self.place.load()?).await?;
        let found = data.store.read(|db| {
            let unit = find(db, &self.unit)?;
            let policy = policies::get(db, unit.id)?.ok_or(StoreError::NoRow)?;
            let source = org_units::by_id(db, unit.policy_unit)?.ok_or(StoreError::NoRow)?;
            let whose = if policy.stored.is_some() {
                "set here".to_owned()
            } else if source.id == unit.id {
                "the default".to_owned()
            } else {
                format!("inherited from {}", units::print_path(db, &source)?)
            };
            Ok::<_, Failure>(format!("{}, {whose}", describe(policy.policy)))
        });
        println!("{}: {}", self.unit, found.await?);
        Ok(())
    }

    async fn change(&self, tell: &TellArgs, step: PolicyStep) -> Result<(), Failure> {
        let loaded = self.place.load()?;
        let sentence = tell.sentence(&loaded)?;
        let data = self.place.open(&loaded).await?;
        let now = Timestamp::now();
        let changed = data.store.write(|db| {
            let request = PolicyRequest {
                permit: &Permit::of_command(),
                unit: find(db, &self.unit)?.id,
                if_match: None,
                sentence: sentence.as_deref(),
            };
            let update = match step {
                PolicyStep::Write(write) => policies::write_in(db, now, request, |_| Ok(write)),
                PolicyStep::Undo => policies::undo_in(db, now, request),
            };
            let update = update.map_err(|refusal| explain(&refusal))?;
            Ok::<_, Failure>((update.now.policy, update.notified))
        });
        let (policy, notified) = changed.await?;
        println!("{}: {}", self.unit, describe(policy));
        if sentence.is_some() {
            eprintln!("{notified} users are told by email.");
        }
        Ok(())
    }
}
