//! What mail clients show.

use fromline_core::{
    Language,
    api::{ClientList, PreviewRequest, PreviewResponse},
};

use super::http::{ApiFailure, get, post};

/// Reads the catalogue with the evidence for each rule, and the remarks about it in `language`.
pub async fn clients(language: Language) -> Result<ClientList, ApiFailure> {
    get(&format!("/api/v1/clients?language={}", language.code())).await
}

/// Reads what clients show of a received message.
pub async fn preview(request: &PreviewRequest) -> Result<PreviewResponse, ApiFailure> {
    post("/api/v1/preview", request).await
}
