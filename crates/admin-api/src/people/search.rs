//! `POST /api/v1/people/search`: people, page by page.

use axum::{Json, extract::State};
use fromline_core::api::{ErrorEnvelope, SearchPeopleRequest, SearchPeopleResponse};
use fromline_http::{auth::Caller, error::ApiError, json::Body};
use fromline_services::{people, state::App};

use super::resource::page_to_api;

/// Searches for people by what somebody has typed so far, in the order of their addresses.
#[utoipa::path(post, path = "/api/v1/people/search", tag = "people", operation_id = "search_people",
    request_body = SearchPeopleRequest,
    responses((status = 200, body = SearchPeopleResponse), (status = "default", body = ErrorEnvelope)))]
pub async fn search(
    State(app): State<App>,
    caller: Caller,
    Body(request): Body<SearchPeopleRequest>,
) -> Result<Json<SearchPeopleResponse>, ApiError> {
    let permit = caller.permit();
    Ok(Json(page_to_api(
        people::search(&app.store, &permit, &request).await?,
    )))
}
