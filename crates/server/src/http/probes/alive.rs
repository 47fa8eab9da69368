//! `GET /healthz`

use axum::{extract::State, http::StatusCode};
use fromline_core::Reason;

use crate::{http::error::ApiError, services::readiness, state::App};

/// Whether the server is alive: it answers and reads its database. Whether it can do all of its work says `/readyz`.
#[utoipa::path(get, path = "/healthz", tag = "instance", security(()),
    responses((status = 200, body = str), (status = 503)))]
pub async fn health(State(app): State<App>) -> Result<&'static str, ApiError> {
    readiness::read(&app).await.map(|()| "ok\n").map_err(|error| {
        tracing::error!(%error, "database");
        ApiError::new(StatusCode::SERVICE_UNAVAILABLE, Reason::Unavailable)
    })
}
