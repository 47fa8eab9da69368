//! Consent at providers of tokens, in place of a gateway's password.

use fromline_core::api::{
    BeginConsentRequest, BeginConsentResponse, BeginDeviceRequest, BeginDeviceResponse, ConsentProviders,
    FinishConsentRequest, FinishConsentResponse, PollDeviceRequest,
};

use super::http::{ApiFailure, get, post};

/// The providers that the operator registered.
pub async fn consent_providers() -> Result<ConsentProviders, ApiFailure> {
    get("/api/v1/consents/providers").await
}

/// Where the user consents.
pub async fn begin_consent(request: &BeginConsentRequest) -> Result<BeginConsentResponse, ApiFailure> {
    post("/api/v1/consents/begin", request).await
}

/// Takes what the provider brought back.
pub async fn finish_consent(request: &FinishConsentRequest) -> Result<FinishConsentResponse, ApiFailure> {
    post("/api/v1/consents/finish", request).await
}

/// A code for another device.
pub async fn begin_device(request: &BeginDeviceRequest) -> Result<BeginDeviceResponse, ApiFailure> {
    post("/api/v1/consents/beginDevice", request).await
}

/// Whether it was entered there.
pub async fn poll_device(request: &PollDeviceRequest) -> Result<FinishConsentResponse, ApiFailure> {
    post("/api/v1/consents/pollDevice", request).await
}
