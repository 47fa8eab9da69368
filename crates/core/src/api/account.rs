//! Sign-in, account, and what the page must know about the organisation.

use serde::{Deserialize, Serialize};

/// `GET /api/v1/instance`: what anybody may know.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct Instance {
    /// Whether this is the demo: nothing leaves the machine.
    pub demo: bool,
    /// Whom to ask: an address or a link that the operator set.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub contact: Option<String>,
    /// Version of the server.
    pub version: String,
}

/// `GET /api/v1/start`: what a page needs to know before it draws anything.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct Start {
    /// The server.
    pub instance: Instance,
    /// Who is signed in, if anybody is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub account: Option<Account>,
}

/// `POST /api/v1/session/open`.
#[derive(Clone, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SignInRequest {
    /// The primary address.
    pub address: String,
    /// The password.
    pub password: String,
}

/// `GET /api/v1/account`, also the answer to signing in.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct Account {
    /// The primary address.
    pub address: String,
    /// The primary address's display name, may be empty.
    pub name: String,
    /// Whether the policy page is open to this user.
    pub admin: bool,
    /// `en`, `it` or `pl`; absent until somebody chose.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    /// The policy that holds for this user, resolved.
    pub gateways_allowed: bool,
    /// What happens to mail of suspended aliases.
    pub suspended_mail: crate::policy::SuspendedMail,
    /// The organisation.
    pub organisation: Organisation,
}

/// What every signed-in user may know about the organisation.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct Organisation {
    /// The organisation's mail domains.
    pub domains: Vec<String>,
    /// Whether an outgoing relay is configured; without one no alias can be confirmed.
    pub relay: bool,
    /// Name of the organisation's own outbound gateway, which gateway mail bypasses; may be empty.
    pub outbound_gateway: String,
    /// Whom to ask.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub contact: Option<String>,
}

/// `PATCH /api/v1/account`.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct AccountChange {
    /// `en`, `it` or `pl`.
    pub language: String,
}

/// `POST /api/v1/account/changePassword`. Every other session ends.
#[derive(Clone, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ChangePasswordRequest {
    /// The password until now.
    pub current: String,
    /// Twelve characters at least.
    pub new: String,
}

/// `GET /api/v1/account/sessions`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct SessionList {
    /// The newest first.
    pub sessions: Vec<SessionInfo>,
}

/// One open session.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct SessionInfo {
    /// Whether it is the one that asks.
    pub current: bool,
    /// When it was opened, RFC 3339.
    pub created: String,
    /// When it was last used, RFC 3339.
    pub last_used: String,
    /// The browser's User-Agent, cut to 200 printable characters.
    pub browser: String,
}

/// `POST /api/v1/link/check`: is the one-time link of the fragment good?
#[derive(Clone, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct LinkCheckRequest {
    /// From the fragment of `/link#…`.
    pub token: String,
}

/// For whom the link is.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct LinkInfo {
    /// The primary address; absent for the very first administrator, who chooses it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub address: Option<String>,
    /// The organisation's domains, for the first administrator's address.
    #[serde(default)]
    pub domains: Vec<String>,
}

/// `POST /api/v1/link/setPassword`: uses the link up and signs in.
#[derive(Clone, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct LinkSetPasswordRequest {
    /// From the fragment of `/link#…`.
    pub token: String,
    /// The first administrator's primary address; absent otherwise.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub address: Option<String>,
    /// Twelve characters at least.
    pub password: String,
}
