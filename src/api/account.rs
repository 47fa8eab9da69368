//! Signing in, the account, one-time links.

use fromline_core::api::{
    Account, AccountChange, ChangePasswordRequest, LinkCheckRequest, LinkInfo, LinkSetPasswordRequest,
    SessionList, SignInRequest,
};

use super::http::{ApiFailure, Method, change, get, post, read, write};

/// Signs the user in.
pub async fn open_session(request: &SignInRequest) -> Result<Account, ApiFailure> {
    post("/api/v1/session/open", request).await
}

/// Signs the user out.
pub async fn close_session() -> Result<(), ApiFailure> {
    change(Method::POST, "/api/v1/session/close", "{}".to_owned()).await?;
    Ok(())
}

/// Reads the signed-in user's account.
pub async fn account() -> Result<Account, ApiFailure> {
    get("/api/v1/account").await
}

/// Changes the language of the account and its emails.
pub async fn change_account(request: &AccountChange) -> Result<Account, ApiFailure> {
    read(&change(Method::PATCH, "/api/v1/account", write(request)).await?)
}

/// Changes the password; every other session ends.
pub async fn change_password(request: &ChangePasswordRequest) -> Result<(), ApiFailure> {
    change(Method::POST, "/api/v1/account/changePassword", write(request)).await?;
    Ok(())
}

/// Reads the account's open sessions.
pub async fn sessions() -> Result<SessionList, ApiFailure> {
    get("/api/v1/account/sessions").await
}

/// Ends every session except this one.
pub async fn end_other_sessions() -> Result<(), ApiFailure> {
    change(
        Method::POST,
        "/api/v1/account/sessions/endOthers",
        "{}".to_owned(),
    )
    .await?;
    Ok(())
}

/// Reads which user a one-time link was made for.
pub async fn check_link(token: &str) -> Result<LinkInfo, ApiFailure> {
    let request = LinkCheckRequest {
        token: token.to_owned(),
    };
    post("/api/v1/link/check", &request).await
}

/// Sets the password with a one-time link and signs in.
pub async fn set_password(request: &LinkSetPasswordRequest) -> Result<Account, ApiFailure> {
    post("/api/v1/link/setPassword", request).await
}
