//! `GET /healthz`

use axum::{extract::State, http::StatusCode};
use fromline_core::Reason;

use crate::{http::error::ApiError, state::App, store::users};

/// Whether the server is alive: it answers and reads its database. Whether it can do all of its work says `/readyz`.
#[utoipa::path(get, path = "/healthz", tag = "instance", security(()),
    responses((status = 200, body = str), (status = 503)))]
pub async fn health(State(app): State<App>) -> Result<&'static str, ApiError> {
    let answer = async { users::any(&mut *app.store.read().await?).await };
    answer.await.map(|_: bool| "ok\n").map_err(|error: sqlx::Error| {
        tracing::error!(%error, "database");
        ApiError::new(StatusCode::SERVICE_UNAVAILABLE, Reason::Unavailable)
    })
}
