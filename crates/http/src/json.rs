//! Request bodies: JSON of the documented shape, at most 64 KiB except for whole messages and tables.

use axum::{
    body::Bytes,
    extract::{FromRequest, Request},
    http::{HeaderMap, StatusCode, header::CONTENT_LENGTH},
};
use fromline_base::heavy;
use fromline_core::Reason;
use fromline_services::{
    message_memory::MESSAGE_MEMORY,
    raw_message::{MESSAGE, UPLOAD},
    refusal::Refusal,
};
use serde::de::DeserializeOwned;
use tokio::sync::{Semaphore, SemaphorePermit};

use super::error::ApiError;

/// Largest body of the API, in bytes.
const LIMIT: usize = 64 * 1024;
/// Largest body that contains a message in base64, which makes it a third longer, in bytes.
const MESSAGE_LIMIT: usize = MESSAGE / 3 * 4 + LIMIT;

/// Largest body with an uploaded message and the text around it, in bytes.
const UPLOAD_LIMIT: usize = UPLOAD + LIMIT;
/// Largest body of a batch, in bytes.
const BATCH_LIMIT: usize = 8 * 1024 * 1024;

/// Largest body that contains a table of people, in bytes.
const TABLE_LIMIT: usize = 4 * 1024 * 1024;

/// Returns the size limit for request bodies of a path, in bytes.
pub fn find_limit(path: &str) -> usize {
    let is_message = path.ends_with("/messages/send");
    match path {
        "/batch" | "/batch/gmail/v1" => BATCH_LIMIT,
        "/api/v1/people/import" => TABLE_LIMIT,
        _ if is_message && path.starts_with("/upload/") => UPLOAD_LIMIT,
        _ if is_message => MESSAGE_LIMIT,
        _ => LIMIT,
    }
}

/// A parsed JSON body. The content type was already checked together with the caller.
#[derive(Clone, Copy, Debug)]
pub struct Body<T>(pub T);

impl<S: Sync, T: DeserializeOwned> FromRequest<S> for Body<T> {
    type Rejection = ApiError;

    async fn from_request(request: Request, _: &S) -> Result<Self, ApiError> {
        parsed(&whole(request, LIMIT).await?).map(Self)
    }
}

/// A parsed JSON body that contains a whole message, with the memory reserved for it.
#[derive(Debug)]
pub struct MessageBody<T>(pub T, pub SemaphorePermit<'static>);

/// Copies of a message held in memory at once: in base64, decoded and edited, and for a server without 8BITMIME also re-encoded,
/// a third longer, from its source.
const COPIES: usize = 6;
/// Seconds after which another request with a message may find memory.
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

/// A parsed JSON body that contains a whole table, with the memory reserved for it.
#[derive(Debug)]
pub struct TableBody<T>(pub T, pub SemaphorePermit<'static>);

impl<S: Sync, T: DeserializeOwned + Send + 'static> FromRequest<S> for TableBody<T> {
    type Rejection = ApiError;

    async fn from_request(request: Request, _: &S) -> Result<Self, ApiError> {
        let room = room(&MESSAGE_MEMORY, request.headers(), TABLE_LIMIT)?;
        let bytes = whole(request, TABLE_LIMIT).await?;
        let body = heavy::run(move || parsed(&bytes)).await;
        Ok(Self(body.map_err(Refusal::new)??, room))
    }
}

/// An unparsed body up to its path's limit, with the memory reserved for it.
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

/// Reserves memory for a body of the announced length, or of `most` bytes without one. Fails with 503 rather than 429: other
/// requests may have used it up, not this caller.
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
    // Serde would also accept an array of the fields' values in order, which is not documented.
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
