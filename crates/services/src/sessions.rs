//! Sign-in: passwords, and the sessions that they open.

use std::{net::IpAddr, sync::Arc};

use fromline_base::{
    idn,
    keys::{random_token, token_hash},
    passwords::PasswordQueueFull,
};
use fromline_core::address::{Address, AddressKey};
use fromline_outbound::{
    limits::{LastUsed, PasswordAttempt, TooMany},
    vault::find_sealing_key,
};
use fromline_store::{
    StoreError, Tx, sessions,
    users::{self, User},
};

use super::{devices, refusal::Refusal};
use crate::state::{Base, SignInContext};

/// The reasons why a sign-in failed.
#[derive(Debug, thiserror::Error)]
pub enum SignInError {
    /// The password is wrong, or the user is unknown, disabled, or has no password yet.
    #[error("wrong address or password")]
    Wrong,
    /// There were too many attempts; it says how long to wait.
    #[error(transparent)]
    TooMany(#[from] TooMany),
    /// Too many passwords are waiting to be checked.
    #[error(transparent)]
    Busy(#[from] PasswordQueueFull),
    /// The database failed while user or session was read.
    #[error(transparent)]
    Database(#[from] StoreError),
}

/// What is known about a browser.
#[derive(Clone, Copy, Debug)]
pub enum Browser<'a> {
    /// Nothing is known about the browser yet.
    Unknown,
    /// It has a device cookie, of whatever account; see [`devices`].
    Marked(&'a str),
    /// The account is signed in there, by the session's row id.
    Session(i64),
}

/// Returns the user with this address and password. It takes as long if the user does not exist.
///
/// # Errors
///
/// [`SignInError::Wrong`] for every wrong address or password alike; the other errors say nothing about either.
pub async fn authenticate(
    base: &Base,
    sign_in: &SignInContext,
    address: &str,
    password: &str,
    sender: IpAddr,
    browser: Browser<'_>,
) -> Result<User, SignInError> {
    let address = Address::parse(address, &idn::to_ascii).ok();
    let address_key = address.as_ref().map(Address::key);
    let account = address_key.map_or("", AddressKey::as_str);
    let device = match browser {
        Browser::Unknown => None,
        Browser::Marked(mark) => devices::verify_mark(&base.keys, account, mark, base.clock.now()),
        Browser::Session(id) => Some(format!("session {id}")),
    };
    let attempt = PasswordAttempt {
        account: account.to_owned(),
        sender,
        device,
    };
    let tried = sign_in.password_limits.reserve(attempt, &*base.clock).await?;
    match look(base, sign_in, address_key, password).await {
        Ok(None) => Err(SignInError::Wrong),
        Ok(Some(user)) => {
            tried.give_back();
            Ok(user)
        }
        Err(refused) => {
            // The password was not checked.
            tried.give_back();
            Err(refused)
        }
    }
}

/// Returns the user with this address, if the password is theirs.
async fn look(
    base: &Base,
    sign_in: &SignInContext,
    address_key: Option<&AddressKey>,
    password: &str,
) -> Result<Option<User>, SignInError> {
    let account = base.store.read(|db| {
        let user = match address_key {
            Some(address_key) => users::by_address(db, address_key)?.filter(|user| !user.disabled),
            None => None,
        };
        let stored = match &user {
            Some(user) => users::find_password_hash(db, user.id)?,
            None => None,
        };
        Ok::<_, StoreError>((user, stored))
    });
    let (user, stored) = account.await?;
    // Without a hash, it takes as long and is wrong.
    let is_right = sign_in.passwords.verify(password, stored).await?;
    Ok(user.filter(|_| is_right))
}

/// Builds the device cookie by which the browser is known from now on.
pub fn make_mark(base: &Base, db: &mut Tx, user: &User) -> Result<String, Refusal> {
    let key = find_sealing_key(db, &base.keys)?;
    Ok(devices::make_mark(
        &key,
        user.address.key().as_str(),
        base.clock.now(),
    )?)
}

/// Opens a session, ends the browser's previous one, and returns the new cookie's value.
pub fn open(
    base: &Base,
    last_used: &Arc<LastUsed>,
    db: &mut Tx,
    user: &User,
    former: Option<&str>,
    browser: &str,
) -> Result<String, StoreError> {
    let now = base.clock.now();
    if let Some(former) = former
        && let Some((session, _)) = sessions::by_hash(db, &token_hash(former))?
    {
        sessions::end(db, session.id)?;
    }
    sessions::sweep(db, now)?;
    let token = random_token().map_err(|error| StoreError::File(std::io::Error::other(error)))?;
    let id = sessions::open(db, user.id, &token_hash(&token), browser, now)?;
    let (last_used, at) = (last_used.clone(), base.clock.monotonic());
    db.after_commit(move || last_used.note_opened(id, at));
    Ok(token)
}
