//! `GET /api/v1/account`: the signed-in user.

use axum::{Json, extract::State};
use fromline_core::api::{Account, ErrorEnvelope};
use fromline_http::{auth::Caller, error::ApiError};
use fromline_services::state::App;

/// Returns the signed-in user, the policy that applies to them, and their organization.
#[utoipa::path(get, path = "/api/v1/account", tag = "account",
    responses((status = 200, body = Account), (status = "default", body = ErrorEnvelope)))]
pub async fn account(State(app): State<App>, caller: Caller) -> Result<Json<Account>, ApiError> {
    app.store
        .read(|db| Ok(Json(super::describe(&app, db, &caller.user)?)))
        .await
}
