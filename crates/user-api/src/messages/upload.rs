//! `POST /upload/gmail/v1/users/{userId}/messages/send`: sends an uploaded message.

use axum::{
    Json,
    extract::{Path, Query, State},
    http::{HeaderMap, StatusCode},
};
use base64::{Engine as _, prelude::BASE64_STANDARD};
use fromline_base::heavy;
use fromline_core::{
    Reason,
    api::{ErrorEnvelope, SendMessageRequest, SentMessage},
};
use fromline_http::{
    auth::Caller,
    error::ApiError,
    json::RawBody,
    multipart::{MultipartPart, parse_essence, read_content_type, split_parts},
};
use fromline_services::{
    raw_message::{RawMessage, UPLOAD},
    refusal::Refusal,
    routing::find_default_sender,
    state::App,
};
use serde::Deserialize;
use std::borrow::Cow;

use super::send::hand_over;

/// Query parameters of an upload.
#[derive(Debug, Default, Deserialize, utoipa::IntoParams)]
#[serde(rename_all = "camelCase")]
#[into_params(parameter_in = Query)]
pub struct UploadQuery {
    /// `media` or `multipart`, which the content type also tells. `resumable` is not supported.
    upload_type: Option<String>,
}

/// Sends a message that is the body itself (`message/rfc822`) or its second part behind a JSON object (`multipart/related`);
/// otherwise like `messages.send` and within the same limits. At most 35 MiB.
#[utoipa::path(post, path = "/upload/gmail/v1/users/{userId}/messages/send", tag = "messages", operation_id = "gmail.users.messages.send.upload",
    request_body(content((String = "message/rfc822"), (String = "multipart/related"))),
    params(("userId" = String, Path, description = "`me` or the primary address"), UploadQuery),
    responses((status = 200, body = SentMessage), (status = "default", body = ErrorEnvelope)))]
pub async fn upload(
    State(app): State<App>,
    caller: Caller,
    Path(user): Path<String>,
    Query(asked): Query<UploadQuery>,
    headers: HeaderMap,
    RawBody(body, room): RawBody,
) -> Result<Json<SentMessage>, ApiError> {
    let user = caller.require_self(&user)?;
    if asked.upload_type.as_deref() == Some("resumable") {
        return Err(ApiError::new(StatusCode::NOT_IMPLEMENTED, Reason::Unimplemented));
    }
    let from = find_default_sender(&app.store, &user).await?;
    let now = app.clock.now();
    let read = heavy::run(move || {
        let message = message(read_content_type(&headers), &body);
        let read = message.map(|message| RawMessage::read(&message, UPLOAD, &from, now));
        (read, room)
    });
    let (message, _room) = read.await.map_err(Refusal::new)?;
    let invalid = || ApiError::new(StatusCode::BAD_REQUEST, Reason::BodyInvalid);
    let message = message.ok_or_else(invalid)??;
    hand_over(&app, &user, message).await
}

/// Returns the message in a body of this media type.
fn message<'a>(content_type: &str, body: &'a [u8]) -> Option<Cow<'a, [u8]>> {
    if is_message(content_type) {
        return Some(body.into());
    }
    let parts = split_parts(content_type, "multipart/related", body, 2)?;
    let [about, message] = parts.as_slice() else {
        return None;
    };
    let is = |part: &MultipartPart<'_>, kind: &str| {
        parse_essence(part.field("content-type").unwrap_or_default()).starts_with(kind)
    };
    let about = serde_json::from_slice::<SendMessageRequest>(about.body)
        .ok()
        .filter(|_| is(about, "application/json"))?;
    // If a request contains two messages, neither is used.
    if !about.raw.is_empty() || !is_message(message.field("content-type").unwrap_or_default()) {
        return None;
    }
    let encoding = message.field("content-transfer-encoding").unwrap_or("binary");
    match encoding.to_ascii_lowercase().as_str() {
        "7bit" | "8bit" | "binary" => Some(message.body.into()),
        "base64" => {
            let digits: Vec<u8> = message
                .body
                .iter()
                .copied()
                .filter(|byte| !byte.is_ascii_whitespace())
                .collect();
            BASE64_STANDARD.decode(digits).ok().map(Cow::Owned)
        }
        _ => None,
    }
}

/// Returns whether a part is a message: by its media type, or as bytes without one, which some clients' samples send.
fn is_message(content_type: &str) -> bool {
    let kind = parse_essence(content_type);
    kind.starts_with("message/") || kind == "application/octet-stream"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn where_the_message_stands() {
        let related = |about: &str, kind: &str, rest: &str| {
            format!(
                "--b\r\nContent-Type: application/json\r\n\r\n{about}\r\n--b\r\nContent-Type: {kind}\r\n{rest}\r\n--b--\r\n"
            )
        };
        let multipart = "multipart/related; boundary=b";
        for (name, content_type, body, expected) in [
            ("media", "message/rfc822", "To: a".to_owned(), Some("To: a")),
            (
                "media with a parameter",
                "Message/RFC822; charset=x",
                "To: a".to_owned(),
                Some("To: a"),
            ),
            (
                "no type",
                "application/octet-stream",
                "To: a".to_owned(),
                Some("To: a"),
            ),
            ("another kind", "text/plain", "To: a".to_owned(), None),
            ("no kind", "", "To: a".to_owned(), None),
            (
                "multipart",
                multipart,
                related("{}", "message/rfc822", "\r\nTo: a"),
                Some("To: a"),
            ),
            (
                "with what Gmail knows",
                multipart,
                related(
                    "{\"threadId\":\"x\",\"labelIds\":[]}",
                    "message/rfc822",
                    "\r\nTo: a",
                ),
                Some("To: a"),
            ),
            (
                "base64",
                multipart,
                related(
                    "{}",
                    "message/rfc822",
                    "Content-Transfer-Encoding: base64\r\n\r\nVG86\r\nIGE=",
                ),
                Some("To: a"),
            ),
            (
                "another encoding",
                multipart,
                related(
                    "{}",
                    "message/rfc822",
                    "Content-Transfer-Encoding: x\r\n\r\nTo: a",
                ),
                None,
            ),
            (
                "two messages",
                multipart,
                related("{\"raw\":\"eA\"}", "message/rfc822", "\r\nTo: a"),
                None,
            ),
            (
                "no object",
                multipart,
                related("x", "message/rfc822", "\r\nTo: a"),
                None,
            ),
            (
                "no message",
                multipart,
                related("{}", "image/png", "\r\nTo: a"),
                None,
            ),
        ] {
            let found = message(content_type, body.as_bytes());
            assert_eq!(found.as_deref(), expected.map(str::as_bytes), "{name}");
        }
    }
}
