//! `POST /gmail/v1/users/{userId}/settings/sendAs`: adds an alias.

use axum::{
    Json,
    extract::{Path, State},
};
use fromline_core::api::{ErrorEnvelope, SendAs};
use fromline_http::{auth::Caller, error::ApiError, json::Body};
use fromline_services::{aliases, state::App};

use super::resource::alias_to_api;

/// Adds an alias. If it has a gateway, Fromline first connects and signs in to it.
#[utoipa::path(post, path = "/gmail/v1/users/{userId}/settings/sendAs", tag = "sendAs", operation_id = "gmail.users.settings.sendAs.create", request_body = SendAs,
    params(("userId" = String, Path, description = "`me` or the primary address")),
    responses((status = 200, body = SendAs), (status = "default", body = ErrorEnvelope)))]
pub async fn create(
    State(app): State<App>,
    caller: Caller,
    Path(user): Path<String>,
    Body(body): Body<SendAs>,
) -> Result<Json<SendAs>, ApiError> {
    let user = caller.require_self(&user)?;
    let created = aliases::create(&app, &user, caller.owner(), &body).await?;
    Ok(Json(alias_to_api(created)))
}
