//! What a gateway changes in the messages that it accepts.

use fromline_base::keys::Keyring;
use fromline_core::changes::{GatewayChange, MissingPart, unmask_login};
use fromline_outbound::vault::credentials;
use fromline_store::{
    StoreError, Tx,
    aliases::Alias,
    arrivals::{self, Arrival},
};
use jiff::Timestamp;
use secrecy::ExposeSecret as _;

/// The person to whom an alias is shown.
#[derive(Clone, Copy, Debug)]
pub enum Viewer<'a> {
    /// The alias's user, for whom a masked login is filled in from the encrypted credentials.
    Owner(&'a Keyring),
    /// Anyone else, who must not learn the login.
    Other,
}

/// The changes seen in a test message, as its viewer may know them.
#[derive(Clone, Debug)]
pub struct ShownArrival {
    /// When the message was sent.
    pub at: Timestamp,
    /// What the gateway changed.
    pub changes: Vec<GatewayChange>,
    /// What the reported headers did not show.
    pub unknown: Vec<MissingPart>,
}

impl ShownArrival {
    /// Prepares the changes for `viewer`. If the credentials cannot be decrypted, the login stays masked.
    pub fn of(arrival: &Arrival, alias: &Alias, viewer: Viewer<'_>) -> Self {
        let account = match (viewer, &alias.gateway) {
            (Viewer::Owner(keys), Some(stored)) => credentials::open(keys, alias, stored).ok(),
            _ => None,
        };
        let login = account.as_ref().map(|account| account.username.expose_secret());
        Self {
            at: arrival.at,
            changes: unmask_login(&arrival.found.changes, login),
            unknown: arrival.found.unknown.clone(),
        }
    }
}

/// Returns what is known about the alias's present gateway.
pub fn find(db: &mut Tx, alias: &Alias, viewer: Viewer<'_>) -> Result<Option<ShownArrival>, StoreError> {
    let Some(stored) = &alias.gateway else {
        return Ok(None);
    };
    let arrival = arrivals::find(db, stored.id)?;
    Ok(arrival.map(|arrival| ShownArrival::of(&arrival, alias, viewer)))
}
