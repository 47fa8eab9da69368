//! The endpoints that administrators call: policies, organizational units, people, everybody's gateways, and the setup
//! checklist.

pub mod gateways;
pub mod org_units;
pub mod people;
pub mod policies;
pub mod setup_checklist;
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
        .merge(people::routes())
        .merge(setup_checklist::routes());
    endpoints.with(routes)
}
