//! Consent at a provider of tokens (OAuth 2.0), in place of a gateway's password.

use std::fmt;

use serde::{Deserialize, Serialize};

/// The answer of `GET /api/v1/consents/providers`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct ConsentProviders {
    /// The providers that the operator registered, by name.
    pub providers: Vec<ConsentProvider>,
}

/// An OAuth 2.0 provider that issues tokens for SMTP servers.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct ConsentProvider {
    /// Identifier of the provider in requests.
    pub name: String,
    /// Name of the provider for people.
    pub label: String,
    /// The SMTP servers that may receive the provider's tokens, in A-labels; no other server may.
    pub hosts: Vec<String>,
    /// True if the provider offers codes for other devices (`beginDevice`).
    #[serde(default)]
    pub device: bool,
    /// The last day on which the provider's servers accept passwords, as an RFC 3339 date; absent if no such day is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub passwords_end: Option<String>,
}

/// The request of `POST /api/v1/consents/begin`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct BeginConsentRequest {
    /// The provider's identifier, as listed.
    pub provider: String,
    /// The user name at the gateway, so that the provider can propose that account.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub username: Option<String>,
    /// Instead of `username`, one of the caller's aliases: its gateway's user name is used, which the API never returns.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub send_as_email: Option<String>,
}

/// The answer of `POST /api/v1/consents/begin`: the page where the user consents.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct BeginConsentResponse {
    /// Address of the provider's consent page, which redirects back to `/oauth/return`.
    pub url: String,
    /// End of the time for consenting, RFC 3339.
    pub expires: String,
}

/// The request of `POST /api/v1/consents/finish`: the parameters of the provider's redirect.
#[derive(Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct FinishConsentRequest {
    /// The redirect's parameter `state`.
    pub state: String,
    /// The parameter `code`; absent without consent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    /// The parameter `iss` (RFC 9207).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub iss: Option<String>,
    /// The redirect's parameter `error`.
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

/// The answer of `POST /api/v1/consents/finish`: a consent to save a gateway with.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct FinishConsentResponse {
    /// Single-use value for `smtpMsa.consent`, valid in this browser's session.
    pub consent: String,
    /// End of the value's validity, RFC 3339.
    pub expires: String,
    /// The provider's identifier, as listed.
    pub provider: String,
    /// The account that consented, if the provider names it. It may differ from the gateway's user name, for example for a shared mailbox;
    /// the gateway decides.
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

/// The request of `POST /api/v1/consents/beginDevice`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct BeginDeviceRequest {
    /// The provider's identifier, as listed.
    pub provider: String,
}

/// A code that the user enters on another device (RFC 8628).
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct BeginDeviceResponse {
    /// Value for `pollDevice`, valid in this browser's session.
    pub device: String,
    /// The code for the user to enter.
    pub user_code: String,
    /// Address of the provider's page that takes the code.
    pub page: String,
    /// Minimum interval between two polls, in seconds.
    pub interval_seconds: u32,
    /// End of the code's validity, RFC 3339.
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

/// The request of `POST /api/v1/consents/pollDevice`.
#[derive(Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct PollDeviceRequest {
    /// The value of `device` that `beginDevice` returned.
    pub device: String,
}

/// It stays out of logs.
impl fmt::Debug for PollDeviceRequest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("PollDeviceRequest").finish_non_exhaustive()
    }
}
