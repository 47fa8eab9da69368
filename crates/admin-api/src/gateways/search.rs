//! `POST /api/v1/gateways/search`: gateways, page by page.

use axum::{Json, extract::State};
use fromline_core::{
    api::{ErrorEnvelope, ListGatewaysResponse, SearchGatewaysRequest},
    role::Permission,
};
use fromline_http::{auth::Caller, error::ApiError, json::Body};
use fromline_services::{gateway_health, state::App};

use super::page::{answer, place};

/// Searches for gateways by address, host, user, condition and unit, failing ones first.
#[utoipa::path(post, path = "/api/v1/gateways/search", tag = "gateways", operation_id = "search_gateways",
    request_body = SearchGatewaysRequest,
    responses((status = 200, body = ListGatewaysResponse), (status = "default", body = ErrorEnvelope)))]
pub async fn search(
    State(app): State<App>,
    caller: Caller,
    Body(request): Body<SearchGatewaysRequest>,
) -> Result<Json<ListGatewaysResponse>, ApiError> {
    let permit = caller.permit_for(Permission::SeeGateways)?;
    let (after, size) = place(&request.page_token, request.page_size)?;
    let page = gateway_health::search(&app.store, &permit, app.clock.now(), &request, after, size).await?;
    answer(&app, &permit, page, after).await
}
