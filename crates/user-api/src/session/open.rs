//! `POST /api/v1/session/open`: signs in.

use axum::{Json, extract::State};
use fromline_core::api::{Account, ErrorEnvelope, SignInRequest};
use fromline_http::{auth::SameOrigin, client_address::ClientAddress, error::ApiError, json::Body};
use fromline_services::{
    sessions::{self, Browser},
    state::App,
};

use super::cookie::{SetCookie, set_cookies};
use crate::account;

/// Signs in: checks address and password and sets the session cookie.
///
/// Any earlier session of the browser ends. `401 CREDENTIALS_WRONG` covers a wrong password, an unknown user and a disabled one
/// alike. `429` gives the time to wait in `Retry-After`: `RATE_LIMITED` after too many wrong passwords from this network,
/// `TOO_MANY_WRONG_PASSWORDS` after too many for this account from elsewhere. The latter does not affect browsers that keep the
/// cookie `device` (`__Host-device`) from an earlier sign-in to the account.
#[utoipa::path(post, path = "/api/v1/session/open", tag = "session", request_body = SignInRequest, security(()),
    responses((status = 200, body = Account), (status = "default", body = ErrorEnvelope)))]
pub async fn open(
    State(app): State<App>,
    page: SameOrigin,
    ClientAddress(sender): ClientAddress,
    Body(request): Body<SignInRequest>,
) -> Result<(SetCookie, Json<Account>), ApiError> {
    let browser = page.device.as_deref().map_or(Browser::Unknown, Browser::Marked);
    let user = sessions::authenticate(
        &app,
        &app.sign_in,
        &request.address,
        &request.password,
        sender,
        browser,
    )
    .await?;
    app.store
        .write(|db| {
            let token = sessions::open(
                &app,
                &app.sign_in.last_used,
                db,
                &user,
                page.cookie.as_deref(),
                &page.browser,
            )?;
            let mark = sessions::make_mark(&app, db, &user)?;
            let account = account::describe(&app, db, &user)?;
            Ok((set_cookies(&app, &token, &mark), Json(account)))
        })
        .await
}
