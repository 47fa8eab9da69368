//! `GET /api/v1/orgUnits/{unitId}/policy`: the policy that applies in a unit, and where it is set.

use axum::{
    Json,
    extract::{Path, State},
    http::header,
    response::{AppendHeaders, IntoResponse},
};
use fromline_core::{
    Reason,
    api::{ErrorEnvelope, GatewaySetting, OrgUnitPolicy, PolicyUndo, UnitRef},
    directory::{UnitId, effective},
    role::Permission,
};
use fromline_http::{auth::Caller, error::ApiError};
use fromline_services::{policies as service, policies::SeenPolicy, refusal::Refusal, state::App, units};
use fromline_store::{StoreError, Tx, org_units, policies::chain};

use super::resource::find_by_id;
use crate::policies;

/// Returns the policy that applies in a unit, whether it sets it itself or inherits it, from which unit, and what undoing its last change
/// would bring.
#[utoipa::path(get, path = "/api/v1/orgUnits/{unitId}/policy", tag = "orgunits", operation_id = "unit_policy",
    params(("unitId" = String, Path, description = "The unit: `root`, or its id")),
    responses((status = 200, body = OrgUnitPolicy), (status = "default", body = ErrorEnvelope)))]
pub async fn policy(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<String>,
) -> Result<impl IntoResponse, ApiError> {
    let permit = caller.permit_for(Permission::SeePolicies)?;
    let policy = app.store.read(|db| {
        let unit = find_by_id(db, &id)?;
        let seen = service::see(db, &permit, unit.id)?;
        let seen = seen.ok_or_else(|| Refusal::new(Reason::NotFound))?;
        Ok::<_, Refusal>(to_api(db, &seen)?)
    });
    let policy = policy.await?;
    let etag = policy.policy.etag.clone().unwrap_or_default();
    Ok((AppendHeaders([(header::ETAG, etag)]), Json(policy)))
}

fn to_api(db: &mut Tx, seen: &SeenPolicy) -> Result<OrgUnitPolicy, StoreError> {
    let (found, _) = seen;
    let mut chain = chain(db, &found.unit)?;
    chain.pop();
    let inherited = effective(&chain);
    let undo = found.undo.map(|previous| PolicyUndo {
        value: previous.map(GatewaySetting::from),
        effect: previous.unwrap_or(inherited.policy).into(),
    });
    Ok(OrgUnitPolicy {
        policy: policies::seen_to_api(seen),
        path: units::print_path(db, &found.unit)?,
        overridden: found.stored.is_some(),
        source: refer(db, found.unit.policy_unit)?,
        above: match found.unit.parent {
            Some(_) => Some(refer(db, inherited.source)?),
            None => None,
        },
        inherited: inherited.policy.into(),
        undo,
    })
}

fn refer(db: &mut Tx, id: UnitId) -> Result<UnitRef, StoreError> {
    let unit = org_units::by_id(db, id)?.ok_or(StoreError::NoRow)?;
    Ok(UnitRef {
        id: unit.id.to_string(),
        path: units::print_path(db, &unit)?,
    })
}
