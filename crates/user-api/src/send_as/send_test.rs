//! `POST /api/v1/users/{userId}/settings/sendAs/{sendAsEmail}/sendTest`: sends a test message.

use axum::{
    Json,
    extract::{Path, State},
};
use fromline_core::api::{ErrorEnvelope, SendTestRequest, SendTestResponse};
use fromline_http::{auth::Caller, error::ApiError, json::Body};
use fromline_services::{state::App, test_message};

use super::{address_key, resource::sent_to_api};

/// Sends a test message by the address's route, to one of the user's own addresses.
///
/// Ten may be sent at once, then one per minute. Beyond that the answer is `429 RATE_LIMITED`, with the time to wait in
/// `Retry-After`.
#[utoipa::path(post, path = "/api/v1/users/{userId}/settings/sendAs/{sendAsEmail}/sendTest", tag = "sendAs", request_body = SendTestRequest,
    params(("userId" = String, Path, description = "`me` or the primary address"), ("sendAsEmail" = String, Path, description = "The From address")),
    responses((status = 200, body = SendTestResponse), (status = "default", body = ErrorEnvelope)))]
pub async fn send_test(
    State(app): State<App>,
    caller: Caller,
    Path((user, address)): Path<(String, String)>,
    Body(body): Body<SendTestRequest>,
) -> Result<Json<SendTestResponse>, ApiError> {
    let user = caller.require_self(&user)?;
    let sent = test_message::send(&app, &app.send_limits, &user, &address_key(&address)?, &body).await?;
    Ok(Json(sent_to_api(sent)))
}
