//! Request bodies: JSON of the documented shape, at most 64 KiB.

use axum::{
    body::Bytes,
    extract::{FromRequest, Request},
    http::StatusCode,
};
use fromline_core::Reason;
use serde::de::DeserializeOwned;

use super::error::ApiError;

/// The largest body of our API, in bytes.
pub const LIMIT: usize = 64 * 1024;

/// A parsed body. The content type was checked before, with the caller.
#[derive(Clone, Copy, Debug)]
pub struct Body<T>(pub T);

impl<S: Sync, T: DeserializeOwned> FromRequest<S> for Body<T> {
    type Rejection = ApiError;

    async fn from_request(request: Request, _: &S) -> Result<Self, ApiError> {
        let bytes: Bytes = axum::body::to_bytes(request.into_body(), LIMIT)
            .await
            .map_err(|_| ApiError::new(StatusCode::PAYLOAD_TOO_LARGE, Reason::BodyTooLarge))?;
        let invalid = || ApiError::new(StatusCode::BAD_REQUEST, Reason::BodyInvalid);
        // Serde would also take a list of the fields' values in their order, which nobody documented.
        if !bytes.trim_ascii_start().starts_with(b"{") {
            return Err(invalid());
        }
        serde_json::from_slice(&bytes).map(Self).map_err(|_| invalid())
    }
}
