//! `PUT /admin/directory/v1/customer/{customerId}/orgunits/{orgUnitPath}`: changes a unit.

use axum::{
    extract::{Path, State},
    http::HeaderMap,
    response::IntoResponse,
};
use fromline_core::api::{ErrorEnvelope, OrgUnit};
use fromline_http::{auth::Caller, error::ApiError, json::Body};
use fromline_services::state::App;

use super::patch;

/// Changes a unit as `patch` does: fields that are absent stay as they are, as in Google's API.
#[utoipa::path(put, path = "/admin/directory/v1/customer/{customerId}/orgunits/{*orgUnitPath}", tag = "orgunits", operation_id = "directory.orgunits.update", request_body = OrgUnit,
    params(("customerId" = String, Path, description = "`my_customer`, or the customer's id"), ("orgUnitPath" = String, Path, description = "The unit's path without the first slash, or `id:` and its id"),
        ("If-Match" = Option<String>, Header, description = "The ETag that was read; without it the other's change is overwritten")),
    responses((status = 200, body = OrgUnit), (status = "default", body = ErrorEnvelope)))]
pub async fn update(
    State(app): State<App>,
    caller: Caller,
    Path(path): Path<(String, String)>,
    headers: HeaderMap,
    Body(body): Body<OrgUnit>,
) -> Result<impl IntoResponse, ApiError> {
    patch::change(&app, &caller, &path, &headers, &body).await
}
