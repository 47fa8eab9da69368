//! Consent at a provider of tokens, in place of a gateway's password. For browsers: a provider leads back to one.

mod begin;
mod finish;
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
}
