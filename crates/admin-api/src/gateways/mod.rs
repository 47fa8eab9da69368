//! All users' gateways, for administrators.

mod list;
mod notify_passwords_ending;
mod remove;
mod resource;

#[cfg(test)]
mod tests;

use fromline_services::state::App;
use utoipa_axum::{router::OpenApiRouter, routes};

/// Returns the router of the gateway endpoints.
pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(list::list))
        .routes(routes!(remove::remove))
        .routes(routes!(notify_passwords_ending::notify))
}
