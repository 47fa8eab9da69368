//! `POST /api/v1/link/setPassword`: sets a password with a one-time link.

use axum::{Json, extract::State};
use fromline_base::{idn, keys::token_hash, passwords::Passwords};
use fromline_core::{
    Reason,
    address::Address,
    api::{Account, ErrorEnvelope, LinkSetPasswordRequest},
};
use fromline_services::state::App;
use fromline_store::{
    StoreError, Tx, links, sessions,
    users::{self, NewUser, User},
};

use crate::{
    account,
    session::{SetCookie, set_cookies},
};
use fromline_http::{auth::SameOrigin, error::ApiError, json::Body};

/// Sets a password with a one-time link, uses up the link and signs the user in. Every other session of the user ends.
///
/// With the first-start link, `address` names the first administrator, in one of the organization's domains.
#[utoipa::path(post, path = "/api/v1/link/setPassword", tag = "link", request_body = LinkSetPasswordRequest, security(()),
    responses((status = 200, body = Account), (status = "default", body = ErrorEnvelope)))]
pub async fn set_password(
    State(app): State<App>,
    page: SameOrigin,
    Body(request): Body<LinkSetPasswordRequest>,
) -> Result<(SetCookie, Json<Account>), ApiError> {
    let token = token_hash(&request.token);
    let link = app
        .store
        .read(|db| links::find(db, &token, app.clock.now()))
        .await?;
    let first = link.ok_or_else(super::invalid)?.is_none();
    let address = if first {
        Some(first_address(&app, request.address.as_deref())?)
    } else {
        None
    };
    Passwords::check(&request.password).map_err(|reason| ApiError::field("password", reason))?;
    let hash = app.sign_in.passwords.hash(&request.password).await?;

    app.store
        .write(|db| {
            // The link is used up only now; of two simultaneous requests, one finds it gone.
            let link = links::take(db, &token, app.clock.now())?;
            let user = match (link.ok_or_else(super::invalid)?, &address) {
                (Some(id), _) => users::by_id(db, id)?.filter(|user| !user.disabled),
                (None, Some(address)) => first_administrator(&app, db, address)?,
                (None, None) => None,
            };
            let user = user.ok_or_else(super::invalid)?;
            users::set_password(db, user.id, &hash)?;
            sessions::end_others(db, user.id, None)?;
            let cookie = fromline_services::sessions::open(
                &app,
                &app.sign_in.last_used,
                db,
                &user,
                page.cookie.as_deref(),
                &page.browser,
            )?;
            let mark = fromline_services::sessions::make_mark(&app, db, &user)?;
            let account = account::describe(&app, db, &user)?;
            Ok((set_cookies(&app, &cookie, &mark), Json(account)))
        })
        .await
}

fn first_address(app: &App, typed: Option<&str>) -> Result<Address, ApiError> {
    let refused = |reason| ApiError::field("address", reason);
    let typed = typed.filter(|typed| !typed.trim().is_empty());
    let typed = typed.ok_or_else(|| refused(Reason::Required))?;
    let address = Address::parse(typed, &idn::to_ascii).map_err(refused)?;
    if !app.config.is_own_domain(address.domain()) {
        return Err(refused(Reason::DomainInvalid));
    }
    Ok(address)
}

/// Creates the first administrator. Returns `None` if users exist already, which makes the first-start link invalid.
fn first_administrator(app: &App, db: &mut Tx, address: &Address) -> Result<Option<User>, StoreError> {
    if users::is_any(db)? {
        return Ok(None);
    }
    let new = NewUser {
        address,
        name: "",
        admin: true,
        language: None,
    };
    users::add(db, &new, app.clock.now())
}
