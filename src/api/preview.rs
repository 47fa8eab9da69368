//! What mail clients show.

use fromline_core::api::{PreviewRequest, PreviewResponse};

use super::http::{ApiFailure, post};

/// What clients show of a message that somebody received.
pub async fn preview(request: &PreviewRequest) -> Result<PreviewResponse, ApiFailure> {
    post("/api/v1/preview", request).await
}
