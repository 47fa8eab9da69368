//! `POST /api/v1/gateways/notifyPasswordsEnding`

use axum::{Json, extract::State};
use fromline_core::{
    api::{ErrorEnvelope, NotifyPasswordsEndingRequest, PasswordsEndingNotified},
    role::Permission,
};
use fromline_http::{auth::Caller, error::ApiError, json::Body};
use fromline_services::{notices, passwords_ending, state::App};

/// Mails the users who sign in with a password at a provider that stops taking passwords: which of their addresses, until when, and how
/// to continue without one. Whoever was mailed about it in the last 30 days is not mailed again.
#[utoipa::path(post, path = "/api/v1/gateways/notifyPasswordsEnding", tag = "gateways", operation_id = "notify_passwords_ending",
    request_body = NotifyPasswordsEndingRequest,
    responses((status = 200, body = PasswordsEndingNotified), (status = "default", body = ErrorEnvelope)))]
pub async fn notify(
    State(app): State<App>,
    caller: Caller,
    Body(body): Body<NotifyPasswordsEndingRequest>,
) -> Result<Json<PasswordsEndingNotified>, ApiError> {
    caller.require_everywhere(Permission::ManagePeople)?;
    let sentence = notices::check_sentence(&app, &body.notify)?;
    let notified = passwords_ending::notify(&app, &caller.user, &body.registration, sentence).await?;
    Ok(Json(PasswordsEndingNotified { notified }))
}
