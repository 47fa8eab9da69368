//! `GET /gmail/v1/users/{userId}/settings/sendAs`: a user's From addresses.

use axum::{
    Json,
    extract::{Path, State},
};
use fromline_core::{
    api::{ErrorEnvelope, ListSendAsResponse},
    role::Permission,
};
use fromline_http::{auth::Caller, error::ApiError};
use fromline_services::{aliases, state::App};

use super::resource::to_api;

/// Lists the user's primary address and aliases.
#[utoipa::path(get, path = "/gmail/v1/users/{userId}/settings/sendAs", tag = "sendAs", operation_id = "gmail.users.settings.sendAs.list",
    params(("userId" = String, Path, description = "`me` or the primary address")),
    responses((status = 200, body = ListSendAsResponse), (status = "default", body = ErrorEnvelope)))]
pub async fn list(
    State(app): State<App>,
    caller: Caller,
    Path(user): Path<String>,
) -> Result<Json<ListSendAsResponse>, ApiError> {
    let user = caller.find_user(&app, Permission::SeePeople, &user).await?;
    let all = aliases::list(&app, &user, caller.view_of(&app, &user)).await?;
    Ok(Json(ListSendAsResponse {
        send_as: all.into_iter().map(to_api).collect(),
    }))
}
