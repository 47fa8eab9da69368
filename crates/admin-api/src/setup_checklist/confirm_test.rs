//! `POST /api/v1/setupChecklist/confirmTest`: the test message has arrived.

use axum::{Json, extract::State};
use fromline_core::{
    api::{ErrorEnvelope, SetupChecklist},
    role::Permission,
};
use fromline_http::{auth::Caller, error::ApiError};
use fromline_services::state::App;

/// Records that the caller's test message has arrived.
#[utoipa::path(post, path = "/api/v1/setupChecklist/confirmTest", tag = "setupChecklist", operation_id = "confirm_setup_test",
    responses((status = 200, body = SetupChecklist), (status = "default", body = ErrorEnvelope)))]
pub async fn confirm_test(State(app): State<App>, caller: Caller) -> Result<Json<SetupChecklist>, ApiError> {
    caller.require_everywhere(Permission::ChangeSetup)?;
    super::of(&app).confirm_test(&caller.user).await?;
    super::answer(&app, &caller).await
}
