//! `GET /gmail/v1/users/{userId}/profile`: the caller's primary address.

use axum::{Json, extract::Path};
use fromline_core::api::{ErrorEnvelope, Profile};
use fromline_http::{auth::Caller, error::ApiError};

/// Returns the caller's primary address. There is no mailbox, so all counts are 0.
#[utoipa::path(get, path = "/gmail/v1/users/{userId}/profile", tag = "messages", operation_id = "gmail.users.getProfile",
    params(("userId" = String, Path, description = "`me` or the primary address")),
    responses((status = 200, body = Profile), (status = "default", body = ErrorEnvelope)))]
pub async fn profile(caller: Caller, Path(user): Path<String>) -> Result<Json<Profile>, ApiError> {
    let user = caller.require_self(&user)?;
    Ok(Json(Profile {
        email_address: user.address.to_string(),
        messages_total: 0,
        threads_total: 0,
        history_id: "0".to_owned(),
    }))
}
