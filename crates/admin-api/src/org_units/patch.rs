//! `PATCH /admin/directory/v1/customer/{customerId}/orgunits/{orgUnitPath}`: renames or moves a unit.

use axum::{
    extract::{Path, State},
    http::HeaderMap,
    response::IntoResponse,
};
use fromline_core::{
    api::{ErrorEnvelope, OrgUnit},
    role::Permission,
};
use fromline_http::{auth::Caller, error::ApiError, json::Body};
use fromline_services::{
    refusal::Refusal,
    state::App,
    units::{self, MoveRequest, UnitText},
};
use fromline_store::{StoreError, org_units};

use super::resource::{answer, check_customer, find, find_parent, to_api};
use crate::policies::read_if_match;

/// Changes a unit's name, description, or place in the tree, with immediate effect and without emailing anybody: `move` of
/// `/api/v1/orgUnits` says before what a move changes, and can tell users.
#[utoipa::path(patch, path = "/admin/directory/v1/customer/{customerId}/orgunits/{*orgUnitPath}", tag = "orgunits", operation_id = "directory.orgunits.patch", request_body = OrgUnit,
    params(("customerId" = String, Path, description = "`my_customer`, or the customer's id"), ("orgUnitPath" = String, Path, description = "The unit's path without the first slash, or `id:` and its id"),
        ("If-Match" = Option<String>, Header, description = "The ETag that was read; without it the other's change is overwritten")),
    responses((status = 200, body = OrgUnit), (status = "default", body = ErrorEnvelope)))]
pub async fn patch(
    State(app): State<App>,
    caller: Caller,
    Path(path): Path<(String, String)>,
    headers: HeaderMap,
    Body(body): Body<OrgUnit>,
) -> Result<impl IntoResponse, ApiError> {
    change(&app, &caller, &path, &headers, &body).await
}

/// Changes what the body names, all of it or nothing.
pub(super) async fn change(
    app: &App,
    caller: &Caller,
    (customer, key): &(String, String),
    headers: &HeaderMap,
    body: &OrgUnit,
) -> Result<impl IntoResponse + use<>, ApiError> {
    let permit = caller.permit_for(Permission::ManageUnits)?;
    check_customer(customer)?;
    let now = app.clock.now();
    let changed = app.store.write(|db| {
        let mut unit = find(db, key)?;
        let mut if_match = read_if_match(headers);
        let name = body.name.as_ref().filter(|name| **name != unit.name);
        let description = body
            .description
            .as_ref()
            .filter(|text| **text != unit.description);
        if name.is_some() || description.is_some() {
            let text = UnitText {
                name: name.unwrap_or(&unit.name).clone(),
                description: description.unwrap_or(&unit.description).clone(),
            };
            unit = units::rename(db, &permit, unit.id, if_match, &text)?;
            // It fitted what was there before.
            if_match = None;
        }
        if let Some(to) = find_parent(db, body)?.filter(|parent| Some(*parent) != unit.parent) {
            let request = MoveRequest {
                permit: &permit,
                to,
                dry_run: false,
                sentence: None,
            };
            units::move_unit_in(db, now, request, unit.id, if_match)?;
            unit = org_units::by_id(db, unit.id)?.ok_or(StoreError::NoRow)?;
        }
        Ok::<_, Refusal>(to_api(app, db, &unit)?)
    });
    Ok(answer(changed.await?))
}
