//! The life of an alias, as one table: what may be done in which state, and what comes of it.
//!
//! Server and page ask [`decide`]; nothing else knows these rules. The table stands in `docs/alias-life.md`.

use crate::Reason;

/// The most aliases beside the primary address, as in Gmail.
pub const ALIAS_LIMIT: usize = 99;

/// The page with one's addresses, where mails and refusals lead; behind a slash, one of them.
pub const LIST: &str = "/settings/aliases";

/// Everything about an alias that decides what may be done with it.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub struct State {
    /// Whether the policy allows gateways.
    pub gateways_allowed: bool,
    /// Whether ownership was confirmed.
    pub accepted: bool,
    /// Whether it has a gateway.
    pub gateway: bool,
}

impl State {
    /// Every state.
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

    /// Whether its gateway exists but may not be used now. A pending alias sends nothing, so it is not suspended yet.
    pub const fn is_suspended(self) -> bool {
        self.accepted && self.gateway && !self.gateways_allowed
    }

    /// Its name in the table.
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

/// What somebody wants to do with an alias.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum Action {
    /// See it among the others.
    List,
    /// See it.
    Get,
    /// Change name, reply-to, signature or "treat as an alias".
    Rename,
    /// Give it a gateway.
    AddGateway,
    /// Change its gateway's host, port, credentials or security.
    ChangeGateway,
    /// Take its gateway away: the organisation's servers deliver from then on.
    RemoveGateway,
    /// Make it what clients preselect.
    MakeDefault,
    /// Have the confirmation mail sent again.
    Resend,
    /// Enter the right code.
    Confirm,
    /// Delete it.
    Delete,
    /// Send from it.
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
    /// It is done; the alias is in this state afterwards, `None` if it is gone.
    Done(Option<State>),
    /// Sending from a suspended alias: the policy's `suspendedMail` says whether it is refused or delivered on
    /// behalf.
    AsSuspended,
    /// It is refused.
    Refused(Reason),
}

/// Decides whether `action` may happen in `state`, and what comes of it.
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

/// The table as Markdown, for the docs.
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
