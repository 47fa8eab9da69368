//! Request bodies: JSON of the documented shape, at most 64 KiB, but for whole messages.

use axum::{
    body::Bytes,
    extract::{FromRequest, Request},
    http::{HeaderMap, StatusCode, header::CONTENT_LENGTH},
};
use fromline_core::Reason;
use serde::de::DeserializeOwned;
use tokio::sync::{Semaphore, SemaphorePermit};

use super::error::ApiError;
use crate::{
    limits::Wait,
    services::{message_room::ROOM, raw_message::MESSAGE},
};

/// The largest body of our API, in bytes.
const LIMIT: usize = 64 * 1024;
/// The largest body with a message in it: in base64 it is a third longer.
const MESSAGE_LIMIT: usize = MESSAGE / 3 * 4 + LIMIT;

/// The largest body that a path takes.
pub fn limit(path: &str) -> usize {
    if path.ends_with("/messages/send") {
        MESSAGE_LIMIT
    } else {
        LIMIT
    }
}

/// A parsed body. The content type was checked before, with the caller.
#[derive(Clone, Copy, Debug)]
pub struct Body<T>(pub T);

impl<S: Sync, T: DeserializeOwned> FromRequest<S> for Body<T> {
    type Rejection = ApiError;

    async fn from_request(request: Request, _: &S) -> Result<Self, ApiError> {
        parsed(request, LIMIT).await.map(Self)
    }
}

/// The same with a whole message in it, and the room that it takes for as long as it is kept.
#[derive(Debug)]
pub struct MessageBody<T>(pub T, pub SemaphorePermit<'static>);

/// In base64, as it is, and edited.
const COPIES: usize = 3;
/// When another request with a message may find room.
const FULL: Wait = Wait(10);

impl<S: Sync, T: DeserializeOwned> FromRequest<S> for MessageBody<T> {
    type Rejection = ApiError;

    async fn from_request(request: Request, _: &S) -> Result<Self, ApiError> {
        let room = room(&ROOM, request.headers())?;
        let body = parsed(request, MESSAGE_LIMIT).await?;
        Ok(Self(body, room))
    }
}

/// Room for a body of the length that was announced, or of any.
fn room<'s>(room: &'s Semaphore, headers: &HeaderMap) -> Result<SemaphorePermit<'s>, ApiError> {
    let announced = headers
        .get(CONTENT_LENGTH)
        .and_then(|length| length.to_str().ok()?.parse().ok());
    let length = announced.unwrap_or(MESSAGE_LIMIT).min(MESSAGE_LIMIT);
    let kilobytes = u32::try_from(length / 1024 * COPIES).unwrap_or(u32::MAX);
    room.try_acquire_many(kilobytes).map_err(|_| FULL.into())
}

async fn parsed<T: DeserializeOwned>(request: Request, limit: usize) -> Result<T, ApiError> {
    let bytes: Bytes = axum::body::to_bytes(request.into_body(), limit)
        .await
        .map_err(|_| ApiError::new(StatusCode::PAYLOAD_TOO_LARGE, Reason::BodyTooLarge))?;
    let invalid = || ApiError::new(StatusCode::BAD_REQUEST, Reason::BodyInvalid);
    // Serde would also take a list of the fields' values in their order, which nobody documented.
    if !bytes.trim_ascii_start().starts_with(b"{") {
        return Err(invalid());
    }
    serde_json::from_slice(&bytes).map_err(|_| invalid())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn messages_share_their_room() {
        let all = Semaphore::new(MESSAGE_LIMIT / 1024 * COPIES + 3);
        let of = |length: &str| HeaderMap::from_iter([(CONTENT_LENGTH, length.parse().unwrap())]);
        let large = room(&all, &HeaderMap::new()).unwrap();
        let small = room(&all, &of("1024")).unwrap();
        for length in ["1024", "99999999999", "x"] {
            assert_eq!(room(&all, &of(length)).unwrap_err().reason, Reason::RateLimited);
        }
        drop(small);
        assert!(room(&all, &of("1024")).is_ok());
        drop(large);
        assert!(room(&all, &of("99999999999")).is_ok());
    }
}
