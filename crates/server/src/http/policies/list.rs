//! `GET /v1/policies`: the policies that match a filter.

use axum::{
    Json,
    extract::{Query, State},
    http::StatusCode,
};
use fromline_core::{
    Reason,
    api::{ErrorEnvelope, ListPoliciesResponse},
};
use serde::Deserialize;

use super::{
    filter::Filter,
    resource::{build_service_status, to_api},
};
use crate::{
    http::{auth::Caller, error::ApiError},
    services::policies,
    state::App,
};

/// Query parameters of the list. Google's other parameters (`alt`, `fields`, …) are accepted and ignored.
#[derive(Debug, Default, Deserialize, utoipa::IntoParams)]
#[serde(rename_all = "camelCase")]
#[into_params(parameter_in = Query)]
pub struct ListPoliciesQuery {
    /// A CEL expression of `setting.type ==`, `setting.type.matches('…')`, `customer ==`, `&&`, `||` and parentheses.
    filter: Option<String>,
    /// Number of policies on a page, at most 100; 0 means 50.
    page_size: Option<i32>,
    /// There is only one page, so any token belongs to another list and is refused.
    page_token: Option<String>,
}

async fn answer(
    app: &App,
    caller: &Caller,
    asked: &ListPoliciesQuery,
) -> Result<Json<ListPoliciesResponse>, ApiError> {
    caller.require_admin()?;
    let invalid = |field: &str| ApiError::field(field, Reason::FilterInvalid);
    let filter =
        Filter::parse(asked.filter.as_deref().unwrap_or_default()).ok_or_else(|| invalid("filter"))?;
    if asked.page_size.is_some_and(|size| size < 0) {
        return Err(invalid("pageSize"));
    }
    if asked.page_token.as_deref().is_some_and(|token| !token.is_empty()) {
        return Err(ApiError {
            status: StatusCode::BAD_REQUEST,
            ..invalid("pageToken")
        });
    }
    app.store
        .read(|db| {
            let mut all = vec![to_api(&policies::get(db)?), build_service_status()];
            all.retain(|policy| filter.matches(policy));
            Ok(Json(ListPoliciesResponse {
                policies: all,
                next_page_token: String::new(),
            }))
        })
        .await
}

/// Lists the policies that match the filter.
#[utoipa::path(get, path = "/v1/policies", tag = "policies", operation_id = "cloudidentity.policies.list", params(ListPoliciesQuery),
    responses((status = 200, body = ListPoliciesResponse), (status = "default", body = ErrorEnvelope)))]
pub async fn list(
    State(app): State<App>,
    caller: Caller,
    Query(asked): Query<ListPoliciesQuery>,
) -> Result<Json<ListPoliciesResponse>, ApiError> {
    answer(&app, &caller, &asked).await
}

/// Lists the policies that match the filter.
#[utoipa::path(get, path = "/v1beta1/policies", tag = "policies", operation_id = "cloudidentity.v1beta1.policies.list", params(ListPoliciesQuery),
    responses((status = 200, body = ListPoliciesResponse), (status = "default", body = ErrorEnvelope)))]
pub async fn list_beta(
    State(app): State<App>,
    caller: Caller,
    Query(asked): Query<ListPoliciesQuery>,
) -> Result<Json<ListPoliciesResponse>, ApiError> {
    answer(&app, &caller, &asked).await
}
