//! Every gateway, for administrators.

use fromline_core::api::ListGatewaysResponse;

use super::http::{ApiFailure, get};

/// So many gateways from where a page before ended; the first from the beginning.
pub async fn list_gateways(token: &str, size: u32) -> Result<ListGatewaysResponse, ApiFailure> {
    get(&format!("/api/v1/gateways?pageSize={size}&pageToken={token}")).await
}
