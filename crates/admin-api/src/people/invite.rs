//! `POST /api/v1/people/invite`: invites people again.

use axum::{Json, extract::State};
use fromline_core::{
    api::{ErrorEnvelope, PeopleRequest, PeopleResponse},
    role::Permission,
};
use fromline_http::{auth::Caller, error::ApiError, json::Body};
use fromline_services::{people, state::App};

use super::{parse_ids, resource::outcomes_to_api};

/// Emails people who have no password yet a new one-time link; earlier links stop working. Each person is answered on their own.
#[utoipa::path(post, path = "/api/v1/people/invite", tag = "people", operation_id = "invite_people", request_body = PeopleRequest,
    responses((status = 200, body = PeopleResponse), (status = "default", body = ErrorEnvelope)))]
pub async fn invite(
    State(app): State<App>,
    caller: Caller,
    Body(request): Body<PeopleRequest>,
) -> Result<Json<PeopleResponse>, ApiError> {
    let permit = caller.permit_for(Permission::InvitePeople)?;
    let ids = parse_ids(&request)?;
    let outcomes = people::invite(&app, &permit, &ids).await?;
    Ok(Json(outcomes_to_api(request, outcomes)))
}
