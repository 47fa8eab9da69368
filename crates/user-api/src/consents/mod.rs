//! Consents at OAuth providers, which replace a gateway's password. For browsers only, since the provider redirects to one.

mod begin;
mod begin_device;
mod finish;
mod poll_device;
mod providers;
mod resource;

#[cfg(test)]
mod tests;

use fromline_services::state::App;
use utoipa_axum::{router::OpenApiRouter, routes};

/// Returns the router of the consent endpoints.
pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(providers::providers))
        .routes(routes!(begin::begin))
        .routes(routes!(finish::finish))
        .routes(routes!(begin_device::begin_device))
        .routes(routes!(poll_device::poll_device))
}
