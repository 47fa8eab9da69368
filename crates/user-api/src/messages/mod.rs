//! Google's `users.messages`, limited to sending: Fromline keeps no mailbox.

mod profile;
mod send;
mod upload;

#[cfg(test)]
mod tests;

use fromline_services::state::App;
use utoipa_axum::{router::OpenApiRouter, routes};

/// Returns the router of the message endpoints.
pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(profile::profile))
        .routes(routes!(send::send))
        .routes(routes!(upload::upload))
}
