//! `DELETE /admin/directory/v1/customer/{customerId}/orgunits/{orgUnitPath}`: deletes an empty unit.

use axum::{
    extract::{Path, State},
    http::{HeaderMap, StatusCode},
};
use fromline_core::{api::ErrorEnvelope, role::Permission};
use fromline_http::{auth::Caller, error::ApiError};
use fromline_services::{refusal::Refusal, state::App, units};

use super::resource::{check_customer, find};
use crate::policies::read_if_match;

/// Deletes a unit with its policy, if nobody and no other unit is in it.
#[utoipa::path(delete, path = "/admin/directory/v1/customer/{customerId}/orgunits/{*orgUnitPath}", tag = "orgunits", operation_id = "directory.orgunits.delete",
    params(("customerId" = String, Path, description = "`my_customer`, or the customer's id"), ("orgUnitPath" = String, Path, description = "The unit's path without the first slash, or `id:` and its id"),
        ("If-Match" = Option<String>, Header, description = "The ETag that was read; without it the other's change is overwritten")),
    responses((status = 204, description = "Deleted"), (status = "default", body = ErrorEnvelope)))]
pub async fn delete(
    State(app): State<App>,
    caller: Caller,
    Path((customer, key)): Path<(String, String)>,
    headers: HeaderMap,
) -> Result<StatusCode, ApiError> {
    let permit = caller.permit_for(Permission::ManageUnits)?;
    check_customer(&customer)?;
    let deleted = app.store.write(|db| {
        let unit = find(db, &key)?;
        units::remove(db, &permit, unit.id, read_if_match(&headers))
    });
    deleted
        .await
        .map_err(|refusal: Refusal| ApiError::from(refusal))?;
    Ok(StatusCode::NO_CONTENT)
}
