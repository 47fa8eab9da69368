//! `POST /v1/policies`: sets the policy of a unit that has none.

use axum::{extract::State, response::IntoResponse};
use fromline_core::{
    Reason,
    api::{ErrorEnvelope, Operation, Policy},
    role::Permission,
};
use fromline_http::{auth::Caller, error::ApiError, json::Body};
use fromline_services::{
    policies::{self, PolicyRequest},
    refusal::Refusal,
    state::App,
};

use super::resource::{finish_operation, parse_unit, parse_write};

async fn answer(app: &App, caller: &Caller, body: &Policy) -> Result<impl IntoResponse + use<>, ApiError> {
    let request = PolicyRequest {
        permit: &caller.permit_for(Permission::ChangePolicies)?,
        unit: parse_unit(body)?,
        if_match: None,
        sentence: None,
    };
    let written = policies::write(app, request, |now| match now.stored {
        // An invalid policy is refused as such before it is refused because one exists.
        Some(_) => parse_write(body, now).and(Err(Refusal::new(Reason::PolicyExists))),
        None => parse_write(body, now),
    });
    match written.await {
        Err(refusal) if refusal.reason == Reason::NotFound => {
            Err(Refusal::field("policyQuery.orgUnit", Reason::UnitUnknown).into())
        }
        written => Ok(finish_operation(&written?.now, false)),
    }
}

/// Sets the policy of a unit, if it is not set there yet.
#[utoipa::path(post, path = "/v1/policies", tag = "policies", operation_id = "cloudidentity.policies.create", request_body = Policy,
    responses((status = 200, body = Operation), (status = "default", body = ErrorEnvelope)))]
pub async fn create(
    State(app): State<App>,
    caller: Caller,
    Body(body): Body<Policy>,
) -> Result<impl IntoResponse, ApiError> {
    answer(&app, &caller, &body).await
}

/// Sets the policy of a unit, if it is not set there yet.
#[utoipa::path(post, path = "/v1beta1/policies", tag = "policies", operation_id = "cloudidentity.v1beta1.policies.create", request_body = Policy,
    responses((status = 200, body = Operation), (status = "default", body = ErrorEnvelope)))]
pub async fn create_beta(
    State(app): State<App>,
    caller: Caller,
    Body(body): Body<Policy>,
) -> Result<impl IntoResponse, ApiError> {
    answer(&app, &caller, &body).await
}
