//! `PATCH /api/v1/setupChecklist`: hides the list from one's own page, or shows it again.

use axum::{Json, extract::State};
use fromline_core::{
    api::{ChecklistChange, ErrorEnvelope, SetupChecklist},
    role::Permission,
};
use fromline_http::{auth::Caller, error::ApiError, json::Body};
use fromline_services::state::App;

/// Hides the list from the caller's page, or shows it again. Other administrators' pages stay as they are.
#[utoipa::path(patch, path = "/api/v1/setupChecklist", tag = "setupChecklist", operation_id = "change_setup_checklist",
    request_body = ChecklistChange,
    responses((status = 200, body = SetupChecklist), (status = "default", body = ErrorEnvelope)))]
pub async fn change(
    State(app): State<App>,
    caller: Caller,
    Body(change): Body<ChecklistChange>,
) -> Result<Json<SetupChecklist>, ApiError> {
    caller.require_everywhere(Permission::ChangeSetup)?;
    super::of(&app).set_hidden(&caller.user, change.hidden).await?;
    super::answer(&app, &caller).await
}
