//! `GET /api/v1/setupChecklist`: what has to be set up before users can start.

use axum::{Json, extract::State};
use fromline_core::{
    api::{ErrorEnvelope, SetupChecklist},
    role::Permission,
};
use fromline_http::{auth::Caller, error::ApiError};
use fromline_services::state::App;

/// Returns what has to be set up before users can start, as far as the server knows. It never waits for DNS or the relay: while `looking` is
/// true, they are being asked, and another request some seconds later has the results.
#[utoipa::path(get, path = "/api/v1/setupChecklist", tag = "setupChecklist", operation_id = "setup_checklist",
    responses((status = 200, body = SetupChecklist), (status = "default", body = ErrorEnvelope)))]
pub async fn get(State(app): State<App>, caller: Caller) -> Result<Json<SetupChecklist>, ApiError> {
    caller.require_everywhere(Permission::SeeSetup)?;
    super::answer(&app, &caller).await
}
