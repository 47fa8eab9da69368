//! Access tokens for gateways: made of the refresh token in the gateway's row, one at a time for each gateway.
//!
//! Some providers change the refresh token with each use. So nobody refreshes twice at once, in no process: a claim in the database says
//! who does. The new refresh token is written before the access token is used; and a refresh that was begun runs to its end, whoever
//! waits for it or gives up.

mod refresh;
pub mod schedule;

#[cfg(test)]
mod tests;

use std::sync::{Mutex, PoisonError};

use async_trait::async_trait;
use fromline_core::gateway::sign_in::Presented;
use secrecy::SecretString;

use crate::{
    oauth::Held,
    services::refusal::Refusal,
    smtp::{AccessToken, Credential, Credentials, Login, SmtpFailure},
    state::TokenContext,
    store::{
        aliases::Alias,
        gateways::{CredentialKind, StoredGateway, Version},
    },
    vault::{
        credentials,
        grants::{Grant, GrantError},
    },
};
use refresh::Need;

/// What the credentials of a gateway are.
pub const fn presented(kind: CredentialKind) -> Presented {
    match kind {
        CredentialKind::Password => Presented::Password,
        CredentialKind::Token => Presented::Token,
    }
}

/// What a gateway is signed in at with: its password, or a token that holds. Asks the provider if none does.
pub async fn login(
    context: &TokenContext,
    alias: &Alias,
    stored: &StoredGateway,
) -> Result<Login, SmtpFailure> {
    if stored.kind == CredentialKind::Password {
        let account = credentials::open(&context.keys, alias, stored).map_err(Refusal::from);
        return Ok(account.map_err(|refusal| unavailable(&refusal))?.login());
    }
    let grant = open(context, alias, stored)?;
    let held = match context
        .tokens
        .get(key(stored.version()), context.clock.monotonic())
    {
        Some(held) => held,
        None => refresh::run(context, stored.version(), Need::Session).await?,
    };
    Ok(with_token(grant.username, held.token))
}

/// The server refused this token: whether there is another one now. One that has only just come is not exchanged.
pub async fn renewed(context: &TokenContext, stored: &StoredGateway, refused: &AccessToken) -> bool {
    stored.kind == CredentialKind::Token
        && refresh::run(context, stored.version(), Need::Another(refused.clone()))
            .await
            .is_ok()
}

/// Opens the grant of a gateway, by what is registered now.
pub fn open(context: &TokenContext, alias: &Alias, stored: &StoredGateway) -> Result<Grant, SmtpFailure> {
    let opened = Grant::open(&context.keys, &context.providers, alias, stored);
    opened.map_err(|error| match error {
        GrantError::Key(error) => unavailable(&Refusal::from(error)),
        GrantError::Unregistered | GrantError::OtherHost => SmtpFailure::permanent(error.reason()),
    })
}

/// What does not open is nobody's fault but ours; the reason says so.
fn unavailable(refusal: &Refusal) -> SmtpFailure {
    SmtpFailure::temporary(refusal.reason)
}

fn with_token(username: SecretString, token: AccessToken) -> Login {
    Login {
        username,
        credential: Credential::Token(token),
    }
}

const fn key(version: Version) -> (i64, i64) {
    (version.id, version.revision)
}

/// The credentials of an alias's gateway as it was read: for looks, and for deliveries that were decided about just now.
pub struct Presenting<'a> {
    context: &'a TokenContext,
    alias: &'a Alias,
    stored: &'a StoredGateway,
    shown: ShownToken,
}

impl<'a> Presenting<'a> {
    /// Of this alias's gateway.
    pub fn new(context: &'a TokenContext, alias: &'a Alias, stored: &'a StoredGateway) -> Self {
        Self {
            context,
            alias,
            stored,
            shown: ShownToken::default(),
        }
    }
}

#[async_trait]
impl Credentials for Presenting<'_> {
    fn presents(&self) -> Presented {
        presented(self.stored.kind)
    }

    async fn now(&self) -> Result<Login, SmtpFailure> {
        let login = login(self.context, self.alias, self.stored).await?;
        Ok(self.shown.note(login))
    }

    async fn renewed(&self) -> bool {
        self.shown.renewed(self.context, self.stored).await
    }
}

/// The token that was shown to a server.
#[derive(Default)]
pub struct ShownToken(Mutex<Option<AccessToken>>);

impl ShownToken {
    /// Remembers what is shown now.
    pub fn note(&self, login: Login) -> Login {
        if let Credential::Token(token) = &login.credential {
            *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some(token.clone());
        }
        login
    }

    /// It was refused: whether there is another one.
    pub async fn renewed(&self, context: &TokenContext, stored: &StoredGateway) -> bool {
        let refused = self.0.lock().unwrap_or_else(PoisonError::into_inner).clone();
        match refused {
            Some(refused) => renewed(context, stored, &refused).await,
            None => false,
        }
    }
}

/// Keeps an access token that came with a consent, for the gateway that was saved with it.
pub fn keep(context: &TokenContext, version: Version, held: Held) {
    context.tokens.put(key(version), held);
}
