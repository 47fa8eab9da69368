//! `POST /api/v1/setupChecklist/sendTest`: sends a test message to oneself.

use axum::{Json, extract::State};
use fromline_core::{
    api::{ErrorEnvelope, SendTestRequest, SetupChecklist},
    role::Permission,
};
use fromline_http::{auth::Caller, error::ApiError};
use fromline_services::{state::App, test_message};

/// Sends a test message from the caller's primary address to itself, by the way that users' mail takes.
///
/// Ten may be sent at once, then one per minute. Beyond that the answer is `429 RATE_LIMITED`, with the time to wait in
/// `Retry-After`.
#[utoipa::path(post, path = "/api/v1/setupChecklist/sendTest", tag = "setupChecklist", operation_id = "send_setup_test",
    responses((status = 200, body = SetupChecklist), (status = "default", body = ErrorEnvelope)))]
pub async fn send_test(State(app): State<App>, caller: Caller) -> Result<Json<SetupChecklist>, ApiError> {
    caller.require_everywhere(Permission::ChangeSetup)?;
    let own = &caller.user.address;
    let request = SendTestRequest {
        to: own.to_string(),
        language: None,
    };
    let sent = test_message::send(&app, &app.send_limits, &caller.user, own.key(), &request).await?;
    super::of(&app)
        .record_test(&caller.user, &sent.message_id)
        .await?;
    super::answer(&app, &caller).await
}
