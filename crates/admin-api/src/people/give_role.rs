//! `POST /api/v1/people/{id}/giveRole`: gives a person a role.

use axum::{
    Json,
    extract::{Path, State},
};
use fromline_core::{
    Reason,
    api::{ErrorEnvelope, PersonDetails, RoleRequest},
    directory::UnitId,
    role::Permission,
};
use fromline_http::{auth::Caller, error::ApiError, json::Body};
use fromline_services::{
    people::{self, RoleChange},
    state::App,
};

use super::{parse_id, resource::profile_to_api};

/// Gives a person a role at a unit, or changes when it ends, from their next request on. Nobody gives more than they have, nor anything to
/// themselves. The caller has signed in within the last ten minutes.
#[utoipa::path(post, path = "/api/v1/people/{id}/giveRole", tag = "people", operation_id = "give_role", request_body = RoleRequest,
    params(("id" = String, Path, description = "The person's id")),
    responses((status = 200, body = PersonDetails), (status = "default", body = ErrorEnvelope)))]
pub async fn give_role(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<String>,
    Body(request): Body<RoleRequest>,
) -> Result<Json<PersonDetails>, ApiError> {
    let permit = caller.permit_for(Permission::GiveRoles)?;
    caller.require_recent(&app, people::RECENT)?;
    let (id, change) = (parse_id(&id), role_change(&request)?);
    let now = app.clock.now();
    app.store
        .write(|db| people::give_role(db, &permit, id, change, now))
        .await?;
    let profile = people::get(&app, &permit, id).await?;
    Ok(Json(profile_to_api(profile)))
}

/// Parses which role is meant, and until when.
pub(super) fn role_change(request: &RoleRequest) -> Result<RoleChange, ApiError> {
    let unit = UnitId::parse(&request.unit);
    let expires = request.expires.as_deref().map(str::parse).transpose();
    Ok(RoleChange {
        role: request.role,
        unit: unit.ok_or_else(|| ApiError::field("unit", Reason::UnitUnknown))?,
        expires: expires.map_err(|_| ApiError::field("expires", Reason::ValueUnknown))?,
    })
}
