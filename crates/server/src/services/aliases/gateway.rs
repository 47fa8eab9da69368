//! What a change does to an alias's gateway, and with which credentials.

use fromline_core::{Reason, alias::Action, api::FieldViolation};
use jiff::Timestamp;
use secrecy::ExposeSecret as _;

use super::{
    Change,
    input::{GatewayInput, Input},
};
use crate::{
    services::refusal::Refusal,
    smtp::GatewayAccount,
    state::App,
    store::{
        StoreError, Tx,
        aliases::Alias,
        gateways::{self, NewGateway, StoredGateway, Version},
    },
    vault::credentials,
};

pub(super) fn version(alias: &Alias) -> Option<Version> {
    alias.gateway.as_ref().map(StoredGateway::version)
}

/// Writes an alias's gateway: the one that it has with another password, or another one.
pub(super) fn keep_gateway(
    db: &mut Tx,
    alias: &Alias,
    new: NewGateway,
    is_same_account: bool,
    now: Timestamp,
) -> Result<StoredGateway, StoreError> {
    match &alias.gateway {
        Some(stored) if is_same_account && stored.gateway == new.gateway => {
            gateways::renew(db, stored.id, &new)?;
            Ok(StoredGateway {
                revision: stored.revision + 1,
                kind: new.kind,
                secret: new.secret,
                ..stored.clone()
            })
        }
        _ => gateways::put(db, alias.id, new, now),
    }
}

/// A user name that is the stored one changes nothing: it needs no password.
pub(super) fn forget_same_username(app: &App, before: &Alias, input: &mut Input) -> Result<(), Refusal> {
    let (Some(old), Some(new)) = (&before.gateway, &mut input.gateway) else {
        return Ok(());
    };
    if let Some(username) = &new.username {
        // A secret that does not open can still be replaced by a whole new one.
        let same = credentials::open(&app.keys, before, old)
            .is_ok_and(|stored| stored.username.expose_secret() == username.expose_secret());
        if same {
            new.username = None;
        } else if new.password.is_none() {
            return Err(Refusal::field(
                "smtpMsa.password",
                Reason::GatewayPasswordRequired,
            ));
        }
    }
    Ok(())
}

/// What a request does to the gateway; `None`: nothing.
pub(super) fn gateway_action(alias: &Alias, new: Option<&GatewayInput>, change: Change) -> Option<Action> {
    match (&alias.gateway, new) {
        (None, Some(_)) => Some(Action::AddGateway),
        (Some(_), None) if change == Change::Replace => Some(Action::RemoveGateway),
        (Some(old), Some(new)) => {
            let untouched = new.gateway == old.gateway && new.username.is_none() && new.password.is_none();
            (!untouched).then_some(Action::ChangeGateway)
        }
        _ => None,
    }
}

/// The credentials to check: new ones, or a new password for the user name as it was. Anything else needs the
/// password again, or whoever holds a session could send the stored one to a server of their own.
pub(super) fn account_for(app: &App, alias: &Alias, new: &GatewayInput) -> Result<GatewayAccount, Refusal> {
    if new.username.is_some() || alias.gateway.is_none() {
        return complete(new);
    }
    let (Some(old), Some(password)) = (&alias.gateway, &new.password) else {
        return Err(Refusal::field(
            "smtpMsa.password",
            Reason::GatewayPasswordRequired,
        ));
    };
    let username = credentials::open(&app.keys, alias, old)?.username;
    Ok(GatewayAccount {
        gateway: new.gateway.clone(),
        username,
        password: password.clone(),
    })
}

pub(super) fn complete(new: &GatewayInput) -> Result<GatewayAccount, Refusal> {
    match (&new.username, &new.password) {
        (Some(username), Some(password)) => Ok(GatewayAccount {
            gateway: new.gateway.clone(),
            username: username.clone(),
            password: password.clone(),
        }),
        (username, password) => {
            let missing = [
                ("smtpMsa.username", username.is_none()),
                ("smtpMsa.password", password.is_none()),
            ];
            let missing = missing.iter().filter(|(_, missing)| *missing);
            Err(Refusal::fields(
                missing
                    .map(|(field, _)| FieldViolation::new(*field, Reason::Required))
                    .collect(),
            ))
        }
    }
}
