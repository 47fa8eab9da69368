//! Facts about a domain's mail: whether it will arrive, and which servers accept it for submission.

mod authentication;
mod resource;
mod submission_servers;

#[cfg(test)]
mod tests;

use fromline_services::state::App;
use utoipa_axum::{router::OpenApiRouter, routes};

pub use resource::authentication_to_api;

/// Returns the router of the domain endpoints.
pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(authentication::authentication))
        .routes(routes!(submission_servers::submission_servers))
}
