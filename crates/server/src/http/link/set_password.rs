//! `POST /api/v1/link/setPassword`

use axum::{Json, extract::State};
use fromline_core::{
    Reason,
    address::Address,
    api::{Account, ErrorEnvelope, LinkSetPasswordRequest},
};
use sqlx::SqliteConnection;

use crate::{
    http::{
        account,
        auth::OwnPage,
        error::ApiError,
        json::Body,
        session::{SetCookie, opened},
    },
    idn,
    keys::token_hash,
    passwords::Passwords,
    services,
    state::App,
    store::{
        links, sessions,
        users::{self, NewUser, User},
    },
};

/// Sets the password with a one-time link, uses the link up and signs in. Every other session of the user ends.
///
/// With the link of the first start, `address` names the first administrator, in one of the organisation's domains.
#[utoipa::path(post, path = "/api/v1/link/setPassword", tag = "link", request_body = LinkSetPasswordRequest, security(()),
    responses((status = 200, body = Account), (status = "default", body = ErrorEnvelope)))]
pub async fn set_password(
    State(app): State<App>,
    page: OwnPage,
    Body(request): Body<LinkSetPasswordRequest>,
) -> Result<(SetCookie, Json<Account>), ApiError> {
    let token = token_hash(&request.token);
    let link = links::find(&mut *app.store.read().await?, &token, app.clock.now()).await?;
    let first = link.ok_or_else(super::invalid)?.is_none();
    let address = if first {
        Some(first_address(&app, request.address.as_deref())?)
    } else {
        None
    };
    Passwords::check(&request.password).map_err(|reason| ApiError::field("password", reason))?;
    let hash = app.passwords.hash(&request.password).await?;

    let mut db = app.store.write().await?;
    // Only now is the link used up; of two who come at once, one finds it gone.
    let link = links::take(&mut db, &token, app.clock.now()).await?;
    let user = match (link.ok_or_else(super::invalid)?, address) {
        (Some(id), _) => users::by_id(&mut db, id).await?.filter(|user| !user.disabled),
        (None, Some(address)) => first_administrator(&app, &mut db, &address).await?,
        (None, None) => None,
    };
    let user = user.ok_or_else(super::invalid)?;
    users::set_password(&mut db, user.id, &hash).await?;
    sessions::end_others(&mut db, user.id, None).await?;
    let cookie =
        services::sessions::open(&app, &mut db, &user, page.cookie.as_deref(), &page.browser).await?;
    let mark = services::sessions::mark(&app, &mut db, &user).await?;
    let account = account::describe(&app, &mut db, &user).await?;
    db.commit().await?;
    Ok((opened(&app, &cookie, &mark), Json(account)))
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

/// `None` if there are users already: then the link is worth nothing.
async fn first_administrator(
    app: &App,
    db: &mut SqliteConnection,
    address: &Address,
) -> Result<Option<User>, sqlx::Error> {
    if users::any(db).await? {
        return Ok(None);
    }
    let new = NewUser {
        address,
        name: "",
        admin: true,
        language: None,
    };
    users::add(db, &new, app.clock.now()).await
}
