//! The people of an organisation: their state, their role, and the rule that an administrator remains.

use serde::{Deserialize, Serialize};

/// The state of a person's account.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum PersonState {
    /// The person has a password and can sign in.
    Open,
    /// The person was added and has not set a password yet.
    Invited,
    /// The account is closed: the person can neither sign in nor send.
    Closed,
}

impl PersonState {
    /// All states that an account can be in.
    pub const ALL: [Self; 3] = [Self::Open, Self::Invited, Self::Closed];

    /// The state as the database and the API have it.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Open => "OPEN",
            Self::Invited => "INVITED",
            Self::Closed => "CLOSED",
        }
    }

    /// Finds a state by its code, in upper or lower case.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|state| state.code().eq_ignore_ascii_case(code))
    }
}

/// The role of a person.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum PersonRole {
    /// A user, who manages their own addresses.
    User,
    /// An administrator, who also sees all people and changes the policy.
    Administrator,
}

impl PersonRole {
    /// The role of a person who is an administrator or is not.
    pub const fn of(is_administrator: bool) -> Self {
        if is_administrator {
            Self::Administrator
        } else {
            Self::User
        }
    }

    /// The role as the API and tables have it.
    pub const fn code(self) -> &'static str {
        match self {
            Self::User => "USER",
            Self::Administrator => "ADMINISTRATOR",
        }
    }

    /// Finds a role by its code, in upper or lower case.
    pub fn parse(code: &str) -> Option<Self> {
        [Self::User, Self::Administrator]
            .into_iter()
            .find(|role| role.code().eq_ignore_ascii_case(code))
    }
}

/// How many administrators an organisation has.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct AdministratorCount {
    /// Those who can sign in.
    pub open: u32,
    /// Those who are invited.
    pub invited: u32,
}

impl AdministratorCount {
    /// Counts one more, in this state.
    #[must_use]
    pub const fn with(self, state: PersonState) -> Self {
        let Self { open, invited } = self;
        match state {
            PersonState::Open => Self {
                open: open.saturating_add(1),
                invited,
            },
            PersonState::Invited => Self {
                open,
                invited: invited.saturating_add(1),
            },
            PersonState::Closed => self,
        }
    }

    /// Counts one less; `None` if this one has to remain: the last one who can sign in, or the last one at all. An invitation may never be
    /// accepted, so an invited administrator is nobody's successor.
    pub const fn without(self, state: PersonState) -> Option<Self> {
        let Self { open, invited } = self;
        match state {
            PersonState::Open if open > 1 => Some(Self {
                open: open - 1,
                invited,
            }),
            PersonState::Invited if open > 0 || invited > 1 => Some(Self {
                open,
                invited: invited.saturating_sub(1),
            }),
            PersonState::Closed => Some(self),
            PersonState::Open | PersonState::Invited => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use PersonState::{Closed, Invited, Open};

    #[test]
    fn an_administrator_remains() {
        let count = |open, invited| AdministratorCount { open, invited };
        for (before, gone, after) in [
            ((2, 0), Open, Some((1, 0))),
            ((1, 0), Open, None),
            ((1, 5), Open, None),
            ((1, 1), Invited, Some((1, 0))),
            ((0, 1), Invited, None),
            ((0, 2), Invited, Some((0, 1))),
            ((1, 0), Closed, Some((1, 0))),
            ((0, 0), Open, None),
        ] {
            let left = count(before.0, before.1).without(gone);
            assert_eq!(
                left,
                after.map(|(open, invited)| count(open, invited)),
                "{before:?} {gone:?}"
            );
            if let Some(left) = left {
                assert_eq!(left.with(gone), count(before.0, before.1));
            }
        }
    }

    #[test]
    fn codes_are_parsed_back() {
        for state in PersonState::ALL {
            assert_eq!(
                PersonState::parse(&state.code().to_ascii_lowercase()),
                Some(state)
            );
            assert_eq!(serde_json::to_value(state).unwrap(), state.code());
        }
        for role in [PersonRole::User, PersonRole::Administrator] {
            assert_eq!(PersonRole::parse(role.code()), Some(role));
            assert_eq!(serde_json::to_value(role).unwrap(), role.code());
        }
        assert_eq!(PersonRole::parse("admin"), None);
    }
}
