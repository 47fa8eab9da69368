//! Consent at providers of tokens, in place of a gateway's password.

use fromline_core::api::{
    BeginConsentRequest, BeginConsentResponse, BeginDeviceRequest, BeginDeviceResponse, ConsentProviders,
    FinishConsentRequest, FinishConsentResponse, PollDeviceRequest,
};

use super::http::{ApiFailure, get, post};

/// Reads the providers that the operator registered.
pub async fn consent_providers() -> Result<ConsentProviders, ApiFailure> {
    get("/api/v1/consents/providers").await
}

/// Begins a consent and returns the provider's page for it.
pub async fn begin_consent(request: &BeginConsentRequest) -> Result<BeginConsentResponse, ApiFailure> {
    post("/api/v1/consents/begin", request).await
}

/// Finishes a consent with the parameters of the provider's redirect.
pub async fn finish_consent(request: &FinishConsentRequest) -> Result<FinishConsentResponse, ApiFailure> {
    post("/api/v1/consents/finish", request).await
}

/// Requests a code for another device.
pub async fn begin_device(request: &BeginDeviceRequest) -> Result<BeginDeviceResponse, ApiFailure> {
    post("/api/v1/consents/beginDevice", request).await
}

/// Asks whether the code was entered on the other device.
pub async fn poll_device(request: &PollDeviceRequest) -> Result<FinishConsentResponse, ApiFailure> {
    post("/api/v1/consents/pollDevice", request).await
}
