//! `POST /api/v1/consents/begin`: starts a consent in this browser.

use axum::{Json, extract::State};
use fromline_core::api::{BeginConsentRequest, BeginConsentResponse, ErrorEnvelope};
use fromline_http::{auth::Caller, error::ApiError, json::Body};
use fromline_services::{consents, state::App};

use super::resource::begun_to_api;

/// Returns the URL at which the user consents at a provider, which redirects back to `/oauth/return` within ten minutes. Not
/// available to bearer tokens; refused while the caller is not allowed to use gateways.
#[utoipa::path(post, path = "/api/v1/consents/begin", tag = "consents", request_body = BeginConsentRequest,
    responses((status = 200, body = BeginConsentResponse), (status = "default", body = ErrorEnvelope)))]
pub async fn begin(
    State(app): State<App>,
    caller: Caller,
    Body(body): Body<BeginConsentRequest>,
) -> Result<Json<BeginConsentResponse>, ApiError> {
    let session = caller.require_session()?;
    let begun = consents::begin(&app, &caller.user, session, &body).await?;
    Ok(Json(begun_to_api(&begun)))
}
