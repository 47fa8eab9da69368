//! `PATCH /v1/policies/{policiesId}`: changes the policy.

use axum::{
    extract::{Path, State},
    http::HeaderMap,
    response::IntoResponse,
};
use fromline_core::{
    api::{ErrorEnvelope, Operation, Policy},
    role::Permission,
};
use fromline_http::{auth::Caller, error::ApiError, json::Body};
use fromline_services::{
    policies::{self, PolicyRequest},
    state::App,
};

use super::resource::{check_id, finish_operation, parse_write, read_if_match, require};

async fn answer(
    app: &App,
    caller: &Caller,
    id: &str,
    headers: &HeaderMap,
    body: &Policy,
) -> Result<impl IntoResponse + use<>, ApiError> {
    let permit = caller.permit_for(Permission::ChangePolicies)?;
    let request = PolicyRequest {
        permit: &permit,
        unit: check_id(id)?,
        if_match: read_if_match(headers),
        sentence: None,
    };
    let written = policies::write(app, request, |now| {
        require(now).and_then(|()| parse_write(body, now))
    })
    .await?;
    Ok(finish_operation(&written.now, false))
}

/// Changes the policy of a unit, with immediate effect.
#[utoipa::path(patch, path = "/v1/policies/{policiesId}", tag = "policies", operation_id = "cloudidentity.policies.patch", request_body = Policy, params(("policiesId" = String, Path, description = "The policy: `root`, or the id of a unit"), ("If-Match" = Option<String>, Header, description = "The ETag that was read; without it the other's change is overwritten")),
    responses((status = 200, body = Operation), (status = "default", body = ErrorEnvelope)))]
pub async fn patch(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<String>,
    headers: HeaderMap,
    Body(body): Body<Policy>,
) -> Result<impl IntoResponse, ApiError> {
    answer(&app, &caller, &id, &headers, &body).await
}

/// Changes the policy of a unit, with immediate effect.
#[utoipa::path(patch, path = "/v1beta1/policies/{policiesId}", tag = "policies", operation_id = "cloudidentity.v1beta1.policies.patch", request_body = Policy, params(("policiesId" = String, Path, description = "The policy: `root`, or the id of a unit"), ("If-Match" = Option<String>, Header, description = "The ETag that was read; without it the other's change is overwritten")),
    responses((status = 200, body = Operation), (status = "default", body = ErrorEnvelope)))]
pub async fn patch_beta(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<String>,
    headers: HeaderMap,
    Body(body): Body<Policy>,
) -> Result<impl IntoResponse, ApiError> {
    answer(&app, &caller, &id, &headers, &body).await
}
