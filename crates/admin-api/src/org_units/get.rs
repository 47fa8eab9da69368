//! `GET /admin/directory/v1/customer/{customerId}/orgunits/{orgUnitPath}`: one unit.

use axum::{
    extract::{Path, State},
    response::IntoResponse,
};
use fromline_core::{
    api::{ErrorEnvelope, OrgUnit},
    role::Permission,
};
use fromline_http::{auth::Caller, error::ApiError};
use fromline_services::state::App;

use super::resource::{answer, check_customer, find, to_api};

/// Returns a unit, by its path without the first slash (`Sales/Poland`), or by its id (`id:7`, `id:root`).
#[utoipa::path(get, path = "/admin/directory/v1/customer/{customerId}/orgunits/{*orgUnitPath}", tag = "orgunits", operation_id = "directory.orgunits.get",
    params(("customerId" = String, Path, description = "`my_customer`, or the customer's id"), ("orgUnitPath" = String, Path, description = "The unit's path without the first slash, or `id:` and its id")),
    responses((status = 200, body = OrgUnit), (status = "default", body = ErrorEnvelope)))]
pub async fn get(
    State(app): State<App>,
    caller: Caller,
    Path((customer, key)): Path<(String, String)>,
) -> Result<impl IntoResponse, ApiError> {
    let permit = caller.permit_for(Permission::SeePolicies)?;
    check_customer(&customer)?;
    app.store
        .read(|db| {
            let unit = find(db, &key)?;
            permit.require(Permission::SeePolicies, &unit.path)?;
            Ok(answer(to_api(&app, db, &unit)?))
        })
        .await
}
