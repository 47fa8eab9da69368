//! Request bodies: JSON of the documented shape, at most 64 KiB, but for whole messages.

use axum::{
    body::Bytes,
    extract::{FromRequest, Request},
    http::StatusCode,
};
use fromline_core::Reason;
use serde::de::DeserializeOwned;

use super::error::ApiError;
use crate::services::raw_message::MESSAGE;

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

/// The same with a whole message in it.
#[derive(Clone, Copy, Debug)]
pub struct MessageBody<T>(pub T);

impl<S: Sync, T: DeserializeOwned> FromRequest<S> for MessageBody<T> {
    type Rejection = ApiError;

    async fn from_request(request: Request, _: &S) -> Result<Self, ApiError> {
        parsed(request, MESSAGE_LIMIT).await.map(Self)
    }
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
