//! `POST /api/v1/gateways/remove`: removes a user's gateway, for administrators.

use axum::{Json, extract::State};
use fromline_core::{
    api::{ErrorEnvelope, GatewayRef, GatewayRemoved, RemoveGatewayRequest},
    role::Permission,
};
use fromline_http::{auth::Caller, error::ApiError, json::Body};
use fromline_services::{aliases, notices, refusal::Refusal, state::App};

use super::remove_each::owned;

/// Removes a user's gateway, so that the organization's servers deliver from then on. The stored username and password are
/// deleted; the address stays. With `notify` the user is emailed.
#[utoipa::path(post, path = "/api/v1/gateways/remove", tag = "gateways", operation_id = "remove_gateway", request_body = RemoveGatewayRequest,
    responses((status = 200, body = GatewayRemoved), (status = "default", body = ErrorEnvelope)))]
pub async fn remove(
    State(app): State<App>,
    caller: Caller,
    Body(body): Body<RemoveGatewayRequest>,
) -> Result<Json<GatewayRemoved>, ApiError> {
    let permit = caller.permit_for(Permission::RemoveGateways)?;
    let notify = body.notify.as_ref();
    let sentence = notify
        .map(|notify| notices::check_sentence(&app, notify))
        .transpose()?;
    let named = GatewayRef {
        user: body.user,
        address: body.address,
    };
    let removals = aliases::remove_gateways(&app, &permit, &[owned(&named)], sentence.as_deref()).await?;
    match removals.outcomes.first() {
        Some(Some(reason)) => Err(Refusal::new(*reason).into()),
        _ => Ok(Json(GatewayRemoved {
            notified: removals.notified,
        })),
    }
}
