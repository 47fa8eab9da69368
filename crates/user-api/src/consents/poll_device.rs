//! `POST /api/v1/consents/pollDevice`: completes a consent given on another device.

use axum::{Json, extract::State};
use fromline_core::api::{ErrorEnvelope, FinishConsentResponse, PollDeviceRequest};
use fromline_http::{auth::Caller, error::ApiError, json::Body};
use fromline_services::{consents, state::App};

use super::resource::kept_to_api;

/// Checks whether the user has consented on the other device; `CONSENT_PENDING` until then. The result can be used as
/// `smtpMsa.consent` for thirty minutes. Not available to bearer tokens.
#[utoipa::path(post, path = "/api/v1/consents/pollDevice", tag = "consents", request_body = PollDeviceRequest,
    responses((status = 200, body = FinishConsentResponse), (status = "default", body = ErrorEnvelope)))]
pub async fn poll_device(
    State(app): State<App>,
    caller: Caller,
    Body(body): Body<PollDeviceRequest>,
) -> Result<Json<FinishConsentResponse>, ApiError> {
    let session = caller.require_session()?;
    let kept = consents::poll_device(&app, &caller.user, session, &body).await?;
    Ok(Json(kept_to_api(kept)))
}
