//! `GET /api/v1/people/{id}`: one person.

use axum::{
    Json,
    extract::{Path, State},
};
use fromline_core::{
    api::{ErrorEnvelope, PersonDetails},
    role::Permission,
};
use fromline_http::{auth::Caller, error::ApiError};
use fromline_services::{people, state::App};

use super::{parse_id, resource::profile_to_api};

/// Returns one person with addresses, gateways and their health, the number of open sessions, and what the person may do.
#[utoipa::path(get, path = "/api/v1/people/{id}", tag = "people", operation_id = "get_person",
    params(("id" = String, Path, description = "The person's id")),
    responses((status = 200, body = PersonDetails), (status = "default", body = ErrorEnvelope)))]
pub async fn get(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<String>,
) -> Result<Json<PersonDetails>, ApiError> {
    let permit = caller.permit_for(Permission::SeePeople)?;
    let profile = people::get(&app, &permit, parse_id(&id)).await?;
    Ok(Json(profile_to_api(profile)))
}
