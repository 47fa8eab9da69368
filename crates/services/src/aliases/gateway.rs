//! The effect of an update on an alias's gateway, and the credentials that it needs.

use fromline_core::{Reason, alias::Action};
use fromline_outbound::oauth::Owner;
use fromline_store::{
    StoreError, Tx,
    aliases::Alias,
    gateways::{self, NewGateway, StoredGateway, Version},
};
use jiff::Timestamp;
use secrecy::ExposeSecret as _;

use super::{
    UpdateMode,
    account::{self, NewAccount},
    input::{AliasInput, GatewayInput},
};
use crate::{refusal::Refusal, state::TokenContext};

pub(super) fn find_version(alias: &Alias) -> Option<Version> {
    alias.gateway.as_ref().map(StoredGateway::version)
}

/// Stores an alias's gateway: the existing one with a new password, or another one.
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

/// Drops a username that equals the stored one, since it changes nothing and needs no password.
pub(super) fn forget_same_username(
    context: &TokenContext,
    before: &Alias,
    input: &mut AliasInput,
) -> Result<(), Refusal> {
    let (Some(old), Some(new)) = (&before.gateway, &mut input.gateway) else {
        return Ok(());
    };
    if let Some(username) = &new.username {
        // Credentials that cannot be decrypted can still be replaced by complete new ones.
        let same = account::username(context, before, old)
            .is_ok_and(|stored| stored.expose_secret() == username.expose_secret());
        if same {
            new.username = None;
        } else if new.password.is_none() && new.consent.is_none() {
            return Err(Refusal::field(
                "smtpMsa.password",
                Reason::GatewayPasswordRequired,
            ));
        }
    }
    Ok(())
}

/// Returns the action that a request takes on the gateway; `None` if it leaves the gateway alone.
pub(super) fn choose_action(alias: &Alias, new: Option<&GatewayInput>, change: UpdateMode) -> Option<Action> {
    match (&alias.gateway, new) {
        (None, Some(_)) => Some(Action::AddGateway),
        (Some(_), None) if change == UpdateMode::Replace => Some(Action::RemoveGateway),
        (Some(old), Some(new)) => {
            let untouched = new.gateway == old.gateway
                && new.username.is_none()
                && new.password.is_none()
                && new.consent.is_none();
            (!untouched).then_some(Action::ChangeGateway)
        }
        _ => None,
    }
}

/// Builds the credentials to check: new ones, or a new password or consent for the stored username. Any other change requires
/// complete credentials, because otherwise someone with access to the session could send the stored ones to a server of their
/// own.
pub(super) fn build_account(
    context: &TokenContext,
    owner: Option<Owner>,
    alias: &Alias,
    new: &GatewayInput,
) -> Result<NewAccount, Refusal> {
    if new.username.is_some() || alias.gateway.is_none() {
        return NewAccount::of(context, owner, new, None);
    }
    match &alias.gateway {
        Some(old) if new.password.is_some() || new.consent.is_some() => {
            NewAccount::of(context, owner, new, Some(account::username(context, alias, old)?))
        }
        _ => Err(Refusal::field(
            "smtpMsa.password",
            Reason::GatewayPasswordRequired,
        )),
    }
}
