//! `POST /gmail/v1/users/{userId}/settings/sendAs/{sendAsEmail}/verify`: emails a new confirmation code.

use axum::{
    extract::{Path, State},
    http::StatusCode,
};
use fromline_core::api::ErrorEnvelope;
use fromline_http::{auth::Caller, error::ApiError};
use fromline_services::{confirmation, state::App};

use super::address_key;

/// Emails a new confirmation code and invalidates the previous one.
#[utoipa::path(post, path = "/gmail/v1/users/{userId}/settings/sendAs/{sendAsEmail}/verify", tag = "sendAs", operation_id = "gmail.users.settings.sendAs.verify",
    params(("userId" = String, Path, description = "`me` or the primary address"), ("sendAsEmail" = String, Path, description = "The From address")),
    responses((status = 204), (status = "default", body = ErrorEnvelope)))]
pub async fn verify(
    State(app): State<App>,
    caller: Caller,
    Path((user, address)): Path<(String, String)>,
) -> Result<StatusCode, ApiError> {
    let user = caller.require_self(&user)?;
    confirmation::resend(&app, &user, &address_key(&address)?).await?;
    Ok(StatusCode::NO_CONTENT)
}
