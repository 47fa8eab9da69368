//! `GET /api/v1/instance`: what anybody may know.

use axum::{Json, extract::State};
use fromline_core::api::Instance;
use utoipa_axum::{router::OpenApiRouter, routes};

use crate::state::App;

/// Of this file.
pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(instance))
}

/// What anybody may know of this server.
#[utoipa::path(get, path = "/api/v1/instance", tag = "instance", security(()),
    responses((status = 200, body = Instance)))]
async fn instance(State(app): State<App>) -> Json<Instance> {
    Json(describe(&app))
}

/// The server as it is described to everybody.
pub fn describe(app: &App) -> Instance {
    Instance {
        demo: app.config.demo,
        contact: app.config.contact.clone(),
        version: env!("CARGO_PKG_VERSION").to_owned(),
    }
}
