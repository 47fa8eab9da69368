//! Access tokens for gateways, obtained with the refresh token in the gateway's row, one request at a time per gateway.
//!
//! Some providers replace the refresh token at each use, so no two tasks or processes may refresh at once: a claim in the
//! database assigns the refresh. The new refresh token is stored before the access token is used, and a refresh that has started
//! runs to its end even if its caller gives up.

mod refresh;
pub mod schedule;

#[cfg(test)]
mod tests;

use std::sync::{Mutex, PoisonError};

use async_trait::async_trait;
use fromline_core::gateway::sign_in::Presented;
use fromline_outbound::{
    oauth::Held,
    smtp::{AccessToken, Credential, Credentials, Login, SmtpFailure},
    vault::{
        credentials,
        grants::{Grant, GrantError},
    },
};
use fromline_store::{
    aliases::Alias,
    gateways::{CredentialKind, StoredGateway, Version},
};
use secrecy::SecretString;

use crate::{refusal::Refusal, state::TokenContext};
use refresh::Need;

/// Returns the kind of a gateway's credentials.
pub const fn presented(kind: CredentialKind) -> Presented {
    match kind {
        CredentialKind::Password => Presented::Password,
        CredentialKind::Token => Presented::Token,
    }
}

/// Returns the credentials for a gateway: its password, or a valid token, which is requested from the provider if necessary.
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

/// Returns whether there is a newer token after the server refused this one. A token that was just issued is not replaced.
pub async fn renewed(context: &TokenContext, stored: &StoredGateway, refused: &AccessToken) -> bool {
    stored.kind == CredentialKind::Token
        && refresh::run(context, stored.version(), Need::Another(refused.clone()))
            .await
            .is_ok()
}

/// Decrypts the consent of a gateway and checks it against the registered providers.
pub fn open(context: &TokenContext, alias: &Alias, stored: &StoredGateway) -> Result<Grant, SmtpFailure> {
    let opened = Grant::open(&context.keys, &context.providers, alias, stored);
    opened.map_err(|error| match error {
        GrantError::Key(error) => unavailable(&Refusal::from(error)),
        GrantError::Unregistered | GrantError::OtherHost => SmtpFailure::permanent(error.reason()),
    })
}

/// Builds the temporary failure for a consent that cannot be decrypted, which is a fault of ours.
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

/// The credentials of an alias's gateway as it was read, for checks and for deliveries that were decided just now.
pub struct Presenting<'a> {
    context: &'a TokenContext,
    alias: &'a Alias,
    stored: &'a StoredGateway,
    shown: ShownToken,
}

impl<'a> Presenting<'a> {
    /// Creates the credentials of this alias's gateway.
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
    /// Remembers the token that is being shown.
    pub fn note(&self, login: Login) -> Login {
        if let Credential::Token(token) = &login.credential {
            *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some(token.clone());
        }
        login
    }

    /// Returns whether there is a newer token than the shown one, which was refused.
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
