//! Every gateway, for administrators.

use fromline_core::api::{GatewayRemoved, ListGatewaysResponse, RemoveGatewayRequest};

use super::http::{ApiFailure, get, post};

/// So many gateways from where a page before ended; the first from the beginning.
pub async fn list_gateways(token: &str, size: u32) -> Result<ListGatewaysResponse, ApiFailure> {
    get(&format!("/api/v1/gateways?pageSize={size}&pageToken={token}")).await
}

/// Takes a user's gateway away; says whether they are mailed.
pub async fn remove_gateway(request: &RemoveGatewayRequest) -> Result<GatewayRemoved, ApiFailure> {
    post("/api/v1/gateways/remove", request).await
}
