//! `GET /v1/policies/{policiesId}`

use axum::{
    Json,
    extract::{Path, State},
    http::{HeaderName, header},
    response::AppendHeaders,
};
use fromline_core::api::{ErrorEnvelope, Policy};

use super::resource::{check_id, to_api};
use crate::{
    http::{auth::Caller, error::ApiError},
    services::policies,
    state::App,
};

type Answer = (AppendHeaders<[(HeaderName, String); 1]>, Json<Policy>);

async fn answer(app: &App, caller: &Caller, id: &str) -> Result<Answer, ApiError> {
    caller.require_admin()?;
    check_id(id)?;
    let mut db = app.store.read().await?;
    let versioned = policies::get(&mut db).await?;
    Ok((
        AppendHeaders([(header::ETAG, versioned.etag.clone())]),
        Json(to_api(&versioned)),
    ))
}

/// The policy of the root organisational unit; off until somebody sets it.
#[utoipa::path(get, path = "/v1/policies/{policiesId}", tag = "policies", operation_id = "cloudidentity.policies.get", params(("policiesId" = String, Path, description = "The policy, `root`")),
    responses((status = 200, body = Policy), (status = "default", body = ErrorEnvelope)))]
pub async fn get(State(app): State<App>, caller: Caller, Path(id): Path<String>) -> Result<Answer, ApiError> {
    answer(&app, &caller, &id).await
}

/// The policy of the root organisational unit; off until somebody sets it.
#[utoipa::path(get, path = "/v1beta1/policies/{policiesId}", tag = "policies", operation_id = "cloudidentity.v1beta1.policies.get", params(("policiesId" = String, Path, description = "The policy, `root`")),
    responses((status = 200, body = Policy), (status = "default", body = ErrorEnvelope)))]
pub async fn get_beta(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<String>,
) -> Result<Answer, ApiError> {
    answer(&app, &caller, &id).await
}
