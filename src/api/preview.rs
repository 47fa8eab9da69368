//! What mail clients show.

use fromline_core::api::{ClientList, PreviewRequest, PreviewResponse};

use super::http::{ApiFailure, get, post};

/// The catalogue, with where each rule is known from.
pub async fn clients() -> Result<ClientList, ApiFailure> {
    get("/api/v1/clients").await
}

/// What clients show of a message that somebody received.
pub async fn preview(request: &PreviewRequest) -> Result<PreviewResponse, ApiFailure> {
    post("/api/v1/preview", request).await
}
