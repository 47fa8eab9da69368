//! `GET /api/v1/gateways`: all users' gateways, for administrators.

use axum::{
    Json,
    extract::{Query, State},
};
use fromline_core::{
    api::{ErrorEnvelope, ListGatewaysResponse},
    role::Permission,
};
use fromline_http::{auth::Caller, error::ApiError};
use fromline_services::{gateway_health, state::App};
use serde::Deserialize;

use super::page::{answer, place};

/// Query parameters of the list.
#[derive(Debug, Default, Deserialize, utoipa::IntoParams)]
#[serde(rename_all = "camelCase")]
#[into_params(parameter_in = Query)]
pub struct ListGatewaysQuery {
    /// Number of gateways on a page, at most 100; 0 means 50.
    page_size: Option<u32>,
    /// The `nextPageToken` of the previous page.
    page_token: Option<String>,
}

/// Lists every gateway with its user and its health, failing ones first.
#[utoipa::path(get, path = "/api/v1/gateways", tag = "gateways", params(ListGatewaysQuery),
    responses((status = 200, body = ListGatewaysResponse), (status = "default", body = ErrorEnvelope)))]
pub async fn list(
    State(app): State<App>,
    caller: Caller,
    Query(asked): Query<ListGatewaysQuery>,
) -> Result<Json<ListGatewaysResponse>, ApiError> {
    let permit = caller.permit_for(Permission::SeeGateways)?;
    let (after, size) = place(
        asked.page_token.as_deref().unwrap_or_default(),
        asked.page_size.unwrap_or_default(),
    )?;
    let page = gateway_health::list(&app.store, &permit, app.clock.now(), after, size).await?;
    answer(&app, &permit, page, after).await
}
