//! What a gateway changes of the messages it takes, as the API shows it.

use fromline_core::{api::SeenArrival, changes::unmask_login};
use secrecy::ExposeSecret as _;

use super::mail_authentication::shown_time;
use crate::{
    keys::Keyring,
    store::{
        StoreError, Tx,
        aliases::Alias,
        arrivals::{self, Arrival},
    },
    vault::credentials,
};

/// The person to whom an alias is shown.
#[derive(Clone, Copy, Debug)]
pub enum Viewer<'a> {
    /// Whose it is: what names their login is filled in from the sealed credentials.
    Owner(&'a Keyring),
    /// Somebody who may not know the login.
    Other,
}

/// What is known of the alias's present gateway.
pub fn find(db: &mut Tx, alias: &Alias, reader: Viewer<'_>) -> Result<Option<SeenArrival>, StoreError> {
    let Some(stored) = &alias.gateway else {
        return Ok(None);
    };
    let arrival = arrivals::find(db, stored.id)?;
    Ok(arrival.map(|arrival| to_api(&arrival, alias, reader)))
}

/// For the wire. If the credentials cannot be opened, the login is not known here either.
pub fn to_api(arrival: &Arrival, alias: &Alias, reader: Viewer<'_>) -> SeenArrival {
    let account = match (reader, &alias.gateway) {
        (Viewer::Owner(keys), Some(stored)) => credentials::open(keys, alias, stored).ok(),
        _ => None,
    };
    let login = account.as_ref().map(|account| account.username.expose_secret());
    SeenArrival {
        at: shown_time(arrival.at),
        changes: unmask_login(&arrival.found.changes, login),
        unknown: arrival.found.unknown.clone(),
    }
}
