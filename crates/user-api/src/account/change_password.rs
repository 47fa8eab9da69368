//! `POST /api/v1/account/changePassword`: changes the caller's password.

use axum::{extract::State, http::StatusCode};
use fromline_base::passwords::Passwords;
use fromline_core::{
    Reason,
    api::{ChangePasswordRequest, ErrorEnvelope},
};
use fromline_http::{auth::Caller, client_address::ClientAddress, error::ApiError, json::Body};
use fromline_services::{
    sessions::{Browser, SignInError, authenticate},
    state::App,
};
use fromline_store::{sessions, users};

/// Changes the password and ends every other session of the user. Bearer tokens stay valid; they cannot call this endpoint.
#[utoipa::path(post, path = "/api/v1/account/changePassword", tag = "account", request_body = ChangePasswordRequest,
    responses((status = 204), (status = "default", body = ErrorEnvelope)))]
pub async fn change_password(
    State(app): State<App>,
    caller: Caller,
    ClientAddress(sender): ClientAddress,
    Body(request): Body<ChangePasswordRequest>,
) -> Result<StatusCode, ApiError> {
    let session = caller.require_session()?;
    Passwords::check(&request.new).map_err(|reason| ApiError::field("new", reason))?;
    authenticate(
        &app,
        &app.sign_in,
        caller.user.address.key().as_str(),
        &request.current,
        sender,
        Browser::Session(session),
    )
    .await
    .map_err(|refused| match refused {
        SignInError::Wrong => ApiError::field("current", Reason::PasswordWrong),
        other => other.into(),
    })?;
    let hash = app.sign_in.passwords.hash(&request.new).await?;
    app.store
        .write(|db| {
            users::set_password(db, caller.user.id, &hash)?;
            sessions::end_others(db, caller.user.id, Some(session))?;
            Ok(StatusCode::NO_CONTENT)
        })
        .await
}
