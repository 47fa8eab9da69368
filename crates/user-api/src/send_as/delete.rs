//! `DELETE /gmail/v1/users/{userId}/settings/sendAs/{sendAsEmail}`: deletes an alias.

use axum::{
    extract::{Path, State},
    http::StatusCode,
};
use fromline_core::{api::ErrorEnvelope, role::Permission};
use fromline_http::{auth::Caller, error::ApiError};
use fromline_services::{aliases, state::App};

use super::address_key;

/// Deletes an alias and its gateway. If an administrator deletes another user's alias, that user is emailed.
#[utoipa::path(delete, path = "/gmail/v1/users/{userId}/settings/sendAs/{sendAsEmail}", tag = "sendAs", operation_id = "gmail.users.settings.sendAs.delete",
    params(("userId" = String, Path, description = "`me` or the primary address"), ("sendAsEmail" = String, Path, description = "The From address")),
    responses((status = 204), (status = "default", body = ErrorEnvelope)))]
pub async fn delete(
    State(app): State<App>,
    caller: Caller,
    Path((user, address)): Path<(String, String)>,
) -> Result<StatusCode, ApiError> {
    let user = caller.find_user(&app, Permission::ManagePeople, &user).await?;
    aliases::delete(&app, &caller.user, &user, &address_key(&address)?).await?;
    Ok(StatusCode::NO_CONTENT)
}
