//! Whether users may have gateways, and what becomes of their mail when they may not.

use serde::{Deserialize, Serialize};

/// The setting's type in the Policy API, as Google names it.
pub const GATEWAY_SETTING: &str = "settings/gmail.per_user_outbound_gateway";

/// Policy for mail from suspended aliases.
#[derive(Clone, Copy, Debug, Default, Eq, Hash, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum SuspendedMail {
    /// The mail is refused with an explanation.
    #[default]
    Refuse,
    /// The organisation's servers deliver it, on behalf of the primary address.
    OnBehalf,
}

/// The policy for one user, inheritance resolved. The default forbids gateways.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct GatewayPolicy {
    /// True if users may set up and use gateways.
    pub allowed: bool,
    /// Policy for mail of suspended aliases.
    pub suspended_mail: SuspendedMail,
}

impl GatewayPolicy {
    /// Every policy that differs in its effect on mail.
    pub const ALL: [Self; 3] = [
        Self {
            allowed: true,
            suspended_mail: SuspendedMail::Refuse,
        },
        Self {
            allowed: false,
            suspended_mail: SuspendedMail::Refuse,
        },
        Self {
            allowed: false,
            suspended_mail: SuspendedMail::OnBehalf,
        },
    ];
}

/// A change of policy that affects users whose confirmed aliases have a gateway.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum PolicyChange {
    /// Gateways are allowed again.
    On,
    /// Gateways are forbidden, and mail of aliases that have one is treated like this.
    Off(SuspendedMail),
    /// Gateways stay forbidden, and mail of aliases that have one is now treated like this.
    Mail(SuspendedMail),
}

impl PolicyChange {
    /// Every change of policy.
    pub const ALL: [Self; 5] = [
        Self::On,
        Self::Off(SuspendedMail::Refuse),
        Self::Off(SuspendedMail::OnBehalf),
        Self::Mail(SuspendedMail::Refuse),
        Self::Mail(SuspendedMail::OnBehalf),
    ];

    /// Returns the change that users notice between two policies; `None` if no message is delivered differently.
    pub fn between(before: GatewayPolicy, after: GatewayPolicy) -> Option<Self> {
        match (before.allowed, after.allowed) {
            (true, true) => None,
            (false, true) => Some(Self::On),
            (true, false) => Some(Self::Off(after.suspended_mail)),
            (false, false) if before.suspended_mail == after.suspended_mail => None,
            (false, false) => Some(Self::Mail(after.suspended_mail)),
        }
    }

    /// Code of the change in the database.
    pub const fn code(self) -> &'static str {
        match self {
            Self::On => "ON",
            Self::Off(SuspendedMail::Refuse) => "OFF_REFUSE",
            Self::Off(SuspendedMail::OnBehalf) => "OFF_ON_BEHALF",
            Self::Mail(SuspendedMail::Refuse) => "REFUSE",
            Self::Mail(SuspendedMail::OnBehalf) => "ON_BEHALF",
        }
    }

    /// Finds the change with this code.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|change| change.code() == code)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_felt_of_a_change() {
        let [on, refuse, behalf] = GatewayPolicy::ALL;
        let on_too = GatewayPolicy {
            allowed: true,
            ..behalf
        };
        for (before, after, felt) in [
            (on, on, None),
            (on, on_too, None),
            (on, refuse, Some(PolicyChange::Off(SuspendedMail::Refuse))),
            (on, behalf, Some(PolicyChange::Off(SuspendedMail::OnBehalf))),
            (refuse, on, Some(PolicyChange::On)),
            (behalf, on, Some(PolicyChange::On)),
            (refuse, refuse, None),
            (behalf, behalf, None),
            (refuse, behalf, Some(PolicyChange::Mail(SuspendedMail::OnBehalf))),
            (behalf, refuse, Some(PolicyChange::Mail(SuspendedMail::Refuse))),
        ] {
            assert_eq!(PolicyChange::between(before, after), felt, "{before:?} {after:?}");
        }
        for change in PolicyChange::ALL {
            assert_eq!(PolicyChange::parse(change.code()), Some(change));
        }
        assert_eq!(PolicyChange::parse("OFF"), None);
    }
}
