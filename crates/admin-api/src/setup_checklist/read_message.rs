//! `POST /api/v1/setupChecklist/readMessage`: reads what a received message shows.

use axum::{Json, extract::State};
use fromline_core::{
    api::{ErrorEnvelope, ReadMessageRequest, SetupChecklist},
    role::Permission,
};
use fromline_http::{auth::Caller, error::ApiError, json::Body};
use fromline_services::state::App;

/// Reads the headers of a message from one of the organisation's domains, as it was received: whether the receiving server found a valid DKIM
/// signature of the domain, and whether it is the caller's test message. Only that is stored, nothing of the message.
#[utoipa::path(post, path = "/api/v1/setupChecklist/readMessage", tag = "setupChecklist", operation_id = "read_setup_message",
    request_body = ReadMessageRequest,
    responses((status = 200, body = SetupChecklist), (status = "default", body = ErrorEnvelope)))]
pub async fn read_message(
    State(app): State<App>,
    caller: Caller,
    Body(request): Body<ReadMessageRequest>,
) -> Result<Json<SetupChecklist>, ApiError> {
    caller.require_everywhere(Permission::ChangeSetup)?;
    super::of(&app)
        .read_message(&caller.user, &request.message)
        .await?;
    super::answer(&app, &caller).await
}
