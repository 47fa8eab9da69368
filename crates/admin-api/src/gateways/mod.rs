//! All users' gateways, for administrators.

mod hosts;
mod list;
mod notify_passwords_ending;
mod page;
mod remove;
mod remove_each;
mod resource;
mod search;

#[cfg(test)]
mod tests;

use fromline_services::state::App;
use utoipa_axum::{router::OpenApiRouter, routes};

/// Returns the router of the gateway endpoints.
pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(list::list))
        .routes(routes!(search::search))
        .routes(routes!(hosts::hosts))
        .routes(routes!(remove::remove))
        .routes(routes!(remove_each::remove_each))
        .routes(routes!(notify_passwords_ending::notify))
}
