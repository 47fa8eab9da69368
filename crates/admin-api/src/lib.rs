//! The endpoints that administrators call: policies, organizational units, people, and everybody's gateways.

pub mod gateways;
pub mod org_units;
pub mod people;
pub mod policies;
#[cfg(test)]
mod tests;

use fromline_http::ServerEndpoints;
use utoipa_axum::router::OpenApiRouter;

/// Adds these endpoints to a server's.
pub fn add_to(endpoints: ServerEndpoints) -> ServerEndpoints {
    let routes = OpenApiRouter::new()
        .merge(policies::routes())
        .merge(org_units::routes())
        .merge(gateways::routes())
        .merge(people::routes());
    endpoints.with(routes)
}
