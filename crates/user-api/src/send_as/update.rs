//! `PUT /gmail/v1/users/{userId}/settings/sendAs/{sendAsEmail}`: replaces a From address.

use axum::{
    Json,
    extract::{Path, State},
};
use fromline_core::api::{ErrorEnvelope, SendAs};
use fromline_http::{auth::Caller, error::ApiError, json::Body};
use fromline_services::{
    aliases::{self, UpdateMode},
    state::App,
};

use super::{address_key, resource::to_api};

/// Replaces a From address: omitted fields are reset, and without `smtpMsa` the gateway is removed.
#[utoipa::path(put, path = "/gmail/v1/users/{userId}/settings/sendAs/{sendAsEmail}", tag = "sendAs", operation_id = "gmail.users.settings.sendAs.update", request_body = SendAs,
    params(("userId" = String, Path, description = "`me` or the primary address"), ("sendAsEmail" = String, Path, description = "The From address")),
    responses((status = 200, body = SendAs), (status = "default", body = ErrorEnvelope)))]
pub async fn update(
    State(app): State<App>,
    caller: Caller,
    Path((user, address)): Path<(String, String)>,
    Body(body): Body<SendAs>,
) -> Result<Json<SendAs>, ApiError> {
    let user = caller.require_self(&user)?;
    let changed = aliases::update(
        &app,
        &user,
        caller.owner(),
        &address_key(&address)?,
        &body,
        UpdateMode::Replace,
    )
    .await?;
    Ok(Json(to_api(changed)))
}
