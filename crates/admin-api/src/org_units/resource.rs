//! Wire forms of units, in both directions.

use axum::{
    Json,
    http::header,
    response::{AppendHeaders, IntoResponse},
};
use fromline_core::{
    Reason,
    api::{GatewaySetting, ImpactExample, MoveChange, MoveResult, OrgUnit},
    directory::UnitId,
};
use fromline_http::error::ApiError;
use fromline_services::{
    refusal::Refusal,
    state::App,
    units::{self, MoveOutcome, PolicyTransition, etag},
};
use fromline_store::{StoreError, Tx, org_units, org_units::StoredUnit};

use crate::policies::CUSTOMER;

/// Answers 404 unless the customer in a path is this organization.
pub fn check_customer(id: &str) -> Result<(), ApiError> {
    if id == "my_customer" || CUSTOMER.strip_prefix("customers/") == Some(id) {
        Ok(())
    } else {
        Err(ApiError::not_found())
    }
}

/// Finds the unit that Google's clients name in a path; 404 if there is none.
pub fn find(db: &mut Tx, key: &str) -> Result<StoredUnit, Refusal> {
    units::find(db, key)?.ok_or_else(|| Refusal::new(Reason::NotFound))
}

/// Finds the unit of a path of ours by its id; 404 if there is none.
pub fn find_by_id(db: &mut Tx, id: &str) -> Result<StoredUnit, Refusal> {
    let unit = UnitId::parse(id).map_or(Ok(None), |id| org_units::by_id(db, id))?;
    unit.ok_or_else(|| Refusal::new(Reason::NotFound))
}

/// Returns the name of a unit as it is shown; the root has that of the organization's first domain.
pub fn show_name(app: &App, unit: &StoredUnit) -> String {
    match app.config.domains.first() {
        Some(domain) if unit.id == UnitId::ROOT => domain.clone(),
        _ => unit.name.clone(),
    }
}

/// Converts a unit to its wire form.
pub fn to_api(app: &App, db: &mut Tx, unit: &StoredUnit) -> Result<OrgUnit, StoreError> {
    let path = units::print_path(db, unit)?;
    Ok(with_path(app, unit, path))
}

/// Converts a unit whose path is known.
pub fn with_path(app: &App, unit: &StoredUnit, path: String) -> OrgUnit {
    let above = unit.parent.map(|_| match path.rsplit_once('/') {
        Some((above, _)) if !above.is_empty() => above.to_owned(),
        _ => "/".to_owned(),
    });
    OrgUnit {
        kind: Some("admin#directory#orgUnit".to_owned()),
        etag: Some(etag(unit)),
        name: Some(show_name(app, unit)),
        description: Some(unit.description.clone()),
        org_unit_id: Some(format!("id:{}", unit.id)),
        org_unit_path: Some(path),
        parent_org_unit_path: above,
        parent_org_unit_id: unit.parent.map(|parent| format!("id:{parent}")),
        block_inheritance: Some(false),
    }
}

/// Finds the unit that a request names as the one above; `None` if it names none.
pub fn find_parent(db: &mut Tx, body: &OrgUnit) -> Result<Option<UnitId>, Refusal> {
    let (field, key) = match (&body.parent_org_unit_id, &body.parent_org_unit_path) {
        // An id without its prefix would be read as a path.
        (Some(id), _) => (
            "parentOrgUnitId",
            format!("id:{}", id.strip_prefix("id:").unwrap_or(id)),
        ),
        (None, Some(path)) => ("parentOrgUnitPath", format!("/{path}")),
        (None, None) => return Ok(None),
    };
    let parent = units::find(db, &key)?;
    let parent = parent.ok_or_else(|| Refusal::field(field, Reason::UnitUnknown))?;
    Ok(Some(parent.id))
}

/// Builds an answer of one unit.
pub fn answer(unit: OrgUnit) -> impl IntoResponse + use<> {
    let etag = unit.etag.clone().unwrap_or_default();
    (AppendHeaders([(header::ETAG, etag)]), Json(unit))
}

/// Converts what a move does to its wire form.
pub fn outcome_to_api(outcome: MoveOutcome) -> MoveResult {
    let change = |transition: PolicyTransition| MoveChange {
        before: GatewaySetting::from(transition.before),
        after: GatewaySetting::from(transition.after),
        users: transition.users,
        aliases: transition.aliases,
        example: transition.example.map(|(user, alias)| ImpactExample {
            user_address: user.address.to_string(),
            user_name: user.name,
            address: alias.address.to_string(),
            name: alias.name,
        }),
    };
    MoveResult {
        changes: outcome.transitions.into_iter().map(change).collect(),
        notified: outcome.notified,
    }
}
