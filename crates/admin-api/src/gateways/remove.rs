//! `POST /api/v1/gateways/remove`: removes a user's gateway, for administrators.

use axum::{Json, extract::State};
use fromline_core::api::{ErrorEnvelope, GatewayRemoved, RemoveGatewayRequest};
use fromline_http::{
    auth::{Caller, parse_key},
    error::ApiError,
    json::Body,
};
use fromline_services::{aliases, notices, state::App};

/// Removes a user's gateway, so that the organization's servers deliver from then on. The stored username and password are
/// deleted; the address stays. With `notify` the user is emailed.
#[utoipa::path(post, path = "/api/v1/gateways/remove", tag = "gateways", operation_id = "remove_gateway", request_body = RemoveGatewayRequest,
    responses((status = 200, body = GatewayRemoved), (status = "default", body = ErrorEnvelope)))]
pub async fn remove(
    State(app): State<App>,
    caller: Caller,
    Body(body): Body<RemoveGatewayRequest>,
) -> Result<Json<GatewayRemoved>, ApiError> {
    caller.require_admin()?;
    let user = caller.find_user(&app, &body.user).await?;
    let sentence = body
        .notify
        .as_ref()
        .map(|notify| notices::check_sentence(&app, notify))
        .transpose()?;
    let address_key = parse_key(&body.address).ok_or_else(ApiError::not_found)?;
    let notified = aliases::remove_gateway(&app, &caller.user, &user, &address_key, sentence).await?;
    Ok(Json(GatewayRemoved { notified }))
}
