//! Pages of the list and of its search: where they begin, and what is read with the first.

use axum::Json;
use fromline_core::{Reason, api::ListGatewaysResponse, role::Permission};
use fromline_http::error::ApiError;
use fromline_services::{
    gateway_health::GatewayPage, passwords_ending, permit::Permit, refusal::Refusal, state::App,
};
use fromline_store::health::list::HealthCursor;

use super::resource::page_to_api;

/// Default number of gateways on a page.
const PAGE: u32 = 50;
/// Largest number of gateways on a page.
const LARGEST: u32 = 100;

/// Returns the position after which a page begins, and its size.
pub fn place(token: &str, size: u32) -> Result<(HealthCursor, u32), ApiError> {
    let after = match token {
        "" => HealthCursor::default(),
        token => parse(token).ok_or_else(|| ApiError::field("pageToken", Reason::FilterInvalid))?,
    };
    let size = match size {
        0 => PAGE,
        size => size.min(LARGEST),
    };
    Ok((after, size))
}

/// Answers with a page; the first says which passwords end, too, to somebody who sees everybody's gateways.
pub async fn answer(
    app: &App,
    permit: &Permit,
    page: GatewayPage,
    after: HealthCursor,
) -> Result<Json<ListGatewaysResponse>, ApiError> {
    let sees_all = permit.reach(Permission::SeeGateways)?.is_everything();
    let ending = if sees_all && after == HealthCursor::default() {
        let counted = passwords_ending::count(app).await;
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
