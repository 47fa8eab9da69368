//! `GET /api/v1/demo/messages`: all mail of the demo.

mod provider;

use axum::{Json, extract::State};
use fromline_core::api::{DemoMailbox, ErrorEnvelope};
use fromline_http::error::ApiError;
use fromline_services::state::App;
use utoipa_axum::{router::OpenApiRouter, routes};

/// Returns the router of the demo's API endpoint.
pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(messages))
}

/// Returns the router of the demo's pages, which are not part of the API.
pub fn pages() -> OpenApiRouter<App> {
    provider::pages()
}

/// Lists all mail of the demo, for anyone: nothing in the demo is private. Outside the demo it is 404.
#[utoipa::path(get, path = "/api/v1/demo/messages", tag = "demo", security(()),
    responses((status = 200, body = DemoMailbox), (status = "default", body = ErrorEnvelope)))]
pub async fn messages(State(app): State<App>) -> Result<Json<DemoMailbox>, ApiError> {
    app.demo_mailbox
        .as_ref()
        .map(|mailbox| Json(mailbox.list()))
        .ok_or_else(ApiError::not_found)
}
