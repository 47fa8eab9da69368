//! Consent at a provider of tokens, in place of a gateway's password. For browsers: a provider leads back to one.

mod begin;
mod begin_device;
mod finish;
mod poll_device;
mod providers;

#[cfg(test)]
mod tests;

use utoipa_axum::{router::OpenApiRouter, routes};

use crate::state::App;

/// Of this folder.
pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(providers::providers))
        .routes(routes!(begin::begin))
        .routes(routes!(finish::finish))
        .routes(routes!(begin_device::begin_device))
        .routes(routes!(poll_device::poll_device))
}
