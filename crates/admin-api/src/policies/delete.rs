//! `DELETE /v1/policies/{policiesId}`: deletes the policy of a unit.

use axum::{
    extract::{Path, State},
    http::HeaderMap,
    response::IntoResponse,
};
use fromline_core::{
    api::{ErrorEnvelope, Operation},
    role::Permission,
};
use fromline_http::{auth::Caller, error::ApiError};
use fromline_services::{
    policies::{self, PolicyRequest, PolicyWrite},
    state::App,
};

use super::resource::{check_id, finish_operation, read_if_match, require};

async fn answer(
    app: &App,
    caller: &Caller,
    id: &str,
    headers: &HeaderMap,
) -> Result<impl IntoResponse + use<>, ApiError> {
    let permit = caller.permit_for(Permission::ChangePolicies)?;
    let request = PolicyRequest {
        permit: &permit,
        unit: check_id(id)?,
        if_match: read_if_match(headers),
        sentence: None,
    };
    let written = policies::write(app, request, |now| require(now).map(|()| PolicyWrite::Delete)).await?;
    Ok(finish_operation(&written.now, true))
}

/// Deletes the policy of a unit, which then inherits; for the root the default applies: gateways are not allowed.
#[utoipa::path(delete, path = "/v1/policies/{policiesId}", tag = "policies", operation_id = "cloudidentity.policies.delete", params(("policiesId" = String, Path, description = "The policy: `root`, or the id of a unit"), ("If-Match" = Option<String>, Header, description = "The ETag that was read; without it the other's change is overwritten")),
    responses((status = 200, body = Operation), (status = "default", body = ErrorEnvelope)))]
pub async fn delete(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<String>,
    headers: HeaderMap,
) -> Result<impl IntoResponse, ApiError> {
    answer(&app, &caller, &id, &headers).await
}

/// Deletes the policy of a unit, which then inherits; for the root the default applies: gateways are not allowed.
#[utoipa::path(delete, path = "/v1beta1/policies/{policiesId}", tag = "policies", operation_id = "cloudidentity.v1beta1.policies.delete", params(("policiesId" = String, Path, description = "The policy: `root`, or the id of a unit"), ("If-Match" = Option<String>, Header, description = "The ETag that was read; without it the other's change is overwritten")),
    responses((status = 200, body = Operation), (status = "default", body = ErrorEnvelope)))]
pub async fn delete_beta(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<String>,
    headers: HeaderMap,
) -> Result<impl IntoResponse, ApiError> {
    answer(&app, &caller, &id, &headers).await
}
