//! `GET /api/v1/orgUnits`: the whole tree with counts.

use std::collections::BTreeMap;

use axum::{Json, extract::State};
use fromline_base::unicode::compare_key;
use fromline_core::{
    api::{ErrorEnvelope, UnitNode, UnitTree},
    directory::{UnitId, UnitPath},
    role::{Permission, Reach},
};
use fromline_http::{auth::Caller, error::ApiError};
use fromline_services::state::App;
use fromline_store::{StoreError, org_units, org_units::StoredUnit, policies};

use super::resource::show_name;

/// Returns the whole tree of units, with the number of people and gateways in each unit itself, and which of them set their own policy.
#[utoipa::path(get, path = "/api/v1/orgUnits", tag = "orgunits", operation_id = "unit_tree",
    responses((status = 200, body = UnitTree), (status = "default", body = ErrorEnvelope)))]
pub async fn tree(State(app): State<App>, caller: Caller) -> Result<Json<UnitTree>, ApiError> {
    let reach = caller.reach(Permission::SeePolicies)?;
    let read = app.store.scan(|db| {
        Ok::<_, StoreError>((
            org_units::list(db)?,
            org_units::count_people(db)?,
            org_units::count_gateways(db)?,
            policies::list_set(db)?,
        ))
    });
    let (units, people, gateways, set) = read.await?;
    let people: BTreeMap<_, _> = people.into_iter().collect();
    let gateways: BTreeMap<_, _> = gateways.into_iter().collect();
    let set: BTreeMap<_, _> = set.into_iter().collect();
    let node = |unit: &StoredUnit| UnitNode {
        id: unit.id.to_string(),
        name: show_name(&app, unit),
        level: u32::try_from(level(&reach, unit)).unwrap_or(u32::MAX),
        people: people.get(&unit.id).copied().unwrap_or_default(),
        gateways: gateways.get(&unit.id).copied().unwrap_or_default(),
        overridden: set.contains_key(&unit.id),
        allowed: set.get(&unit.policy_unit).copied().unwrap_or_default(),
    };
    Ok(Json(UnitTree {
        units: in_order(&units)
            .into_iter()
            .filter(|unit| reach.covers(&unit.path))
            .map(node)
            .collect(),
    }))
}

/// The level among the units that are shown, 1 for the topmost.
fn level(reach: &Reach, unit: &StoredUnit) -> usize {
    let above = reach.tops().iter().find(|top| unit.path.is_within(top));
    let above = above.map_or(1, UnitPath::level);
    (unit.path.level() + 1).saturating_sub(above)
}

/// Puts units in the order in which a tree is read: each is followed by those below it, by name.
fn in_order(units: &[StoredUnit]) -> Vec<&StoredUnit> {
    let mut below: BTreeMap<Option<UnitId>, Vec<(String, &StoredUnit)>> = BTreeMap::new();
    for unit in units {
        below
            .entry(unit.parent)
            .or_default()
            .push((compare_key(&unit.name), unit));
    }
    for children in below.values_mut() {
        // The first is taken from the end.
        children.sort_unstable_by(|one, other| (&other.0, other.1.id).cmp(&(&one.0, one.1.id)));
    }
    let mut ordered = Vec::with_capacity(units.len());
    let mut waiting = below.remove(&None).unwrap_or_default();
    while let Some((_, unit)) = waiting.pop() {
        ordered.push(unit);
        waiting.extend(below.remove(&Some(unit.id)).unwrap_or_default());
    }
    ordered
}
