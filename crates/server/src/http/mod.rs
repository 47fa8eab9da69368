//! The JSON API: one file per endpoint.

pub mod account;
pub mod auth;
pub mod client_address;
pub mod error;
pub mod instance;
pub mod json;
pub mod link;
pub mod session;

use axum::Router;
use utoipa::openapi::OpenApi;
use utoipa_axum::router::OpenApiRouter;

use crate::state::App;

/// Every endpoint with its description; each module adds its own.
pub fn api() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .merge(instance::routes())
        .merge(session::routes())
        .merge(link::routes())
        .merge(account::routes())
}

/// The server, and the description of its API.
pub fn router(app: App) -> (Router, OpenApi) {
    let (router, description) = api().split_for_parts();
    (router.with_state(app), description)
}
