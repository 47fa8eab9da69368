//! `DELETE /v1/policies/{policiesId}`: resets the policy to its default.

use axum::{
    extract::{Path, State},
    http::HeaderMap,
    response::IntoResponse,
};
use fromline_core::api::{ErrorEnvelope, Operation};

use super::resource::{check_id, finish_operation, read_if_match};
use crate::{
    http::{auth::Caller, error::ApiError},
    services::policies::{self, PolicyWrite},
    state::App,
};

async fn answer(
    app: &App,
    caller: &Caller,
    id: &str,
    headers: &HeaderMap,
) -> Result<impl IntoResponse + use<>, ApiError> {
    caller.require_admin()?;
    check_id(id)?;
    let versioned = policies::write(app, &caller.user, read_if_match(headers), |_| {
        Ok(PolicyWrite::Delete)
    })
    .await?;
    Ok(finish_operation(&versioned, true))
}

/// Resets the policy to the default: gateways are not allowed.
#[utoipa::path(delete, path = "/v1/policies/{policiesId}", tag = "policies", operation_id = "cloudidentity.policies.delete", params(("policiesId" = String, Path, description = "The policy, `root`"), ("If-Match" = Option<String>, Header, description = "The ETag that was read; without it the other's change is overwritten")),
    responses((status = 200, body = Operation), (status = "default", body = ErrorEnvelope)))]
pub async fn delete(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<String>,
    headers: HeaderMap,
) -> Result<impl IntoResponse, ApiError> {
    answer(&app, &caller, &id, &headers).await
}

/// Resets the policy to the default: gateways are not allowed.
#[utoipa::path(delete, path = "/v1beta1/policies/{policiesId}", tag = "policies", operation_id = "cloudidentity.v1beta1.policies.delete", params(("policiesId" = String, Path, description = "The policy, `root`"), ("If-Match" = Option<String>, Header, description = "The ETag that was read; without it the other's change is overwritten")),
    responses((status = 200, body = Operation), (status = "default", body = ErrorEnvelope)))]
pub async fn delete_beta(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<String>,
    headers: HeaderMap,
) -> Result<impl IntoResponse, ApiError> {
    answer(&app, &caller, &id, &headers).await
}
