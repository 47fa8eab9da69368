//! The credentials with which a gateway is saved: a username with a password or a consent.

use std::time::Duration;

use fromline_core::{Reason, api::FieldViolation};
use fromline_outbound::{
    oauth::{GivenConsent, Held, Owner},
    smtp::{AccessToken, GatewayAccount},
    vault::{credentials, find_sealing_key, grants::Grant},
};
use fromline_store::{
    Tx,
    aliases::Alias,
    consents,
    gateways::{CredentialKind, StoredGateway},
};
use jiff::SignedDuration;
use secrecy::{ExposeSecret as _, SecretString};

use super::{gateway::keep_gateway, input::GatewayInput};
use crate::{refusal::Refusal, state::TokenContext, tokens};

/// A gateway account to be checked before it is saved.
#[derive(Clone, Debug)]
pub enum NewAccount {
    /// An account with a password.
    Password(GatewayAccount),
    /// An account with a consent.
    Consent(Consented),
}

/// A consent that is to become a gateway.
#[derive(Clone, Debug)]
pub struct Consented {
    /// The consent as it will be encrypted.
    pub grant: Grant,
    /// An access token for the check, and for the first mail.
    pub token: AccessToken,
    /// When the access token expires, by the monotonic clock.
    until: Duration,
    /// The name under which the session's consent is stored.
    name: SecretString,
    owner: Owner,
}

impl NewAccount {
    /// Builds the account of a request, with this username if the request omits it.
    pub(super) fn of(
        context: &TokenContext,
        owner: Option<Owner>,
        new: &GatewayInput,
        known: Option<SecretString>,
    ) -> Result<Self, Refusal> {
        let username = new.username.clone().or(known);
        if let Some(consent) = &new.consent {
            let username = username.ok_or_else(|| Refusal::field("smtpMsa.username", Reason::Required))?;
            return Consented::of(context, owner, new, consent, username).map(Self::Consent);
        }
        match (username, &new.password) {
            (Some(username), Some(password)) => Ok(Self::Password(GatewayAccount {
                gateway: new.gateway.clone(),
                username,
                password: password.clone(),
            })),
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

    /// Encrypts and stores the account. New credentials of the same account keep the gateway's identity.
    pub(super) fn keep(
        &self,
        db: &mut Tx,
        context: &TokenContext,
        alias: &Alias,
        is_same_account: bool,
    ) -> Result<StoredGateway, Refusal> {
        let key = find_sealing_key(db, &context.keys)?;
        let now = context.clock.now();
        match self {
            Self::Password(account) => {
                let new = credentials::seal(&key, alias.user_id, alias.address.key(), account)?;
                let stored = keep_gateway(db, alias, new, is_same_account, now)?;
                consents::remove(db, stored.id)?;
                Ok(stored)
            }
            Self::Consent(consented) => {
                let new = consented.grant.seal(&key, alias.user_id, alias.address.key())?;
                let stored = keep_gateway(db, alias, new, is_same_account, now)?;
                let life = consented.until.saturating_sub(context.clock.monotonic());
                let wait = SignedDuration::try_from(life * 3 / 4).unwrap_or_default();
                consents::put(db, stored.id, consented.grant.provider.name(), now + wait)?;
                consented.spend_after(db, context, &stored);
                Ok(stored)
            }
        }
    }
}

impl Consented {
    fn of(
        context: &TokenContext,
        owner: Option<Owner>,
        new: &GatewayInput,
        consent: &SecretString,
        username: SecretString,
    ) -> Result<Self, Refusal> {
        let unknown = || Refusal::field("smtpMsa.consent", Reason::ConsentUnknown);
        if username.expose_secret().contains(char::is_control) {
            return Err(Refusal::field("smtpMsa.username", Reason::CharacterForbidden));
        }
        let owner = owner.ok_or_else(unknown)?;
        let now = context.clock.monotonic();
        let given = context.flows.given(owner, consent.expose_secret(), now);
        let GivenConsent {
            provider,
            account,
            refresh,
            access,
            access_until,
        } = given
            .filter(|given| now < given.access_until)
            .ok_or_else(unknown)?;
        let grant = Grant::new(provider, new.gateway.clone(), username, account, refresh)
            .map_err(|error| Refusal::field("smtpMsa.host", error.reason()))?;
        let token = grant.access_token(&access).ok_or_else(unknown)?;
        Ok(Self {
            grant,
            token,
            until: access_until,
            name: consent.clone(),
            owner,
        })
    }

    /// Ends the consent after it was saved, and keeps its access token for the gateway.
    fn spend_after(&self, db: &mut Tx, context: &TokenContext, stored: &StoredGateway) {
        let (context, this, version) = (context.clone(), self.clone(), stored.version());
        db.after_commit(move || {
            let now = context.clock.monotonic();
            context.flows.spend(this.owner, this.name.expose_secret(), now);
            let held = Held {
                token: this.token,
                since: now,
                until: this.until,
            };
            tokens::keep(&context, version, held);
        });
    }
}

/// Decrypts the username of an alias's gateway.
///
/// # Errors
///
/// [`Reason::Internal`] if the credentials cannot be decrypted; for a consent, the reason why it cannot be used.
pub fn username(
    context: &TokenContext,
    alias: &Alias,
    stored: &StoredGateway,
) -> Result<SecretString, Refusal> {
    match stored.kind {
        CredentialKind::Password => Ok(credentials::open(&context.keys, alias, stored)?.username),
        CredentialKind::Token => Grant::open(&context.keys, &context.providers, alias, stored)
            .map(|grant| grant.username)
            .map_err(|error| Refusal::new(error.reason())),
    }
}
