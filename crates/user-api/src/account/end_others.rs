//! `POST /api/v1/account/sessions/endOthers`: signs out everywhere else.

use axum::{extract::State, http::StatusCode};
use fromline_core::api::ErrorEnvelope;
use fromline_http::{auth::Caller, error::ApiError};
use fromline_services::state::App;
use fromline_store::sessions;

/// Ends every session of the caller except the one that sends the request. Not available to bearer tokens.
#[utoipa::path(post, path = "/api/v1/account/sessions/endOthers", tag = "account",
    responses((status = 204), (status = "default", body = ErrorEnvelope)))]
pub async fn end_others(State(app): State<App>, caller: Caller) -> Result<StatusCode, ApiError> {
    let current = caller.require_session()?;
    app.store
        .write(|db| {
            sessions::end_others(db, caller.user.id, Some(current))?;
            Ok(StatusCode::NO_CONTENT)
        })
        .await
}
