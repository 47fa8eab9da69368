//! Sign-in, account, and what the page must know about the organisation.

use serde::{Deserialize, Serialize};

use crate::role::Permission;

/// The answer of `GET /api/v1/instance`: what the server tells anyone, signed in or not.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct Instance {
    /// True for the demo, where nothing leaves the machine.
    pub demo: bool,
    /// Contact for help: an address or a link that the operator set.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub contact: Option<String>,
    /// Version of the server.
    pub version: String,
}

/// The answer of `GET /api/v1/start`: what a page needs before it draws anything.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct Start {
    /// The server's public settings.
    pub instance: Instance,
    /// The signed-in user; absent without a session.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub account: Option<Account>,
}

/// The request of `POST /api/v1/session/open`: signs in.
#[derive(Clone, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SignInRequest {
    /// The user's primary address.
    pub address: String,
    /// The user's password, in plain text.
    pub password: String,
}

/// The signed-in user's account, answered by `GET /api/v1/account` and by signing in.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct Account {
    /// The user's primary address.
    pub address: String,
    /// The primary address's display name, may be empty.
    pub name: String,
    /// True for a super administrator without an end.
    pub admin: bool,
    /// Codes of what the user's roles permit in some unit at least, such as `SEE_PEOPLE`.
    #[serde(default)]
    pub permissions: Vec<String>,
    /// Codes of what they permit in the whole organisation.
    #[serde(default)]
    pub everywhere: Vec<String>,
    /// The chosen language, `en`, `it` or `pl`; absent until one is chosen.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    /// The gateway policy that applies to this user, resolved.
    pub gateways_allowed: bool,
    /// Policy for mail of suspended aliases.
    pub suspended_mail: crate::policy::SuspendedMail,
    /// True for an administrator who has hidden the setup checklist.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub checklist_hidden: bool,
    /// The organisation's settings that concern users.
    pub organisation: Organisation,
}

impl Account {
    /// Returns whether the user's roles permit something in some unit at least.
    pub fn may(&self, permission: Permission) -> bool {
        has(&self.permissions, permission)
    }

    /// Returns whether the user's roles permit something in the whole organisation.
    pub fn may_everywhere(&self, permission: Permission) -> bool {
        has(&self.everywhere, permission)
    }
}

fn has(codes: &[String], permission: Permission) -> bool {
    codes.iter().any(|code| code == permission.code())
}

/// Settings of the organisation that every signed-in user may read.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct Organisation {
    /// The organisation's mail domains.
    pub domains: Vec<String>,
    /// True if an outgoing relay is configured; without one no alias can be confirmed.
    pub relay: bool,
    /// Name of the organisation's own outbound gateway, which gateway mail bypasses; may be empty.
    pub outbound_gateway: String,
    /// Contact for help: an address or a link that the operator set.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub contact: Option<String>,
}

/// The request of `PATCH /api/v1/account`: changes the language.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct AccountChange {
    /// The new language: `en`, `it` or `pl`.
    pub language: String,
}

/// The request of `POST /api/v1/account/changePassword`, which ends every other session.
#[derive(Clone, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ChangePasswordRequest {
    /// The password that has been valid until now.
    pub current: String,
    /// The new password, at least twelve characters.
    pub new: String,
}

/// The answer of `GET /api/v1/account/sessions`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct SessionList {
    /// Open sessions, newest first.
    pub sessions: Vec<SessionInfo>,
}

/// An open session of the user.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct SessionInfo {
    /// True for the session that sent the request.
    pub current: bool,
    /// Time of sign-in, RFC 3339.
    pub created: String,
    /// Time of the last request, RFC 3339.
    pub last_used: String,
    /// The browser's User-Agent, cut to 200 printable characters.
    pub browser: String,
}

/// The request of `POST /api/v1/link/check`: is this one-time link still valid?
#[derive(Clone, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct LinkCheckRequest {
    /// The token from the fragment of `/link#…`.
    pub token: String,
}

/// The user that a one-time link was made for.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct LinkInfo {
    /// The user's primary address; absent for the very first administrator, who chooses it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub address: Option<String>,
    /// The organisation's domains, one of which the first administrator's address must have.
    #[serde(default)]
    pub domains: Vec<String>,
}

/// The request of `POST /api/v1/link/setPassword`: consumes the link and signs in.
#[derive(Clone, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct LinkSetPasswordRequest {
    /// The token from the fragment of `/link#…`.
    pub token: String,
    /// The first administrator's primary address; absent otherwise.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub address: Option<String>,
    /// The new password, at least twelve characters.
    pub password: String,
}
