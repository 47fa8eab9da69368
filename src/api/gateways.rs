//! Every gateway, for administrators.

use fromline_core::api::{
    ListGatewayHostsResponse, ListGatewaysResponse, NotifyPasswordsEndingRequest, PasswordsEndingNotified,
    RemoveGatewaysRequest, RemoveGatewaysResponse, SearchGatewaysRequest,
};

use super::http::{ApiFailure, get, post};

/// Searches for gateways, page by page.
pub async fn search_gateways(request: &SearchGatewaysRequest) -> Result<ListGatewaysResponse, ApiFailure> {
    post("/api/v1/gateways/search", request).await
}

/// Reads the hosts at which most gateways are.
pub async fn gateway_hosts() -> Result<ListGatewayHostsResponse, ApiFailure> {
    get("/api/v1/gateways/hosts").await
}

/// Emails users with a password at a provider that stops accepting passwords; the answer says how many.
pub async fn notify_passwords_ending(
    request: &NotifyPasswordsEndingRequest,
) -> Result<PasswordsEndingNotified, ApiFailure> {
    post("/api/v1/gateways/notifyPasswordsEnding", request).await
}

/// Removes users' gateways; the answer says what became of each, and how many users are emailed.
pub async fn remove_gateways(request: &RemoveGatewaysRequest) -> Result<RemoveGatewaysResponse, ApiFailure> {
    post("/api/v1/gateways/removeEach", request).await
}
