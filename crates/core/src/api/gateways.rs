//! How gateways fare: for whoever has one, and for administrators.

use serde::{Deserialize, Serialize};

use super::{SecurityMode, UnitRef, people::is_zero};
use crate::{
    Reason,
    policy::{GatewayPolicy, SuspendedMail},
};

/// Health of a gateway. A message that it refuses counts as a failure, unless it was too large or its recipient was refused.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct GatewayHealth {
    /// Result of the last attempt.
    pub state: GatewayState,
    /// Time of the last success, RFC 3339: it accepted a message, or signed the user in during a check. For a gateway in constant use
    /// accurate to five minutes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub last_success: Option<String>,
    /// The last failure and its reason.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub last_failure: Option<GatewayFailure>,
    /// Start of the current failures, RFC 3339.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub failing_since: Option<String>,
    /// Time since which it has refused username or password, RFC 3339.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub password_refused_since: Option<String>,
    /// Time since which it has accepted no message from this address, RFC 3339; it may sign the user in all the same.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub no_message_since: Option<String>,
    /// True if it is not known whether the gateway lets the user send from this address: when it was saved it neither allowed nor refused
    /// it, and it has accepted no message since.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub sender_unknown: bool,
    /// Expiry of its certificate, as last seen, RFC 3339.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub certificate_expires: Option<String>,
    /// True if the certificate expires within two weeks.
    #[serde(default)]
    pub certificate_ends_soon: bool,
    /// Time of the next check, RFC 3339; absent if there is none because the address is not confirmed, gateways are forbidden, or the
    /// account is closed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next_check: Option<String>,
}

/// State of a gateway.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum GatewayState {
    /// The last attempt succeeded, or there was none yet.
    Ok,
    /// The last attempt failed.
    Failing,
}

/// A failure of a gateway.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct GatewayFailure {
    /// Time of the failure, RFC 3339.
    pub at: String,
    /// Reason for the failure.
    pub reason: Reason,
}

/// The request of `POST /api/v1/gateways/search`: which gateways of the organization.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct SearchGatewaysRequest {
    /// Parts of the address or of the host, or beginnings of the user's name or address, in any order; each has to fit. Case does not matter.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub query: String,
    /// Only gateways at this host.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub host: String,
    /// Only gateways in this condition.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub condition: Option<GatewayStatusFilter>,
    /// Only gateways of people in this unit and in units below it: its id, `root` or a number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
    /// Number of gateways on a page, at most 100; 0 means 50.
    #[serde(skip_serializing_if = "is_zero")]
    pub page_size: u32,
    /// The `nextPageToken` of the previous page.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub page_token: String,
}

/// A condition of gateways that a search can ask for.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum GatewayStatusFilter {
    /// The last attempt failed.
    Failing,
    /// The address is not confirmed yet: nothing is sent from it.
    Pending,
}

impl GatewayStatusFilter {
    /// All conditions that a search can ask for.
    pub const ALL: [Self; 2] = [Self::Failing, Self::Pending];

    /// Returns the code on the wire.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Failing => "FAILING",
            Self::Pending => "PENDING",
        }
    }

    /// Finds a condition by its code.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|condition| condition.code() == code)
    }
}

/// The answer of `GET /api/v1/gateways/hosts`: the hosts at which most gateways are, those with most gateways first.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(default)]
pub struct ListGatewayHostsResponse {
    /// At most 200 hosts.
    pub hosts: Vec<GatewayHost>,
}

/// A host with gateways.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct GatewayHost {
    /// The host name, in A-labels.
    pub host: String,
    /// Number of gateways there.
    pub gateways: u32,
    /// Number of those whose last attempt failed.
    pub failing: u32,
}

/// The answer of `GET /api/v1/gateways` and of a search.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", default)]
pub struct ListGatewaysResponse {
    /// Gateways of this page, failing ones first.
    pub gateways: Vec<UserGateway>,
    /// Number of failing gateways on all pages.
    pub failing: u32,
    /// Number of gateways on all pages.
    pub total: u32,
    /// Number of gateways that a search found; on its first page only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub found: Option<u32>,
    /// Gateways with a password at a provider that stops accepting passwords, by provider; on the first page only.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub passwords_ending: Vec<PasswordsEnding>,
    /// Token of the next page; absent on the last.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub next_page_token: String,
}

impl ListGatewaysResponse {
    /// Returns the policy that applies to every gateway of this page; `None` if there is none, or if the units of their users differ.
    pub fn common_policy(&self) -> Option<GatewayPolicy> {
        let mut forbidden = self.gateways.iter().map(|gateway| gateway.suspended_mail);
        let first = forbidden.next()?;
        forbidden.all(|other| other == first).then(|| GatewayPolicy {
            allowed: first.is_none(),
            suspended_mail: first.unwrap_or_default(),
        })
    }
}

/// Gateways that sign in with a password at a provider that stops accepting passwords.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct PasswordsEnding {
    /// Name of the provider for people.
    pub provider: String,
    /// The last day on which its servers accept passwords, by default or at all, as an RFC 3339 date.
    pub ends: String,
    /// Number of such gateways.
    pub gateways: u32,
    /// Number of users with such gateways.
    pub users: u32,
    /// True if the operator registered the provider, so that these users can connect without a password.
    pub registered: bool,
    /// Name of the provider's registration, for `notifyPasswordsEnding`; absent without a registration.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub registration: Option<String>,
    /// Number of users that `notifyPasswordsEnding` would email now: not disabled, allowed to use gateways, with such a gateway of a
    /// confirmed alias, and not emailed about it in the last 30 days.
    #[serde(default)]
    pub unnotified: u32,
    /// Progress of the latest emails about it; absent if there were none in the last 30 days.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub notices: Option<super::NoticeProgress>,
}

/// The request of `POST /api/v1/gateways/notifyPasswordsEnding`: an email to users with a password at a provider that stops accepting
/// passwords.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct NotifyPasswordsEndingRequest {
    /// The `registration` of the provider.
    pub registration: String,
    /// Email to be sent: subject, text and who gets it.
    pub notify: super::Notify,
}

/// The answer of `POST /api/v1/gateways/notifyPasswordsEnding`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", default)]
pub struct PasswordsEndingNotified {
    /// Number of users who are emailed; 0 if all of them were emailed in the last 30 days.
    pub notified: u32,
}

/// A gateway as shown to administrators, without username and password.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct UserGateway {
    /// The user's primary address.
    pub user: String,
    /// Address of the alias.
    pub address: String,
    /// The address with its domain in ASCII, if the domain could be taken for another one (UTS 39).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub spelled_out: Option<String>,
    /// Host name of the gateway.
    pub host: String,
    /// TCP port of the gateway.
    #[serde(default)]
    pub port: u16,
    /// Encryption of the connection to it.
    #[serde(default)]
    pub security_mode: SecurityMode,
    /// The unit that the user is in.
    #[serde(default)]
    pub unit: UnitRef,
    /// True if the policy currently forbids the user's gateways.
    pub suspended: bool,
    /// Policy for mail of suspended aliases; absent while the user may use gateways.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub suspended_mail: Option<SuspendedMail>,
    /// True if the address is not confirmed yet: nothing is sent from it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub pending: bool,
    /// Health of the gateway; absent before the first attempt.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub health: Option<GatewayHealth>,
    /// Changes that the gateway makes to messages, as its user's test message showed, without mailboxes that reveal the username. Absent
    /// before a test.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub arrived: Option<super::SeenArrival>,
}

/// The request of `POST /api/v1/gateways/remove`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct RemoveGatewayRequest {
    /// The user's primary address.
    pub user: String,
    /// Address of the alias.
    pub address: String,
    /// Email to the user about the removal; absent for none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub notify: Option<super::Notify>,
}

/// The request of `POST /api/v1/gateways/removeEach`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct RemoveGatewaysRequest {
    /// The gateways, at most 100.
    pub gateways: Vec<GatewayRef>,
    /// Email to their users about the removal, one to each user; absent for none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub notify: Option<super::Notify>,
}

/// Names a gateway by whose it is.
#[derive(Clone, Debug, Default, Eq, PartialEq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct GatewayRef {
    /// The user's primary address.
    pub user: String,
    /// Address of the alias.
    pub address: String,
}

/// The answer of `POST /api/v1/gateways/removeEach`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct RemoveGatewaysResponse {
    /// The outcome for each gateway, in the order of the request.
    pub outcomes: Vec<GatewayRemoval>,
    /// Number of users who are emailed.
    pub notified: u32,
}

/// What became of the removal of one gateway.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct GatewayRemoval {
    /// Why it was refused; absent if it was removed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<Reason>,
}

/// The answer of `POST /api/v1/gateways/remove`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", default)]
pub struct GatewayRemoved {
    /// Number of users who are emailed: 0 or 1.
    pub notified: u32,
}

#[cfg(test)]
mod tests {
    use super::{ListGatewaysResponse, SecurityMode, UnitRef, UserGateway};
    use crate::policy::SuspendedMail::{self, OnBehalf, Refuse};

    fn policy_of(forbidden: &[Option<SuspendedMail>]) -> Option<(bool, SuspendedMail)> {
        let gateway = |suspended_mail| UserGateway {
            user: "user@example.com".to_owned(),
            address: "user.name@partner.com".to_owned(),
            spelled_out: None,
            host: "smtp.partner.com".to_owned(),
            port: 465,
            security_mode: SecurityMode::Ssl,
            unit: UnitRef::default(),
            suspended: false,
            suspended_mail,
            pending: false,
            health: None,
            arrived: None,
        };
        let list = ListGatewaysResponse {
            gateways: forbidden.iter().copied().map(gateway).collect(),
            ..ListGatewaysResponse::default()
        };
        let policy = list.common_policy()?;
        Some((policy.allowed, policy.suspended_mail))
    }

    #[test]
    fn units_that_differ_have_no_policy_in_common() {
        assert_eq!(policy_of(&[]), None);
        assert_eq!(policy_of(&[None, None]), Some((true, Refuse)));
        assert_eq!(policy_of(&[Some(Refuse), Some(Refuse)]), Some((false, Refuse)));
        assert_eq!(policy_of(&[Some(OnBehalf)]), Some((false, OnBehalf)));
        assert_eq!(policy_of(&[None, Some(Refuse)]), None);
        assert_eq!(policy_of(&[Some(Refuse), Some(OnBehalf)]), None);
    }
}
