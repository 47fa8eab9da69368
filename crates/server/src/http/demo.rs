//! `GET /api/v1/demo/messages`

mod provider;

use axum::{Json, extract::State};
use fromline_core::api::{DemoMailbox, ErrorEnvelope};
use utoipa_axum::{router::OpenApiRouter, routes};

use super::error::ApiError;
use crate::state::App;

/// Of this file.
pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(messages))
}

/// Pages of the demo that are no part of the API.
pub fn pages() -> OpenApiRouter<App> {
    provider::pages()
}

/// Everybody's mail in the demo; 404 outside of it. Nobody need be signed in: nothing in the demo is anybody's.
#[utoipa::path(get, path = "/api/v1/demo/messages", tag = "demo", security(()),
    responses((status = 200, body = DemoMailbox), (status = "default", body = ErrorEnvelope)))]
pub async fn messages(State(app): State<App>) -> Result<Json<DemoMailbox>, ApiError> {
    app.demo_mailbox
        .as_ref()
        .map(|mailbox| Json(mailbox.list()))
        .ok_or_else(ApiError::not_found)
}
