//! `GET /admin/directory/v1/customer/{customerId}/orgunits`: units below one.

use std::collections::BTreeMap;

use axum::{
    Json,
    extract::{Path, Query, State},
};
use fromline_core::{
    Reason,
    api::{ErrorEnvelope, OrgUnit, OrgUnits},
    directory::UnitId,
    role::Permission,
};
use fromline_http::{auth::Caller, error::ApiError};
use fromline_services::state::App;
use fromline_store::org_units;
use serde::Deserialize;

use super::resource::{check_customer, find, with_path};

/// Query parameters of the list. Google's other parameters (`alt`, `fields`, …) are accepted and ignored.
#[derive(Debug, Default, Deserialize, utoipa::IntoParams)]
#[serde(rename_all = "camelCase")]
#[into_params(parameter_in = Query)]
pub struct OrgUnitsQuery {
    /// `children`, the units directly below; `all`, all below; `allIncludingParent`, these and the unit itself. Without it `children`.
    #[serde(rename = "type")]
    kind: Option<String>,
    /// Path or id of the unit whose units are listed; without it the root.
    org_unit_path: Option<String>,
}

/// Lists units below one, without pages, as Google does.
#[utoipa::path(get, path = "/admin/directory/v1/customer/{customerId}/orgunits", tag = "orgunits", operation_id = "directory.orgunits.list",
    params(("customerId" = String, Path, description = "`my_customer`, or the customer's id"), OrgUnitsQuery),
    responses((status = 200, body = OrgUnits), (status = "default", body = ErrorEnvelope)))]
pub async fn list(
    State(app): State<App>,
    caller: Caller,
    Path(customer): Path<String>,
    Query(asked): Query<OrgUnitsQuery>,
) -> Result<Json<OrgUnits>, ApiError> {
    let reach = caller.reach(Permission::SeePolicies)?;
    check_customer(&customer)?;
    let (deep, itself) = match asked.kind.as_deref().unwrap_or_default() {
        "" | "children" => (false, false),
        "all" => (true, false),
        // In snake case, it is sent by ScubaGoggles.
        "allIncludingParent" | "all_including_parent" => (true, true),
        _ => return Err(ApiError::field("type", Reason::FilterInvalid)),
    };
    let key = asked.org_unit_path.unwrap_or_default();
    app.store
        .scan(|db| {
            let top = find(db, &key)?;
            let mut paths: BTreeMap<UnitId, String> = BTreeMap::new();
            let (mut found, mut seen, mut version): (Vec<OrgUnit>, _, _) = (Vec::new(), 0, 0);
            for unit in org_units::list(db)? {
                let above = unit.parent.and_then(|parent| paths.get(&parent));
                let path = above.map_or_else(String::new, |above| format!("{above}/{}", unit.name));
                let is_listed = if deep {
                    unit.path.is_within(&top.path) && (itself || unit.id != top.id)
                } else {
                    unit.parent == Some(top.id)
                };
                let is_within = reach.covers(&unit.path);
                if is_listed && is_within {
                    let shown = if path.is_empty() { "/" } else { &path };
                    found.push(with_path(&app, &unit, shown.to_owned()));
                }
                if is_within {
                    seen += 1;
                    version += unit.version;
                }
                paths.insert(unit.id, path);
            }
            Ok::<_, ApiError>(Json(OrgUnits {
                kind: "admin#directory#orgUnits".to_owned(),
                etag: format!("\"{seen}-{version}\""),
                organization_units: found,
            }))
        })
        .await
}
