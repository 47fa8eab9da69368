//! `POST /v1/policies`: sets the policy for the first time.

use axum::{extract::State, response::IntoResponse};
use fromline_core::{
    Reason,
    api::{ErrorEnvelope, Operation, Policy},
};

use super::resource::{finish_operation, parse_write};
use crate::{
    http::{auth::Caller, error::ApiError, json::Body},
    services::{policies, refusal::Refusal},
    state::App,
};

async fn answer(app: &App, caller: &Caller, body: &Policy) -> Result<impl IntoResponse + use<>, ApiError> {
    caller.require_admin()?;
    let versioned = policies::write(app, &caller.user, None, |now| match now.stored {
        // An invalid policy is refused as such before it is refused because one exists.
        Some(_) => parse_write(body, now).and(Err(Refusal::new(Reason::PolicyExists))),
        None => parse_write(body, now),
    });
    Ok(finish_operation(&versioned.await?, false))
}

/// Sets the policy if it is not set yet.
#[utoipa::path(post, path = "/v1/policies", tag = "policies", operation_id = "cloudidentity.policies.create", request_body = Policy,
    responses((status = 200, body = Operation), (status = "default", body = ErrorEnvelope)))]
pub async fn create(
    State(app): State<App>,
    caller: Caller,
    Body(body): Body<Policy>,
) -> Result<impl IntoResponse, ApiError> {
    answer(&app, &caller, &body).await
}

/// Sets the policy if it is not set yet.
#[utoipa::path(post, path = "/v1beta1/policies", tag = "policies", operation_id = "cloudidentity.v1beta1.policies.create", request_body = Policy,
    responses((status = 200, body = Operation), (status = "default", body = ErrorEnvelope)))]
pub async fn create_beta(
    State(app): State<App>,
    caller: Caller,
    Body(body): Body<Policy>,
) -> Result<impl IntoResponse, ApiError> {
    answer(&app, &caller, &body).await
}
