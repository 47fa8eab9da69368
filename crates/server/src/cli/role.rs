//! The commands `fromline role list`, `give` and `end`.

use clap::{Args, Subcommand};
use fromline_base::idn;
use fromline_core::{
    address::Address,
    role::{Role, Role::SuperAdministrator},
};
use fromline_services::{
    people::{self, RoleChange},
    permit::Permit,
    units::print_path,
};
use fromline_store::{StoreError, Tx, data::Data, org_units, roles, users};
use jiff::{Timestamp, ToSpan as _, civil::Date, tz::TimeZone};

use super::{Failure, data_args::DataArgs, tell_args::explain, unit};

/// The commands for the roles of those who administer.
#[derive(Debug, Subcommand)]
pub enum RoleCommand {
    /// List who holds which role, where and until when
    List(DataArgs),
    Give(GiveRole),
    /// End a role of a user
    End(RoleArgs),
}

/// Give a user a role, or change its last day
///
/// Roles: `super-administrator` (everything), `unit-administrator` (the setting, people, gateways and units from a unit down),
/// `helpdesk` (sees people and gateways, invites again, removes gateways), `auditor` (sees everything, changes nothing),
/// `translator`.
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  fromline role give anna@example.com unit-administrator --unit /Sales --data /var/lib/fromline
  fromline role give audit@example.net auditor --last-day 2027-03-31 --data /var/lib/fromline")]
pub struct GiveRole {
    #[command(flatten)]
    role: RoleArgs,
    /// The last day of the role, for example 2027-03-31; without it, the role has no end
    #[arg(long, value_name = "DAY")]
    last_day: Option<Date>,
}

/// A role of a user.
#[derive(Args, Debug)]
pub struct RoleArgs {
    /// The user's primary address
    address: String,
    /// The role
    #[arg(value_parser = role)]
    role: Role,
    /// The path of the unit from which on it is held, for example /Sales/Poland
    #[arg(long, value_name = "PATH", default_value = "/")]
    unit: String,
    #[command(flatten)]
    place: DataArgs,
}

fn role(name: &str) -> Result<Role, String> {
    Role::parse(&name.replace('-', "_")).ok_or_else(|| {
        let names: Vec<String> = Role::ALL.into_iter().map(print).collect();
        format!("one of {}", names.join(", "))
    })
}

/// A role as it is typed.
fn print(role: Role) -> String {
    role.code().to_ascii_lowercase().replace('_', "-")
}

impl RoleCommand {
    /// Runs the chosen command about roles.
    pub async fn run(self) -> Result<(), Failure> {
        match self {
            Self::List(place) => list(&place).await,
            Self::Give(give) => give.run().await,
            Self::End(end) => end.end().await,
        }
    }
}

impl GiveRole {
    async fn run(self) -> Result<(), Failure> {
        let expires = match self.last_day {
            Some(day) => Some((day.tomorrow()?.to_zoned(TimeZone::system())? - 1.second()).timestamp()),
            None => None,
        };
        let Self { role: args, .. } = self;
        args.change(|db, id, change| {
            let change = RoleChange { expires, ..change };
            people::give_role(db, &Permit::of_command(), id, change, Timestamp::now())
                .map_err(|refusal| explain(&refusal))
        })
        .await?;
        eprintln!("{} is {} at {} now.", args.address, print(args.role), args.unit);
        Ok(())
    }
}

impl RoleArgs {
    async fn end(self) -> Result<(), Failure> {
        self.change(|db, id, change| {
            people::end_role(db, &Permit::of_command(), id, change).map_err(|refusal| explain(&refusal))
        })
        .await?;
        eprintln!(
            "{} is no longer {} at {}.",
            self.address,
            print(self.role),
            self.unit
        );
        Ok(())
    }

    async fn change(
        &self,
        work: impl Fn(&mut Tx, i64, RoleChange) -> Result<(), Failure>,
    ) -> Result<(), Failure> {
        let data = self.place.open(&self.place.load()?).await?;
        data.store
            .write(|db| {
                let address = Address::parse(&self.address, &idn::to_ascii);
                let user = match &address {
                    Ok(address) => users::by_address(db, address.key())?,
                    Err(_) => None,
                };
                let user = user.ok_or_else(|| format!("{} is no user", self.address))?;
                let change = RoleChange {
                    role: self.role,
                    unit: unit::find(db, &self.unit)?.id,
                    expires: None,
                };
                work(db, user.id, change)
            })
            .await
    }
}

async fn list(place: &DataArgs) -> Result<(), Failure> {
    let Data { store, .. } = place.open(&place.load()?).await?;
    let now = Timestamp::now();
    let lines = store.read(|db| {
        let mut lines = Vec::new();
        for user in users::list(db)? {
            let address = user.address.as_str();
            if user.admin {
                lines.push(format!("{address}\t{}\t/\t", print(SuperAdministrator)));
            }
            for held in roles::list(db, user.id, now)? {
                let unit = org_units::by_id(db, held.unit)?.ok_or(StoreError::NoRow)?;
                let until = held
                    .expires
                    .map(|expires| expires.to_string())
                    .unwrap_or_default();
                let path = print_path(db, &unit)?;
                lines.push(format!("{address}\t{}\t{path}\t{until}", print(held.role)));
            }
        }
        Ok::<_, Failure>(lines)
    });
    for line in lines.await? {
        println!("{line}");
    }
    Ok(())
}
