//! Consent at a provider of tokens (OAuth 2.0), in place of a gateway's password.

use std::fmt;

use serde::{Deserialize, Serialize};

/// `GET /api/v1/consents/providers`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct ConsentProviders {
    /// The providers that the operator registered, by name.
    pub providers: Vec<ConsentProvider>,
}

/// A provider of tokens.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct ConsentProvider {
    /// By which name it is asked for.
    pub name: String,
    /// How it is called.
    pub label: String,
    /// The SMTP servers that its tokens may go to, in A-labels: they go to none else.
    pub hosts: Vec<String>,
    /// Whether it may know codes for other devices (`beginDevice`).
    #[serde(default)]
    pub device: bool,
    /// The day at whose end its servers stop taking passwords, RFC 3339 without a time; absent where nothing is known of one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub passwords_end: Option<String>,
}

/// `POST /api/v1/consents/begin`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct BeginConsentRequest {
    /// The provider's name.
    pub provider: String,
    /// The user name at the gateway, so that the provider can propose that account.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub username: Option<String>,
    /// In its place one of the caller's aliases: the user name at its gateway, which is written and never answered.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub send_as_email: Option<String>,
}

/// Where the user consents.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct BeginConsentResponse {
    /// The provider's page. It leads back to `/oauth/return`.
    pub url: String,
    /// Until when it may, RFC 3339.
    pub expires: String,
}

/// `POST /api/v1/consents/finish`: what the provider brought back in the address.
#[derive(Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct FinishConsentRequest {
    /// `state`.
    pub state: String,
    /// `code`; absent if there was no consent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    /// `iss` (RFC 9207).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub iss: Option<String>,
    /// `error`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub error: Option<String>,
}

/// State and code stay out of logs.
impl fmt::Debug for FinishConsentRequest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("FinishConsentRequest")
            .field("iss", &self.iss)
            .field("error", &self.error)
            .finish_non_exhaustive()
    }
}

/// A consent that a gateway can be saved with.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct FinishConsentResponse {
    /// What `smtpMsa.consent` takes, once, from this browser's session.
    pub consent: String,
    /// Until when, RFC 3339.
    pub expires: String,
    /// The provider's name.
    pub provider: String,
    /// Who consented, if the provider says so. It may be another account than the gateway's user name: that of somebody who may
    /// use a shared mailbox. The gateway decides.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub account: Option<String>,
}

/// What opens the consent stays out of logs.
impl fmt::Debug for FinishConsentResponse {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("FinishConsentResponse")
            .field("provider", &self.provider)
            .finish_non_exhaustive()
    }
}

/// `POST /api/v1/consents/beginDevice`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct BeginDeviceRequest {
    /// The provider's name.
    pub provider: String,
}

/// A code that the user enters on another device (RFC 8628).
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct BeginDeviceResponse {
    /// What `pollDevice` takes, from this browser's session.
    pub device: String,
    /// The code.
    pub user_code: String,
    /// The provider's page for it.
    pub page: String,
    /// Seconds between two questions, at least.
    pub interval_seconds: u32,
    /// Until when, RFC 3339.
    pub expires: String,
}

/// What names the code stays out of logs.
impl fmt::Debug for BeginDeviceResponse {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("BeginDeviceResponse")
            .field("page", &self.page)
            .finish_non_exhaustive()
    }
}

/// `POST /api/v1/consents/pollDevice`
#[derive(Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct PollDeviceRequest {
    /// What `beginDevice` gave.
    pub device: String,
}

/// It stays out of logs.
impl fmt::Debug for PollDeviceRequest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("PollDeviceRequest").finish_non_exhaustive()
    }
}
