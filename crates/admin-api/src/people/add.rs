//! `POST /api/v1/people/add`: adds a person.

use axum::{Json, extract::State};
use fromline_core::{
    api::{AddPersonRequest, ErrorEnvelope, Person},
    role::Permission,
};
use fromline_http::{auth::Caller, error::ApiError, json::Body};
use fromline_services::{people, state::App};

use super::resource::person_to_api;

/// Adds a person and emails them the one-time link that sets their password.
#[utoipa::path(post, path = "/api/v1/people/add", tag = "people", operation_id = "add_person", request_body = AddPersonRequest,
    responses((status = 200, body = Person), (status = "default", body = ErrorEnvelope)))]
pub async fn add(
    State(app): State<App>,
    caller: Caller,
    Body(request): Body<AddPersonRequest>,
) -> Result<Json<Person>, ApiError> {
    let permit = caller.permit_for(Permission::ManagePeople)?;
    let (added, paths) = people::add(&app, &permit, &request).await?;
    Ok(Json(person_to_api(added, &paths)))
}
