//! `GET /api/v1/gateways/hosts`: the hosts at which gateways are.

use axum::{Json, extract::State};
use fromline_core::api::{ErrorEnvelope, GatewayHost, ListGatewayHostsResponse};
use fromline_http::{auth::Caller, error::ApiError};
use fromline_services::{gateway_health, state::App};

/// Lists the 200 hosts at which most gateways are, with their numbers.
#[utoipa::path(get, path = "/api/v1/gateways/hosts", tag = "gateways", operation_id = "list_gateway_hosts",
    responses((status = 200, body = ListGatewayHostsResponse), (status = "default", body = ErrorEnvelope)))]
pub async fn hosts(
    State(app): State<App>,
    caller: Caller,
) -> Result<Json<ListGatewayHostsResponse>, ApiError> {
    let permit = caller.permit();
    let hosts = gateway_health::hosts(&app.store, &permit).await?.into_iter();
    let hosts = hosts.map(|busy| GatewayHost {
        host: busy.host,
        gateways: busy.gateways,
        failing: busy.failing,
    });
    Ok(Json(ListGatewayHostsResponse {
        hosts: hosts.collect(),
    }))
}
