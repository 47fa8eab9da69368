//! `GET /v1/policies/{policiesId}`: one policy.

use axum::{
    Json,
    extract::{Path, State},
    http::{HeaderName, header},
    response::AppendHeaders,
};
use fromline_core::{
    api::{ErrorEnvelope, Policy},
    role::Permission,
};
use fromline_http::{auth::Caller, error::ApiError};
use fromline_services::{policies, state::App};

use super::resource::{PolicyId, build_service_status, exists, parse_id, seen_to_api};

type Answer = (AppendHeaders<[(HeaderName, String); 1]>, Json<Policy>);

async fn answer(app: &App, caller: &Caller, id: &str) -> Result<Answer, ApiError> {
    let permit = caller.permit_for(Permission::SeePolicies)?;
    let policy = match parse_id(id)? {
        PolicyId::Gateways(unit) => {
            let seen = app.store.read(|db| policies::see(db, &permit, unit)).await?;
            let seen = seen.filter(|(policy, _)| exists(policy));
            seen_to_api(&seen.ok_or_else(ApiError::not_found)?)
        }
        PolicyId::ServiceStatus => build_service_status(),
    };
    let etag = policy.etag.clone().unwrap_or_default();
    Ok((AppendHeaders([(header::ETAG, etag)]), Json(policy)))
}

/// Returns the policy of the root organizational unit, off until someone sets it (`root`), that of a unit that sets its own, or the
/// state of the mail service, always on (`gmail-service-status`).
#[utoipa::path(get, path = "/v1/policies/{policiesId}", tag = "policies", operation_id = "cloudidentity.policies.get", params(("policiesId" = String, Path, description = "The policy: `root`, the id of a unit, or `gmail-service-status`")),
    responses((status = 200, body = Policy), (status = "default", body = ErrorEnvelope)))]
pub async fn get(State(app): State<App>, caller: Caller, Path(id): Path<String>) -> Result<Answer, ApiError> {
    answer(&app, &caller, &id).await
}

/// Returns the policy of the root organizational unit, off until someone sets it (`root`), that of a unit that sets its own, or the
/// state of the mail service, always on (`gmail-service-status`).
#[utoipa::path(get, path = "/v1beta1/policies/{policiesId}", tag = "policies", operation_id = "cloudidentity.v1beta1.policies.get", params(("policiesId" = String, Path, description = "The policy: `root`, the id of a unit, or `gmail-service-status`")),
    responses((status = 200, body = Policy), (status = "default", body = ErrorEnvelope)))]
pub async fn get_beta(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<String>,
) -> Result<Answer, ApiError> {
    answer(&app, &caller, &id).await
}
