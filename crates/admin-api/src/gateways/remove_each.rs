//! `POST /api/v1/gateways/removeEach`: removes gateways of users, for administrators.

use axum::{Json, extract::State};
use fromline_core::{
    Reason,
    api::{ErrorEnvelope, GatewayRef, GatewayRemoval, RemoveGatewaysRequest, RemoveGatewaysResponse},
    role::Permission,
};
use fromline_http::{
    auth::{Caller, parse_key},
    error::ApiError,
    json::Body,
};
use fromline_services::{
    aliases::{self, OwnedGateway},
    notices,
    state::App,
};

/// Largest number of gateways in one request.
const MANY: usize = 100;

/// Removes gateways, so that the organization's servers deliver from then on; each is answered on its own. The stored usernames and
/// passwords are deleted; the addresses stay. With `notify` every user concerned is emailed once.
#[utoipa::path(post, path = "/api/v1/gateways/removeEach", tag = "gateways", operation_id = "remove_gateways", request_body = RemoveGatewaysRequest,
    responses((status = 200, body = RemoveGatewaysResponse), (status = "default", body = ErrorEnvelope)))]
pub async fn remove_each(
    State(app): State<App>,
    caller: Caller,
    Body(request): Body<RemoveGatewaysRequest>,
) -> Result<Json<RemoveGatewaysResponse>, ApiError> {
    let permit = caller.permit_for(Permission::RemoveGateways)?;
    if request.gateways.len() > MANY {
        return Err(ApiError::field("gateways", Reason::TooLong));
    }
    let notify = request.notify.as_ref();
    let sentence = notify
        .map(|notify| notices::check_sentence(&app, notify))
        .transpose()?;
    let asked: Vec<_> = request.gateways.iter().map(owned).collect();
    let removals = aliases::remove_gateways(&app, &permit, &asked, sentence.as_deref()).await?;
    let outcomes = removals.outcomes.into_iter();
    Ok(Json(RemoveGatewaysResponse {
        outcomes: outcomes.map(|reason| GatewayRemoval { reason }).collect(),
        notified: removals.notified,
    }))
}

/// Parses whose gateway is meant; `None` if one of the two is no address.
pub fn owned(named: &GatewayRef) -> Option<OwnedGateway> {
    Some(OwnedGateway {
        user: parse_key(&named.user)?,
        alias: parse_key(&named.address)?,
    })
}
