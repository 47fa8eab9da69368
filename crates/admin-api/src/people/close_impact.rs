//! `POST /api/v1/people/closeImpact`: what closing accounts would end.

use axum::{Json, extract::State};
use fromline_core::{
    api::{CloseImpact, ErrorEnvelope, PeopleRequest},
    role::Permission,
};
use fromline_http::{auth::Caller, error::ApiError, json::Body};
use fromline_services::{people, state::App};

use super::{parse_ids, resource::effects_to_api};

/// Says what closing accounts would end, without closing them: gateways, sessions, emails. Mail that the people send afterwards is
/// refused. Mail that waits in the mail server's queue for their gateways is returned to them; its number is not known here.
#[utoipa::path(post, path = "/api/v1/people/closeImpact", tag = "people", request_body = PeopleRequest,
    responses((status = 200, body = CloseImpact), (status = "default", body = ErrorEnvelope)))]
pub async fn close_impact(
    State(app): State<App>,
    caller: Caller,
    Body(request): Body<PeopleRequest>,
) -> Result<Json<CloseImpact>, ApiError> {
    let permit = caller.permit_for(Permission::ManagePeople)?;
    let ids = parse_ids(&request)?;
    let effects = people::find_closing_effects(&app, &permit, &ids).await?;
    Ok(Json(effects_to_api(effects)))
}
