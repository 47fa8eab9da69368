//! The people of the organization, for administrators. Names and addresses are in bodies, not in paths and queries, which other servers'
//! logs would have.

mod add;
mod close;
mod close_impact;
mod end_role;
mod export;
mod get;
mod give_role;
mod import;
mod invite;
mod open;
mod resource;
mod search;

#[cfg(test)]
mod tests;

use fromline_core::{Reason, api::PeopleRequest};
use fromline_http::error::ApiError;
use fromline_services::state::App;
use utoipa_axum::{router::OpenApiRouter, routes};

pub use resource::unit_to_api;

/// Largest number of people in a request.
const MANY: usize = 100;

/// Returns the router of the endpoints about people.
pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(search::search))
        .routes(routes!(get::get))
        .routes(routes!(add::add))
        .routes(routes!(invite::invite))
        .routes(routes!(close_impact::close_impact))
        .routes(routes!(close::close))
        .routes(routes!(open::open))
        .routes(routes!(give_role::give_role))
        .routes(routes!(end_role::end_role))
        .routes(routes!(export::export))
        .routes(routes!(import::import))
}

/// Parses the ids of a request; one that is no number belongs to nobody.
fn parse_ids(request: &PeopleRequest) -> Result<Vec<i64>, ApiError> {
    if request.ids.len() > MANY {
        return Err(ApiError::field("ids", Reason::TooLong));
    }
    Ok(request.ids.iter().map(|id| parse_id(id)).collect())
}

/// Parses an id; row ids begin with 1.
fn parse_id(id: &str) -> i64 {
    id.parse().unwrap_or_default()
}
