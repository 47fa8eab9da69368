//! `POST /api/v1/people/open`: opens accounts again.

use axum::{Json, extract::State};
use fromline_core::{
    api::{ErrorEnvelope, PeopleRequest, PeopleResponse},
    role::Permission,
};
use fromline_http::{auth::Caller, error::ApiError, json::Body};
use fromline_services::{
    people::{self, PersonChange},
    state::App,
};

use super::{parse_ids, resource::outcomes_to_api};

/// Opens closed accounts again. Each person is answered on their own.
#[utoipa::path(post, path = "/api/v1/people/open", tag = "people", operation_id = "open_people", request_body = PeopleRequest,
    responses((status = 200, body = PeopleResponse), (status = "default", body = ErrorEnvelope)))]
pub async fn open(
    State(app): State<App>,
    caller: Caller,
    Body(request): Body<PeopleRequest>,
) -> Result<Json<PeopleResponse>, ApiError> {
    let permit = caller.permit_for(Permission::ManagePeople)?;
    let ids = parse_ids(&request)?;
    let outcomes = people::change_each(&app, &permit, &ids, PersonChange::Open).await?;
    Ok(Json(outcomes_to_api(request, outcomes)))
}
