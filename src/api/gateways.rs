//! Every gateway, for administrators.

use fromline_core::api::{
    GatewayRemoved, ListGatewaysResponse, NotifyPasswordsEndingRequest, PasswordsEndingNotified,
    RemoveGatewayRequest,
};

use super::http::{ApiFailure, get, post};

/// Reads a page of at most `size` gateways by its token; the first page has an empty token.
pub async fn list_gateways(token: &str, size: u32) -> Result<ListGatewaysResponse, ApiFailure> {
    get(&format!("/api/v1/gateways?pageSize={size}&pageToken={token}")).await
}

/// Emails users with a password at a provider that stops accepting passwords; the answer says how many.
pub async fn notify_passwords_ending(
    request: &NotifyPasswordsEndingRequest,
) -> Result<PasswordsEndingNotified, ApiFailure> {
    post("/api/v1/gateways/notifyPasswordsEnding", request).await
}

/// Removes a user's gateway; the answer says whether they are emailed.
pub async fn remove_gateway(request: &RemoveGatewayRequest) -> Result<GatewayRemoved, ApiFailure> {
    post("/api/v1/gateways/remove", request).await
}
