//! `POST /api/v1/people/{id}/endRole`: ends a role of a person.

use axum::{
    Json,
    extract::{Path, State},
};
use fromline_core::{
    api::{ErrorEnvelope, PersonDetails, RoleRequest},
    role::Permission,
};
use fromline_http::{auth::Caller, error::ApiError, json::Body};
use fromline_services::{people, state::App};

use super::{give_role::role_change, parse_id, resource::profile_to_api};

/// Ends a role of a person, from their next request on. A super administrator without an end, who can sign in, remains; nobody ends their own
/// roles. The caller has signed in within the last ten minutes.
#[utoipa::path(post, path = "/api/v1/people/{id}/endRole", tag = "people", operation_id = "end_role", request_body = RoleRequest,
    params(("id" = String, Path, description = "The person's id")),
    responses((status = 200, body = PersonDetails), (status = "default", body = ErrorEnvelope)))]
pub async fn end_role(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<String>,
    Body(request): Body<RoleRequest>,
) -> Result<Json<PersonDetails>, ApiError> {
    let permit = caller.permit_for(Permission::GiveRoles)?;
    caller.require_recent(&app, people::RECENT)?;
    let (id, change) = (parse_id(&id), role_change(&request)?);
    app.store
        .write(|db| people::end_role(db, &permit, id, change))
        .await?;
    let profile = people::get(&app, &permit, id).await?;
    Ok(Json(profile_to_api(profile)))
}
