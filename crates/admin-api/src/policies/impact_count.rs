//! `GET /api/v1/policies/{policiesId}/impactCount`: how many are affected by a change of the policy.

use axum::{
    Json,
    extract::{Path, State},
};
use fromline_core::{
    api::{ErrorEnvelope, ImpactExample, PolicyImpactCount},
    role::Permission,
};
use fromline_http::{auth::Caller, error::ApiError};
use fromline_services::state::App;
use fromline_store::{
    StoreError, Tx,
    aliases::{self, Alias, GatewayCursor},
    health::{self, list},
    org_units, users,
};

use super::resource::check_id;

/// Addresses among which an example is looked for.
const LOOKED_AT: u32 = 20;

/// Counts the users and aliases affected by a change of the unit's policy, in the unit and in those that inherit from it. Users who are not
/// disabled and have a confirmed alias with a gateway are affected: their aliases are suspended or reactivated, and they are emailed about it.
#[utoipa::path(get, path = "/api/v1/policies/{policiesId}/impactCount", tag = "policies",
    params(("policiesId" = String, Path, description = "The policy: `root`, or the id of a unit")),
    responses((status = 200, body = PolicyImpactCount), (status = "default", body = ErrorEnvelope)))]
pub async fn count(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<String>,
) -> Result<Json<PolicyImpactCount>, ApiError> {
    let reach = caller.reach(Permission::SeePolicies)?;
    let unit = check_id(&id)?;
    app.store
        .scan(|db| {
            let scope = org_units::by_id(db, unit)?
                .filter(|unit| reach.covers(&unit.path))
                .ok_or_else(ApiError::not_found)?
                .scope();
            let (users, aliases) = aliases::count_concerned(db, &scope)?;
            let mut example = None;
            // To find none would take as long as to look at all.
            let some = aliases.min(LOOKED_AT);
            for alias in aliases::list_concerned(db, &scope, GatewayCursor::default(), some)? {
                if fails(db, &alias)? {
                    continue;
                }
                let user = users::by_id(db, alias.user_id)?;
                example = user.map(|user| ImpactExample {
                    user_address: user.address.to_string(),
                    user_name: user.name,
                    address: alias.address.to_string(),
                    name: alias.name,
                });
                break;
            }
            let (gateways, failing) = list::count_in_scope(db, &scope)?;
            Ok(Json(PolicyImpactCount {
                users,
                aliases,
                gateways,
                failing,
                example,
            }))
        })
        .await
}

/// Returns whether the gateway of an alias is known to fail: what the preview says of an example, that its gateway delivers, would not be so.
fn fails(db: &mut Tx, alias: &Alias) -> Result<bool, StoreError> {
    let health = match &alias.gateway {
        Some(gateway) => health::find(db, gateway.id)?,
        None => None,
    };
    Ok(health.is_some_and(|health| health.failing_since.is_some()))
}
