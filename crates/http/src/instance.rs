//! `GET /api/v1/instance`: public facts about this server.

use axum::{Json, extract::State};
use fromline_core::api::Instance;
use fromline_services::state::App;
use utoipa_axum::{router::OpenApiRouter, routes};

/// Returns the router of the instance endpoint.
pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(instance))
}

/// Returns public facts about this server; needs no sign-in.
#[utoipa::path(get, path = "/api/v1/instance", tag = "instance", security(()),
    responses((status = 200, body = Instance)))]
async fn instance(State(app): State<App>) -> Json<Instance> {
    Json(describe(&app))
}

/// Builds the public description of this server.
pub fn describe(app: &App) -> Instance {
    Instance {
        demo: app.config.demo,
        contact: app.config.contact.clone(),
        version: env!("CARGO_PKG_VERSION").to_owned(),
    }
}
