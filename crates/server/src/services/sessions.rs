//! Signing in: passwords, and the sessions that come of them.

use std::net::IpAddr;

use fromline_core::address::Address;
use sqlx::SqliteConnection;

use crate::{
    idn,
    keys::{random_token, token_hash},
    limits::Wait,
    passwords::Busy,
    state::App,
    store::{
        sessions,
        users::{self, User},
    },
};

/// Why nobody was signed in.
#[derive(Debug, thiserror::Error)]
pub enum Refused {
    /// Address and password do not belong together; or the user is unknown, disabled, or has no password yet.
    #[error("wrong address or password")]
    Wrong,
    /// Too many attempts.
    #[error(transparent)]
    TooMany(#[from] Wait),
    /// Too much to do.
    #[error(transparent)]
    Busy(#[from] Busy),
    /// The database.
    #[error(transparent)]
    Database(#[from] sqlx::Error),
}

/// The user to whom address and password belong. It takes as long for users that do not exist.
pub async fn authenticate(app: &App, address: &str, password: &str, sender: IpAddr) -> Result<User, Refused> {
    let key = Address::parse(address, &idn::to_ascii).map(|address| address.key().to_owned());
    let account = key.as_deref().unwrap_or("");
    app.limits.before(account, sender, app.clock.now())?;
    let (user, stored) = {
        let mut db = app.store.read().await?;
        let user = match &key {
            Ok(key) => users::by_key(&mut db, key).await?.filter(|user| !user.disabled),
            Err(_) => None,
        };
        let stored = match &user {
            Some(user) => users::password_hash(&mut db, user.id).await?,
            None => None,
        };
        (user, stored)
    };
    match user {
        Some(user) if app.passwords.verify(password, stored.clone()).await? => {
            app.limits.was_right(account, sender);
            Ok(user)
        }
        Some(_) => Err(Refused::Wrong),
        None => {
            app.passwords.verify(password, None).await?;
            Err(Refused::Wrong)
        }
    }
}

/// Opens a session and ends the one that the browser had; gives the new cookie's value.
pub async fn open(
    app: &App,
    db: &mut SqliteConnection,
    user: &User,
    former: Option<&str>,
    browser: &str,
) -> Result<String, sqlx::Error> {
    let now = app.clock.now();
    if let Some(former) = former
        && let Some(session) = sessions::by_hash(db, &token_hash(former)).await?
    {
        sessions::end(db, session.id).await?;
    }
    sessions::sweep(db, now).await?;
    let token = random_token().map_err(|error| sqlx::Error::Io(std::io::Error::other(error)))?;
    sessions::open(db, user.id, &token_hash(&token), browser, now).await?;
    Ok(token)
}
