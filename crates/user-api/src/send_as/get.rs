//! `GET /gmail/v1/users/{userId}/settings/sendAs/{sendAsEmail}`: one From address.

use axum::{
    Json,
    extract::{Path, State},
};
use fromline_core::{
    api::{ErrorEnvelope, SendAs},
    role::Permission,
};
use fromline_http::{auth::Caller, error::ApiError};
use fromline_services::{aliases, state::App};

use super::{address_key, resource::to_api};

/// Returns one From address of a user.
#[utoipa::path(get, path = "/gmail/v1/users/{userId}/settings/sendAs/{sendAsEmail}", tag = "sendAs", operation_id = "gmail.users.settings.sendAs.get",
    params(("userId" = String, Path, description = "`me` or the primary address"), ("sendAsEmail" = String, Path, description = "The From address")),
    responses((status = 200, body = SendAs), (status = "default", body = ErrorEnvelope)))]
pub async fn get(
    State(app): State<App>,
    caller: Caller,
    Path((user, address)): Path<(String, String)>,
) -> Result<Json<SendAs>, ApiError> {
    let user = caller.find_user(&app, Permission::SeePeople, &user).await?;
    let found = aliases::get(&app, &user, &address_key(&address)?, caller.view_of(&app, &user)).await?;
    Ok(Json(to_api(found)))
}
