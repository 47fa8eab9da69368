//! How gateways fare: for whoever has one, and for administrators.

use serde::{Deserialize, Serialize};

use crate::{Reason, policy::SuspendedMail};

/// How a gateway fares. A message that it does not take counts; one that is too large, or for a recipient that it refuses, does
/// not.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct GatewayHealth {
    /// Whether it worked when it was last tried.
    pub state: GatewayState,
    /// When it last worked, RFC 3339: it took a message, or signed the user in when Fromline looked at it. For a gateway in constant
    /// use to within five minutes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub last_success: Option<String>,
    /// When it last failed, and why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub last_failure: Option<GatewayFailure>,
    /// Since when it fails, RFC 3339.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub failing_since: Option<String>,
    /// Since when it refuses username or password, RFC 3339.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub password_refused_since: Option<String>,
    /// Since when it has confirmed no message from this address, RFC 3339; it may sign the user in all the same.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub no_message_since: Option<String>,
    /// Whether it is not known that it lets the user write from this address: asked when it was saved, it said neither yes nor
    /// no, and it has taken no message since.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub sender_unknown: bool,
    /// When its certificate ends, as last seen, RFC 3339.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub certificate_expires: Option<String>,
    /// Whether that is within two weeks.
    #[serde(default)]
    pub certificate_ends_soon: bool,
    /// When Fromline looks at it next, RFC 3339; absent where it does not: the address is not confirmed, gateways are forbidden,
    /// or the account is closed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next_check: Option<String>,
}

/// Whether a gateway works.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum GatewayState {
    /// It worked when it was last tried, or was not tried yet.
    Ok,
    /// It did not.
    Failing,
}

/// A failure of a gateway.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct GatewayFailure {
    /// When, RFC 3339.
    pub at: String,
    /// Why.
    pub reason: Reason,
}

/// `GET /api/v1/gateways`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", default)]
pub struct ListGatewaysResponse {
    /// Those that fail first.
    pub gateways: Vec<UserGateway>,
    /// How many fail, of all.
    pub failing: u32,
    /// How many there are.
    pub total: u32,
    /// Those that sign in with a password at a provider that stops taking them, by provider; on the first page alone.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub passwords_ending: Vec<PasswordsEnding>,
    /// Where the next page begins; absent on the last.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub next_page_token: String,
}

/// Gateways that sign in with a password at a provider that stops taking them.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct PasswordsEnding {
    /// How the provider is called.
    pub provider: String,
    /// The day at whose end its servers stop taking passwords, by default or for good, RFC 3339 without a time.
    pub ends: String,
    /// How many gateways there are.
    pub gateways: u32,
    /// Of how many users.
    pub users: u32,
    /// Whether the operator registered the provider, so that these users can connect without a password.
    pub registered: bool,
}

/// A gateway as an administrator sees it: neither username nor password.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct UserGateway {
    /// The user's primary address.
    pub user: String,
    /// The alias's address.
    pub address: String,
    /// The address with its domain in ASCII, if the domain could be taken for another one (UTS 39).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub spelled_out: Option<String>,
    /// Host name of the gateway.
    pub host: String,
    /// Whether gateways are forbidden to its user now.
    pub suspended: bool,
    /// What happens to mail of suspended aliases; absent while gateways are allowed to its user.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub suspended_mail: Option<SuspendedMail>,
    /// Whether the address waits for its confirmation: nothing is sent from it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub pending: bool,
    /// How it fares; absent until somebody looked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub health: Option<GatewayHealth>,
    /// What it changes of the messages it takes, as its user's test message showed; without the mailboxes that tell the username.
    /// Absent until then.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub arrived: Option<super::SeenArrival>,
}

/// `POST /api/v1/gateways/remove`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct RemoveGatewayRequest {
    /// The user's primary address.
    pub user: String,
    /// The alias's address.
    pub address: String,
    /// Whether the user is mailed, and what the administrator adds; absent: nobody is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub notify: Option<super::Notify>,
}

/// The answer of `POST /api/v1/gateways/remove`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", default)]
pub struct GatewayRemoved {
    /// Users who are mailed.
    pub notified: u32,
}
