//! `GET /v1/policies`: the policies that match a filter.

use axum::{
    Json,
    extract::{Query, State},
};
use fromline_core::{
    Reason,
    api::{ErrorEnvelope, ListPoliciesResponse},
    directory::UnitId,
    role::Permission,
};
use fromline_services::{policies, refusal::Refusal, state::App};
use fromline_store::policies::list_units;
use serde::Deserialize;

use super::{
    filter::Filter,
    resource::{build_service_status, seen_to_api},
};
use fromline_http::{auth::Caller, error::ApiError};

/// Default number of policies on a page.
const PAGE: usize = 50;
/// Largest number of policies on a page.
const LARGEST: usize = 100;
/// The place of the mail service's state in the list: behind the root's policy at 0, and before those of units at their ids, which are
/// greater.
const SERVICE_PLACE: i64 = 1;

/// Query parameters of the list. Google's other parameters (`alt`, `fields`, …) are accepted and ignored.
#[derive(Debug, Default, Deserialize, utoipa::IntoParams)]
#[serde(rename_all = "camelCase")]
#[into_params(parameter_in = Query)]
pub struct ListPoliciesQuery {
    /// A CEL expression of `setting.type ==`, `setting.type.matches('…')`, `customer ==`, `policy_query.org_unit ==`, `&&`, `||` and
    /// parentheses.
    filter: Option<String>,
    /// Number of policies on a page, at most 100; 0 means 50.
    page_size: Option<i32>,
    /// The `nextPageToken` of the previous page.
    page_token: Option<String>,
}

async fn answer(
    app: &App,
    caller: &Caller,
    asked: &ListPoliciesQuery,
) -> Result<Json<ListPoliciesResponse>, ApiError> {
    let permit = caller.permit_for(Permission::SeePolicies)?;
    let invalid = |field: &str| ApiError::field(field, Reason::FilterInvalid);
    let filter =
        Filter::parse(asked.filter.as_deref().unwrap_or_default()).ok_or_else(|| invalid("filter"))?;
    if asked.page_size.is_some_and(|size| size < 0) {
        return Err(invalid("pageSize"));
    }
    let after = match asked.page_token.as_deref().unwrap_or_default() {
        "" => -1,
        token => token
            .parse()
            .ok()
            .filter(|after| *after >= 0)
            .ok_or_else(|| invalid("pageToken"))?,
    };
    let size = match asked.page_size.and_then(|size| usize::try_from(size).ok()) {
        None | Some(0) => PAGE,
        Some(size) => size.min(LARGEST),
    };
    app.store
        .scan(|db| {
            let units = list_units(db, UnitId::new(after.max(SERVICE_PLACE)), u32::MAX)?;
            let places = (after + 1..=SERVICE_PLACE).chain(units.into_iter().map(UnitId::number));
            let (mut found, mut next, mut last) = (Vec::new(), String::new(), after);
            for place in places {
                if found.len() >= size {
                    next = last.to_string();
                    break;
                }
                let mut read = |unit| {
                    let seen = policies::see(db, &permit, unit)?;
                    Ok::<_, Refusal>(seen.as_ref().map(seen_to_api))
                };
                let policy = match place {
                    // The root's, also while it is the default.
                    0 => read(UnitId::ROOT)?,
                    SERVICE_PLACE => Some(build_service_status()),
                    unit => read(UnitId::new(unit))?,
                };
                found.extend(policy.filter(|policy| filter.matches(policy)));
                last = place;
            }
            Ok(Json(ListPoliciesResponse {
                policies: found,
                next_page_token: next,
            }))
        })
        .await
}

/// Lists the policies that match the filter: the root's, those of units that set their own, and the state of the mail service.
#[utoipa::path(get, path = "/v1/policies", tag = "policies", operation_id = "cloudidentity.policies.list", params(ListPoliciesQuery),
    responses((status = 200, body = ListPoliciesResponse), (status = "default", body = ErrorEnvelope)))]
pub async fn list(
    State(app): State<App>,
    caller: Caller,
    Query(asked): Query<ListPoliciesQuery>,
) -> Result<Json<ListPoliciesResponse>, ApiError> {
    answer(&app, &caller, &asked).await
}

/// Lists the policies that match the filter: the root's, those of units that set their own, and the state of the mail service.
#[utoipa::path(get, path = "/v1beta1/policies", tag = "policies", operation_id = "cloudidentity.v1beta1.policies.list", params(ListPoliciesQuery),
    responses((status = 200, body = ListPoliciesResponse), (status = "default", body = ErrorEnvelope)))]
pub async fn list_beta(
    State(app): State<App>,
    caller: Caller,
    Query(asked): Query<ListPoliciesQuery>,
) -> Result<Json<ListPoliciesResponse>, ApiError> {
    answer(&app, &caller, &asked).await
}
