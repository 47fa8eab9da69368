//! `POST /admin/directory/v1/customer/{customerId}/orgunits`: makes a unit.

use axum::{
    extract::{Path, State},
    response::IntoResponse,
};
use fromline_core::{
    Reason,
    api::{ErrorEnvelope, OrgUnit},
    role::Permission,
};
use fromline_http::{auth::Caller, error::ApiError, json::Body};
use fromline_services::{
    refusal::Refusal,
    state::App,
    units::{self, UnitText},
};

use super::resource::{answer, check_customer, find_parent, to_api};

/// Makes a unit, which inherits the policy of the unit above it.
#[utoipa::path(post, path = "/admin/directory/v1/customer/{customerId}/orgunits", tag = "orgunits", operation_id = "directory.orgunits.insert", request_body = OrgUnit,
    params(("customerId" = String, Path, description = "`my_customer`, or the customer's id")),
    responses((status = 200, body = OrgUnit), (status = "default", body = ErrorEnvelope)))]
pub async fn insert(
    State(app): State<App>,
    caller: Caller,
    Path(customer): Path<String>,
    Body(body): Body<OrgUnit>,
) -> Result<impl IntoResponse, ApiError> {
    let permit = caller.permit_for(Permission::ManageUnits)?;
    check_customer(&customer)?;
    let text = UnitText {
        name: body.name.clone().unwrap_or_default(),
        description: body.description.clone().unwrap_or_default(),
    };
    let made = app.store.write(|db| {
        let parent = find_parent(db, &body)?;
        let parent = parent.ok_or_else(|| Refusal::field("parentOrgUnitPath", Reason::Required))?;
        let unit = units::add(db, &permit, parent, &text)?;
        Ok::<_, Refusal>(to_api(&app, db, &unit)?)
    });
    Ok(answer(made.await?))
}
