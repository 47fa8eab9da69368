//! `GET /api/v1/orgUnits/{unitId}/people`: who is in a unit.

use axum::{
    Json,
    extract::{Path, Query, State},
};
use fromline_core::{
    Reason,
    api::{ErrorEnvelope, UnitPeople, UnitPerson},
    role::Permission,
};
use fromline_http::{auth::Caller, error::ApiError};
use fromline_services::state::App;
use fromline_store::org_units;
use serde::Deserialize;

use super::resource::find_by_id;

/// Number of people on a page.
const PAGE: u32 = 100;

/// Query parameters of the list.
#[derive(Debug, Default, Deserialize, utoipa::IntoParams)]
#[serde(rename_all = "camelCase")]
#[into_params(parameter_in = Query)]
pub struct UnitPeopleQuery {
    /// The `nextPageToken` of the previous page.
    page_token: Option<String>,
}

/// Lists the people who are in a unit itself, not those in units below it, page by page.
#[utoipa::path(get, path = "/api/v1/orgUnits/{unitId}/people", tag = "orgunits", operation_id = "unit_people",
    params(("unitId" = String, Path, description = "The unit: `root`, or its id"), UnitPeopleQuery),
    responses((status = 200, body = UnitPeople), (status = "default", body = ErrorEnvelope)))]
pub async fn people(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<String>,
    Query(asked): Query<UnitPeopleQuery>,
) -> Result<Json<UnitPeople>, ApiError> {
    let permit = caller.permit_for(Permission::SeePeople)?;
    let after: i64 = match asked.page_token.as_deref().unwrap_or_default() {
        "" => 0,
        token => token
            .parse()
            .map_err(|_| ApiError::field("pageToken", Reason::FilterInvalid))?,
    };
    app.store
        .scan(|db| {
            let unit = find_by_id(db, &id)?;
            permit.require(Permission::SeePeople, &unit.path)?;
            let mut members = org_units::list_people(db, unit.id, after, PAGE + 1)?;
            let page = usize::try_from(PAGE).unwrap_or(usize::MAX);
            let has_more = members.len() > page;
            members.truncate(page);
            let last = members.last().filter(|_| has_more);
            Ok(Json(UnitPeople {
                next_page_token: last.map(|member| member.user.id.to_string()).unwrap_or_default(),
                people: members
                    .into_iter()
                    .map(|member| UnitPerson {
                        address: member.user.address.to_string(),
                        name: member.user.name,
                        gateways: member.gateways,
                        disabled: member.user.disabled,
                    })
                    .collect(),
            }))
        })
        .await
}
