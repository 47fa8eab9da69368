//! `POST /api/v1/consents/finish`: completes a consent started in this browser.

use axum::{Json, extract::State};
use fromline_core::api::{ErrorEnvelope, FinishConsentRequest, FinishConsentResponse};
use fromline_http::{auth::Caller, error::ApiError, json::Body};
use fromline_services::{consents, state::App};

use super::resource::kept_to_api;

/// Completes a consent with the parameters that the provider sent to `/oauth/return`, once and only in the session that started
/// it. The result can be used as `smtpMsa.consent` for thirty minutes. Not available to bearer tokens.
#[utoipa::path(post, path = "/api/v1/consents/finish", tag = "consents", request_body = FinishConsentRequest,
    responses((status = 200, body = FinishConsentResponse), (status = "default", body = ErrorEnvelope)))]
pub async fn finish(
    State(app): State<App>,
    caller: Caller,
    Body(body): Body<FinishConsentRequest>,
) -> Result<Json<FinishConsentResponse>, ApiError> {
    let session = caller.require_session()?;
    let kept = consents::finish(&app, &caller.user, session, &body).await?;
    Ok(Json(kept_to_api(kept)))
}
