//! `GET /healthz`: whether the process is alive.

use axum::{extract::State, http::StatusCode};
use fromline_core::Reason;
use fromline_services::{readiness, state::App};

use crate::error::ApiError;

/// Returns 200 if the process answers and can read its database. `/readyz` tells whether it can do all of its work.
#[utoipa::path(get, path = "/healthz", tag = "instance", security(()),
    responses((status = 200, body = str), (status = 503)))]
pub async fn health(State(app): State<App>) -> Result<&'static str, ApiError> {
    readiness::read(&app).await.map(|()| "ok\n").map_err(|error| {
        tracing::error!(%error, "database");
        ApiError::new(StatusCode::SERVICE_UNAVAILABLE, Reason::Unavailable)
    })
}
