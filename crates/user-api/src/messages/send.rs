//! `POST /gmail/v1/users/{userId}/messages/send`: sends a message given in JSON.

use axum::{
    Json,
    extract::{Path, State},
};
use fromline_base::{heavy, keys::random_token};
use fromline_core::api::{ErrorEnvelope, SendMessageRequest, SentMessage};
use fromline_http::{auth::Caller, error::ApiError, json::MessageBody};
use fromline_services::{
    raw_message::RawMessage, refusal::Refusal, routing::find_default_sender, state::App, submit::submit,
};
use fromline_store::users::User;

/// Sends a message. Its From decides the route; a message without one is sent from the default address. From must be the user's
/// primary address or one of their confirmed aliases. Sender and Reply-To are set for the route, as in the preview.
///
/// A user may send 200 messages at once, then one every two seconds, and in a day 2,000 messages to 10,000 recipients; that
/// allowance refills evenly. Beyond it the answer is `429 RATE_LIMITED`, with the time to wait in `Retry-After`.
#[utoipa::path(post, path = "/gmail/v1/users/{userId}/messages/send", tag = "messages", request_body = SendMessageRequest,
    params(("userId" = String, Path, description = "`me` or the primary address")),
    responses((status = 200, body = SentMessage), (status = "default", body = ErrorEnvelope)))]
pub async fn send(
    State(app): State<App>,
    caller: Caller,
    Path(user): Path<String>,
    MessageBody(body, room): MessageBody<SendMessageRequest>,
) -> Result<Json<SentMessage>, ApiError> {
    let user = caller.require_self(&user)?;
    let from = find_default_sender(&app.store, &user).await?;
    let now = app.clock.now();
    let read = heavy::run(move || (RawMessage::parse(&body.raw, &from, now), room)).await;
    let (message, _room) = read.map_err(Refusal::new)?;
    hand_over(&app, &user, message?).await
}

/// Submits a message within its user's limits, whichever endpoint received it.
pub async fn hand_over(app: &App, user: &User, message: RawMessage) -> Result<Json<SentMessage>, ApiError> {
    let taken = app
        .send_limits
        .take(user.id, message.recipients.len(), app.clock.monotonic());
    taken.map_err(Refusal::from)?;
    submit(app, user, message.recipients, &message.bytes).await?;
    let id = random_token().map_err(Refusal::from)?[..16].to_owned();
    Ok(Json(SentMessage {
        thread_id: id.clone(),
        id,
        label_ids: vec!["SENT".to_owned()],
    }))
}
