//! The JSON API: one file per endpoint.

pub mod auth;
pub mod error;
pub mod json;

use axum::Router;
use utoipa::openapi::OpenApi;
use utoipa_axum::router::OpenApiRouter;

use crate::state::App;

/// Every endpoint with its description; each module adds its own.
pub fn api() -> OpenApiRouter<App> {
    OpenApiRouter::new()
}

/// The server, and the description of its API.
pub fn router(app: App) -> (Router, OpenApi) {
    let (router, description) = api().split_for_parts();
    (router.with_state(app), description)
}
