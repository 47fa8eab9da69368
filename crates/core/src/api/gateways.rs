//! How gateways fare: for whoever has one, and for administrators.

use serde::{Deserialize, Serialize};

use crate::Reason;

/// How a gateway fares. Single messages that it refuses do not count: their sender is told.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct GatewayHealth {
    /// Whether it worked when it was last tried.
    pub state: GatewayState,
    /// When it last worked, RFC 3339; for a gateway in constant use to within five minutes.
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
    /// Where the next page begins; absent on the last.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub next_page_token: String,
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
    /// How it fares; absent until somebody looked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub health: Option<GatewayHealth>,
}
