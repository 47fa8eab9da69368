//! `GET /api/v1/gateways`: all users' gateways, for administrators.

use axum::{
    Json,
    extract::{Query, State},
};
use fromline_core::{
    Reason,
    api::{ErrorEnvelope, ListGatewaysResponse},
};
use fromline_http::{auth::Caller, error::ApiError};
use fromline_services::{gateway_health, passwords_ending, refusal::Refusal, state::App};
use fromline_store::health::list::HealthCursor;
use serde::Deserialize;

use super::resource::page_to_api;

/// Default number of gateways on a page.
const PAGE: u32 = 50;
/// Largest number of gateways on a page.
const LARGEST: u32 = 100;

/// Query parameters of the list.
#[derive(Debug, Default, Deserialize, utoipa::IntoParams)]
#[serde(rename_all = "camelCase")]
#[into_params(parameter_in = Query)]
pub struct ListGatewaysQuery {
    /// Number of gateways on a page, at most 100; 0 means 50.
    page_size: Option<u32>,
    /// The `nextPageToken` of the previous page.
    page_token: Option<String>,
}

/// Lists every gateway with its user and its health, failing ones first.
#[utoipa::path(get, path = "/api/v1/gateways", tag = "gateways", params(ListGatewaysQuery),
    responses((status = 200, body = ListGatewaysResponse), (status = "default", body = ErrorEnvelope)))]
pub async fn list(
    State(app): State<App>,
    caller: Caller,
    Query(asked): Query<ListGatewaysQuery>,
) -> Result<Json<ListGatewaysResponse>, ApiError> {
    caller.require_admin()?;
    let after = match asked.page_token.as_deref().unwrap_or_default() {
        "" => HealthCursor::default(),
        token => parse(token).ok_or_else(|| ApiError::field("pageToken", Reason::FilterInvalid))?,
    };
    let size = match asked.page_size.unwrap_or_default() {
        0 => PAGE,
        size => size.min(LARGEST),
    };
    let is_first = after == HealthCursor::default();
    let page = gateway_health::list(&app.store, app.clock.now(), after, size).await?;
    let ending = if is_first {
        let counted = passwords_ending::count(&app).await;
        counted.map_err(Refusal::from)?
    } else {
        Vec::new()
    };
    let next = page.next.map(print).unwrap_or_default();
    Ok(Json(page_to_api(page, ending, next)))
}

/// Encodes a cursor as numbers only, because addresses in a query would end up in other servers' logs.
fn print(place: HealthCursor) -> String {
    format!("{}-{}-{}", u8::from(place.works), place.user_id, place.alias_id)
}

fn parse(token: &str) -> Option<HealthCursor> {
    let mut numbers = token.splitn(3, '-').map(|number| number.parse::<i64>().ok());
    let mut next = || numbers.next().flatten();
    let (works, user_id, alias_id) = (next()?, next()?, next()?);
    let works = matches!(works, 0 | 1).then_some(works == 1)?;
    Some(HealthCursor {
        works,
        user_id,
        alias_id,
    })
}
