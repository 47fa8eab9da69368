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
    heavy,
    services::{
        message_memory::MESSAGE_MEMORY,
        raw_message::{MESSAGE, UPLOAD},
        refusal::Refusal,
    },
};

/// The largest body of our API, in bytes.
const LIMIT: usize = 64 * 1024;
/// The largest body with a message in it: in base64 it is a third longer.
const MESSAGE_LIMIT: usize = MESSAGE / 3 * 4 + LIMIT;

/// The largest body with a message in it that is uploaded, with what stands around it.
const UPLOAD_LIMIT: usize = UPLOAD + LIMIT;
/// The largest body with several requests in it.
const BATCH_LIMIT: usize = 8 * 1024 * 1024;

/// The largest body that a path takes.
pub fn find_limit(path: &str) -> usize {
    let is_message = path.ends_with("/messages/send");
    match path {
        "/batch" | "/batch/gmail/v1" => BATCH_LIMIT,
        _ if is_message && path.starts_with("/upload/") => UPLOAD_LIMIT,
        _ if is_message => MESSAGE_LIMIT,
        _ => LIMIT,
    }
}

/// A parsed body. The content type was checked before, with the caller.
#[derive(Clone, Copy, Debug)]
pub struct Body<T>(pub T);

impl<S: Sync, T: DeserializeOwned> FromRequest<S> for Body<T> {
    type Rejection = ApiError;

    async fn from_request(request: Request, _: &S) -> Result<Self, ApiError> {
        parsed(&whole(request, LIMIT).await?).map(Self)
    }
}

/// The same with a whole message in it, and the room that it takes for as long as it is kept.
#[derive(Debug)]
pub struct MessageBody<T>(pub T, pub SemaphorePermit<'static>);

/// In base64, as it is, and edited; and for a server that takes no 8-bit text by a third longer, with what that is made of.
const COPIES: usize = 6;
/// When another request with a message may find room.
const FULL: u32 = 10;

impl<S: Sync, T: DeserializeOwned + Send + 'static> FromRequest<S> for MessageBody<T> {
    type Rejection = ApiError;

    async fn from_request(request: Request, _: &S) -> Result<Self, ApiError> {
        let room = room(&MESSAGE_MEMORY, request.headers(), MESSAGE_LIMIT)?;
        let bytes = whole(request, MESSAGE_LIMIT).await?;
        let (body, room) = heavy::run(move || (parsed(&bytes), room))
            .await
            .map_err(Refusal::new)?;
        Ok(Self(body?, room))
    }
}

/// A body as it came, up to what its path takes, and the room that it takes for as long as it is kept.
#[derive(Debug)]
pub struct RawBody(pub Bytes, pub SemaphorePermit<'static>);

impl<S: Sync> FromRequest<S> for RawBody {
    type Rejection = ApiError;

    async fn from_request(request: Request, _: &S) -> Result<Self, ApiError> {
        let limit = find_limit(request.uri().path());
        let room = room(&MESSAGE_MEMORY, request.headers(), limit)?;
        Ok(Self(whole(request, limit).await?, room))
    }
}

/// Room for a body of the length that was announced, or of any up to `most`. Others may have taken it all: whoever did
/// nothing too often is not told so.
fn room<'s>(room: &'s Semaphore, headers: &HeaderMap, most: usize) -> Result<SemaphorePermit<'s>, ApiError> {
    let announced = headers
        .get(CONTENT_LENGTH)
        .and_then(|length| length.to_str().ok()?.parse().ok());
    let length = announced.unwrap_or(most).min(most);
    let kilobytes = u32::try_from(length / 1024 * COPIES).unwrap_or(u32::MAX);
    room.try_acquire_many(kilobytes).map_err(|_| {
        ApiError::new(StatusCode::SERVICE_UNAVAILABLE, Reason::Unavailable).with("retryAfterSeconds", FULL)
    })
}

fn parsed<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, ApiError> {
    let invalid = || ApiError::new(StatusCode::BAD_REQUEST, Reason::BodyInvalid);
    // Serde would also take a list of the fields' values in their order, which nobody documented.
    if !bytes.trim_ascii_start().starts_with(b"{") {
        return Err(invalid());
    }
    serde_json::from_slice(bytes).map_err(|_| invalid())
}

async fn whole(request: Request, limit: usize) -> Result<Bytes, ApiError> {
    let read = axum::body::to_bytes(request.into_body(), limit).await;
    read.map_err(|_| ApiError::new(StatusCode::PAYLOAD_TOO_LARGE, Reason::BodyTooLarge))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn messages_share_their_room() {
        let all = Semaphore::new((MESSAGE_LIMIT / 1024 + 1) * COPIES);
        let of = |length: &str| HeaderMap::from_iter([(CONTENT_LENGTH, length.parse().unwrap())]);
        let large = room(&all, &HeaderMap::new(), MESSAGE_LIMIT).unwrap();
        let small = room(&all, &of("1024"), MESSAGE_LIMIT).unwrap();
        for length in ["1024", "99999999999", "x"] {
            assert_eq!(
                room(&all, &of(length), MESSAGE_LIMIT).unwrap_err().reason,
                Reason::Unavailable
            );
        }
        drop(small);
        assert!(room(&all, &of("1024"), MESSAGE_LIMIT).is_ok());
        drop(large);
        assert!(room(&all, &of("99999999999"), MESSAGE_LIMIT).is_ok());
    }
}
