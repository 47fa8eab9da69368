//! What mail clients show.

use fromline_core::api::ClientList;

use super::http::{ApiFailure, get};

/// The catalogue, with where each rule is known from.
pub async fn clients() -> Result<ClientList, ApiFailure> {
    get("/api/v1/clients").await
}
