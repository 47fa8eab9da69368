//! The life of an alias, as one table: what may be done in which state, and what comes of it.
//!
//! Server and page ask [`decide`]; nothing else knows these rules. The table stands in `docs/alias-life.md`.

use crate::Reason;

/// The most aliases beside the primary address, as in Gmail.
pub const ALIAS_LIMIT: usize = 99;

/// Path of the page with the user's addresses, to which emails and refusals link; `/ADDRESS` behind it is one of them.
pub const LIST: &str = "/settings/aliases";

/// State of an alias, as far as it decides which actions are allowed.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub struct State {
    /// True if the policy allows gateways.
    pub gateways_allowed: bool,
    /// True if the alias's ownership is confirmed.
    pub accepted: bool,
    /// True if the alias has a gateway.
    pub gateway: bool,
}

impl State {
    /// Iterates over every possible state.
    pub fn all() -> impl Iterator<Item = Self> {
        [true, false].into_iter().flat_map(|gateways_allowed| {
            [false, true].into_iter().flat_map(move |accepted| {
                [false, true].map(move |gateway| Self {
                    gateways_allowed,
                    accepted,
                    gateway,
                })
            })
        })
    }

    /// Returns true if the alias has a gateway that may not be used now. A pending alias sends nothing, so it is not suspended yet.
    pub const fn is_suspended(self) -> bool {
        self.accepted && self.gateway && !self.gateways_allowed
    }

    /// Name of the state in the table.
    pub const fn name(self) -> &'static str {
        match (self.accepted, self.gateway, self.gateways_allowed) {
            (false, false, _) => "pending",
            (false, true, _) => "pending, gateway",
            (true, false, _) => "accepted",
            (true, true, true) => "accepted, gateway",
            (true, true, false) => "suspended",
        }
    }
}

/// An action of a user on an alias.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum Action {
    /// List the alias among the others.
    List,
    /// Read the alias alone.
    Get,
    /// Change name, reply-to, signature or "treat as an alias".
    Rename,
    /// Add a gateway to the alias.
    AddGateway,
    /// Change the gateway's host, port, credentials or security.
    ChangeGateway,
    /// Remove the gateway: the organisation's servers deliver from then on.
    RemoveGateway,
    /// Make the alias the one that clients preselect.
    MakeDefault,
    /// Send the confirmation email again.
    Resend,
    /// Confirm the alias with the right code.
    Confirm,
    /// Delete the alias for good.
    Delete,
    /// Send a message from the alias.
    Send,
}

impl Action {
    /// Every action, in the table's order.
    pub const ALL: [Self; 11] = [
        Self::List,
        Self::Get,
        Self::Rename,
        Self::AddGateway,
        Self::ChangeGateway,
        Self::RemoveGateway,
        Self::MakeDefault,
        Self::Resend,
        Self::Confirm,
        Self::Delete,
        Self::Send,
    ];
}

/// The outcome of an action on an alias.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum ActionOutcome {
    /// The action is allowed and leads to this state, `None` if the alias is deleted.
    Done(Option<State>),
    /// Sending from a suspended alias: the policy's `suspendedMail` decides whether the message is refused or delivered on behalf.
    AsSuspended,
    /// The action is refused for this reason.
    Refused(Reason),
}

/// Decides whether `action` is allowed in `state`, and what it leads to.
#[expect(clippy::match_same_arms, reason = "the rules of each action stand together")]
pub const fn decide(state: State, action: Action) -> ActionOutcome {
    use ActionOutcome::{AsSuspended, Done, Refused};
    match action {
        Action::List | Action::Get | Action::Rename => Done(Some(state)),
        Action::AddGateway | Action::ChangeGateway if !state.gateways_allowed => {
            Refused(Reason::GatewaysForbidden)
        }
        Action::AddGateway => Done(Some(State {
            gateway: true,
            ..state
        })),
        Action::ChangeGateway if state.gateway => Done(Some(state)),
        Action::ChangeGateway => Refused(Reason::NotFound),
        Action::RemoveGateway => Done(Some(State {
            gateway: false,
            ..state
        })),
        Action::MakeDefault if !state.accepted => Refused(Reason::AliasPending),
        Action::MakeDefault if state.is_suspended() => Refused(Reason::AliasSuspended),
        Action::MakeDefault => Done(Some(state)),
        Action::Resend | Action::Confirm if state.accepted => Refused(Reason::AliasAccepted),
        Action::Resend => Done(Some(state)),
        Action::Confirm => Done(Some(State {
            accepted: true,
            ..state
        })),
        Action::Delete => Done(None),
        Action::Send if !state.accepted => Refused(Reason::AliasPending),
        Action::Send if state.is_suspended() => AsSuspended,
        Action::Send => Done(Some(state)),
    }
}

/// Renders the table of states and actions as Markdown, for the docs.
pub fn build_table() -> String {
    use std::fmt::Write;
    let mut text = String::from("| action |");
    for state in State::all() {
        let _ = write!(
            text,
            " {}: {} |",
            if state.gateways_allowed { "on" } else { "off" },
            state.name()
        );
    }
    text.push_str("\n|---|");
    text.push_str(&"---|".repeat(State::all().count()));
    for action in Action::ALL {
        let _ = write!(text, "\n| {action:?} |");
        for state in State::all() {
            let _ = match decide(state, action) {
                ActionOutcome::Done(Some(next)) if next == state => write!(text, " yes |"),
                ActionOutcome::Done(Some(next)) => write!(text, " → {} |", next.name()),
                ActionOutcome::Done(None) => write!(text, " → gone |"),
                ActionOutcome::AsSuspended => write!(text, " by `suspendedMail` |"),
                ActionOutcome::Refused(reason) => write!(text, " `{}` |", reason.code()),
            };
        }
    }
    text.push('\n');
    text
}

#[cfg(test)]
mod tests;
