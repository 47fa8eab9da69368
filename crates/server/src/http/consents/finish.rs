//! `POST /api/v1/consents/finish`

use axum::{Json, extract::State};
use fromline_core::api::{ErrorEnvelope, FinishConsentRequest, FinishConsentResponse};

use crate::{
    http::{auth::Caller, error::ApiError, json::Body},
    services::consents,
    state::App,
};

/// Takes what a provider brought back to `/oauth/return`, once, from the session that began it. What it gives can stand in
/// `smtpMsa.consent` for thirty minutes. Not for bearer tokens.
#[utoipa::path(post, path = "/api/v1/consents/finish", tag = "consents", request_body = FinishConsentRequest,
    responses((status = 200, body = FinishConsentResponse), (status = "default", body = ErrorEnvelope)))]
pub async fn finish(
    State(app): State<App>,
    caller: Caller,
    Body(body): Body<FinishConsentRequest>,
) -> Result<Json<FinishConsentResponse>, ApiError> {
    let session = caller.require_session()?;
    Ok(Json(consents::finish(&app, &caller.user, session, &body).await?))
}
