//! What mail clients show.

use fromline_core::api::{ClientList, PreviewRequest, PreviewResponse};

use super::http::{ApiFailure, get, post};

/// Reads the catalogue with the evidence for each rule.
pub async fn clients() -> Result<ClientList, ApiFailure> {
    get("/api/v1/clients").await
}

/// Reads what clients show of a received message.
pub async fn preview(request: &PreviewRequest) -> Result<PreviewResponse, ApiFailure> {
    post("/api/v1/preview", request).await
}
