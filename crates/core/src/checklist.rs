//! The setup checklist: what a new organisation has to set up before its users can start, and what is known of each task. Pure: services
//! hand in what they know, DNS answers included.

mod finding;
mod rules;

#[cfg(test)]
mod tests;

use serde::{Deserialize, Serialize};

pub use finding::ChecklistFinding;
pub use rules::{
    DmarcFacts, SpfFacts, judge_dkim, judge_dmarc, judge_mail_server, judge_people, judge_policy,
    judge_relay, judge_spf, judge_test,
};

/// A task of the setup checklist, in the order in which an administrator does them: each needs those before it, or waits for others.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum ChecklistTask {
    /// Fromline's own emails leave through the organisation's relay: without it no address can be confirmed.
    Relay,
    /// The organisation's mail server asks Fromline about each message.
    MailServer,
    /// The domains' SPF records (RFC 7208) allow the organisation's servers.
    Spf,
    /// The domains publish a DMARC policy (RFC 9989).
    Dmarc,
    /// The organisation's servers sign mail from its domains with DKIM (RFC 6376).
    Dkim,
    /// A test message has arrived.
    TestMessage,
    /// An administrator has decided whether users may use gateways.
    Policy,
    /// Somebody who is not an administrator has an account.
    People,
}

impl ChecklistTask {
    /// All tasks, in their order.
    pub const ALL: [Self; 8] = [
        Self::Relay,
        Self::MailServer,
        Self::Spf,
        Self::Dmarc,
        Self::Dkim,
        Self::TestMessage,
        Self::Policy,
        Self::People,
    ];
}

/// The state of a task.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum ChecklistState {
    /// Nothing is left to do.
    Done,
    /// It is not known whether anything is left to do, which does not mean that something is.
    Unknown,
    /// Something is left to do.
    Open,
}

impl ChecklistState {
    /// Returns the state of a task with several findings, such as one for each domain: the worst of them. Without any it is not known.
    pub fn of_all(states: impl IntoIterator<Item = Self>) -> Self {
        states.into_iter().max().unwrap_or(Self::Unknown)
    }
}
