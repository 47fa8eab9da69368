//! The option to tell users by email of a change that the command makes, and how refusals and changes are printed.

use clap::Args;
use fromline_config::Loaded;
use fromline_core::{
    Reason,
    directory::LEVELS,
    notice,
    policy::{GatewayPolicy, SuspendedMail},
};
use fromline_services::{refusal::Refusal, units::PolicyTransition};

use super::Failure;

/// The option to tell users by email.
#[derive(Args, Debug)]
pub struct TellArgs {
    /// Email everybody whose mail is delivered differently, with this sentence, which may be empty [the server sends the emails]
    #[arg(long, value_name = "SENTENCE")]
    tell: Option<String>,
}

impl TellArgs {
    /// Checks the sentence; `None` if nobody is to be told.
    pub fn sentence(&self, loaded: &Loaded) -> Result<Option<String>, Failure> {
        let Some(sentence) = &self.tell else {
            return Ok(None);
        };
        if loaded.config.relay.is_none() {
            return Err("--tell: no relay is configured (relay.host), so that no email can be sent".into());
        }
        let sentence = notice::parse(sentence).map_err(|reason| format!("--tell: {}", reason.code()))?;
        Ok(Some(sentence))
    }
}

/// Returns a refusal in the operator's words.
pub fn explain(refusal: &Refusal) -> Failure {
    match refusal.reason {
        Reason::UnitExists => "there is a unit of this name already".into(),
        Reason::UnitNotEmpty => "people or other units are in this unit; move them first".into(),
        Reason::UnitBelowItself => "a unit cannot be moved below itself".into(),
        Reason::UnitTooDeep => format!("there can be {LEVELS} levels of units").into(),
        Reason::UnitNameSlash => "a unit's name cannot contain a slash".into(),
        Reason::UnitRootFixed => {
            "the root stands for the whole organisation: it cannot be renamed, moved or deleted".into()
        }
        Reason::UndoNothing => "there is no change of this policy to undo".into(),
        reason => reason.code().into(),
    }
}

/// Returns a policy in words.
pub const fn describe(policy: GatewayPolicy) -> &'static str {
    match (policy.allowed, policy.suspended_mail) {
        (true, _) => "gateways allowed",
        (false, SuspendedMail::Refuse) => "gateways forbidden, suspended mail refused",
        (false, SuspendedMail::OnBehalf) => "gateways forbidden, suspended mail delivered on behalf",
    }
}

/// Prints whose mail a move delivers differently.
pub fn print_transitions(transitions: &[PolicyTransition]) {
    if transitions.is_empty() {
        println!("Nobody's mail is delivered differently.");
    }
    for PolicyTransition {
        before,
        after,
        users,
        aliases,
        ..
    } in transitions
    {
        println!(
            "{users} users with {aliases} addresses: from \"{}\" to \"{}\"",
            describe(*before),
            describe(*after)
        );
    }
}
