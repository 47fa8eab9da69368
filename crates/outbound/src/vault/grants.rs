//! A user's consent at an OAuth provider: the refresh token of a gateway, encrypted like passwords for its row and its provider.
//!
//! This module, not form validation, decides where a token may go: only to the servers that the operator lists for its provider.
//! A row whose host was changed does not decrypt, and one whose provider is no longer registered, or no longer has this server,
//! is refused.

use std::sync::Arc;

use fromline_base::keys::{Key, KeyError, Keyring};
use fromline_core::{Reason, address::AddressKey, gateway::Gateway};
use fromline_store::{
    aliases::Alias,
    gateways::{CredentialKind, NewGateway, StoredGateway},
};
use secrecy::{ExposeSecret, SecretString};
use zeroize::Zeroizing;

use super::credentials::aad;
use crate::{
    oauth::{Providers, TokenAccount, TokenProvider},
    smtp::AccessToken,
};

/// A consent with the gateway it is for.
#[derive(Clone, Debug)]
pub struct Grant {
    /// The provider that issues the tokens.
    pub provider: Arc<TokenProvider>,
    /// The one server that the tokens are for, which belongs to the provider.
    gateway: Gateway,
    /// The username at the server.
    pub username: SecretString,
    /// The account that consented, if the provider named it.
    pub account: Option<TokenAccount>,
    /// The refresh token, which is exchanged for access tokens.
    pub refresh: SecretString,
}

/// The reasons why there is no usable consent.
#[derive(Debug, thiserror::Error)]
pub enum GrantError {
    /// The key is missing or does not fit.
    #[error(transparent)]
    Key(#[from] KeyError),
    /// The provider is no longer registered.
    #[error("its provider is not registered")]
    Unregistered,
    /// The server does not belong to the provider.
    #[error("the server is none of its provider's")]
    OtherHost,
}

impl GrantError {
    /// Returns the reason that is reported.
    pub const fn reason(&self) -> Reason {
        match self {
            Self::Key(_) => Reason::Internal,
            Self::Unregistered | Self::OtherHost => Reason::TokenHostForbidden,
        }
    }
}

impl Grant {
    /// Creates a consent for a gateway.
    ///
    /// # Errors
    ///
    /// [`GrantError::OtherHost`] if the server does not belong to the provider.
    pub fn new(
        provider: Arc<TokenProvider>,
        gateway: Gateway,
        username: SecretString,
        account: Option<TokenAccount>,
        refresh: SecretString,
    ) -> Result<Self, GrantError> {
        if !provider.may_see(&gateway.host) {
            return Err(GrantError::OtherHost);
        }
        Ok(Self {
            provider,
            gateway,
            username,
            account,
            refresh,
        })
    }

    /// Returns the gateway that the consent is for.
    pub const fn gateway(&self) -> &Gateway {
        &self.gateway
    }

    /// Creates an access token for this server only; `None` if SMTP cannot carry it.
    pub fn access_token(&self, secret: &SecretString) -> Option<AccessToken> {
        AccessToken::new(secret.expose_secret(), [self.gateway.host.clone()].into())
    }

    /// Returns the same consent with a new refresh token, if the provider issued one.
    #[must_use]
    pub fn with_refresh(self, refresh: Option<SecretString>) -> Self {
        let refresh = refresh.unwrap_or(self.refresh);
        Self { refresh, ..self }
    }

    /// Encrypts the consent for an alias's row. It decrypts only for the same user, alias, host, port, security and kind.
    ///
    /// # Errors
    ///
    /// The key's error.
    pub fn seal(&self, key: &Key, user_id: i64, address_key: &AddressKey) -> Result<NewGateway, KeyError> {
        let plain = Zeroizing::new(format!(
            "{}\0{}\0{}\0{}",
            self.provider.name(),
            self.username.expose_secret(),
            self.account
                .as_ref()
                .map(TokenAccount::as_str)
                .unwrap_or_default(),
            self.refresh.expose_secret()
        ));
        let kind = CredentialKind::Token;
        let secret = key.seal(&aad(kind, user_id, address_key, &self.gateway), plain.as_bytes())?;
        Ok(NewGateway {
            gateway: self.gateway.clone(),
            kind,
            secret,
        })
    }

    /// Decrypts the consent of an alias's gateway and checks it against the registered providers.
    ///
    /// # Errors
    ///
    /// See [`GrantError`].
    pub fn open(
        keys: &Keyring,
        providers: &Providers,
        alias: &Alias,
        stored: &StoredGateway,
    ) -> Result<Self, GrantError> {
        let aad = aad(
            CredentialKind::Token,
            alias.user_id,
            alias.address.key(),
            &stored.gateway,
        );
        let plain = keys.open(&aad, &stored.secret)?;
        let text = std::str::from_utf8(&plain).map_err(|_| KeyError::Sealed)?;
        let mut parts = text.splitn(4, '\0');
        let mut next = || parts.next().ok_or(KeyError::Sealed);
        let (provider, username, account, refresh) = (next()?, next()?, next()?, next()?);
        let provider = providers.find(provider).ok_or(GrantError::Unregistered)?;
        Self::new(
            provider.clone(),
            stored.gateway.clone(),
            SecretString::from(username),
            TokenAccount::new(account),
            SecretString::from(refresh),
        )
    }
}

#[cfg(test)]
mod tests {
    use fromline_core::{
        address::Address,
        gateway::{Host, Security},
    };
    use jiff::Timestamp;

    use super::*;
    use crate::{oauth, smtp::GatewayAccount, vault::credentials};
    use fromline_base::idn::to_ascii;

    fn gateway(host: &str) -> Gateway {
        Gateway {
            host: Host::parse(host, &to_ascii).unwrap(),
            port: 465,
            security: Security::Implicit,
        }
    }

    fn providers(hosts: &[&str]) -> Providers {
        let mut config = oauth::tests::provider();
        config.smtp_hosts = hosts
            .iter()
            .map(|host| Host::parse(host, &to_ascii).unwrap())
            .collect();
        Providers::of(vec![TokenProvider::new(config, None)])
    }

    fn grant(providers: &Providers, host: &str) -> Result<Grant, GrantError> {
        let provider = providers.find("partner").unwrap().clone();
        let [username, refresh] = ["user.name@partner.com", "canary-refresh"].map(SecretString::from);
        let account = TokenAccount::new("user.name@partner.com");
        Grant::new(provider, gateway(host), username, account, refresh)
    }

    fn alias() -> Alias {
        Alias {
            id: 1,
            user_id: 7,
            address: Address::parse("alias@partner.com", &to_ascii).unwrap(),
            name: String::new(),
            reply_to: String::new(),
            signature: None,
            treat_as_alias: true,
            accepted: true,
            is_default: false,
            created: Timestamp::UNIX_EPOCH,
            gateway: None,
            confirmation: None,
        }
    }

    fn stored(new: NewGateway) -> StoredGateway {
        StoredGateway {
            id: 1,
            revision: 0,
            gateway: new.gateway,
            kind: new.kind,
            secret: new.secret,
        }
    }

    #[test]
    fn what_is_sealed_opens_for_its_row_and_as_what_it_is() {
        let keys = Keyring::generate().unwrap();
        let providers = providers(&["smtp.partner.com"]);
        let alias = alias();
        let sealed = grant(&providers, "smtp.partner.com").unwrap();
        assert!(!format!("{sealed:?}").contains("canary"), "{sealed:?}");
        let sealed = sealed.seal(&keys.all()[0], 7, alias.address.key()).unwrap();
        let row = stored(sealed);
        let opened = Grant::open(&keys, &providers, &alias, &row).unwrap();
        assert_eq!(opened.username.expose_secret(), "user.name@partner.com");
        assert_eq!(opened.refresh.expose_secret(), "canary-refresh");
        assert_eq!(opened.account, TokenAccount::new("user.name@partner.com"));
        assert!(credentials::open(&keys, &alias, &row).is_err(), "as a password");
        assert!(
            credentials::check(&keys, &alias, &row).is_ok(),
            "for operators it opens"
        );
        let as_password = StoredGateway {
            kind: CredentialKind::Password,
            ..row.clone()
        };
        assert!(
            credentials::open(&keys, &alias, &as_password).is_err(),
            "though the row says so"
        );
        assert!(credentials::check(&keys, &alias, &as_password).is_err());
        let elsewhere = StoredGateway {
            gateway: gateway("smtp.partner.org"),
            ..row.clone()
        };
        assert!(
            Grant::open(&keys, &providers, &alias, &elsewhere).is_err(),
            "another host"
        );
        let other = Alias {
            user_id: 8,
            ..alias.clone()
        };
        assert!(
            Grant::open(&keys, &providers, &other, &row).is_err(),
            "another user"
        );
        // Under another key it stays the same.
        let key = &keys.all()[0];
        let secret = credentials::reseal(&keys, key, &alias, &row).unwrap();
        assert!(
            Grant::open(
                &keys,
                &providers,
                &alias,
                &StoredGateway {
                    secret,
                    ..row.clone()
                }
            )
            .is_ok()
        );
        // A password is not a grant either.
        let account = GatewayAccount {
            gateway: gateway("smtp.partner.com"),
            username: SecretString::from("partner"),
            password: SecretString::from("a\0b\0c"),
        };
        let password = credentials::seal(key, 7, alias.address.key(), &account).unwrap();
        assert!(Grant::open(&keys, &providers, &alias, &stored(password)).is_err());
    }

    #[test]
    fn what_the_operator_has_taken_back_no_longer_opens() {
        let keys = Keyring::generate().unwrap();
        let alias = alias();
        let before = providers(&["smtp.partner.com"]);
        let sealed = grant(&before, "smtp.partner.com").unwrap();
        let row = stored(sealed.seal(&keys.all()[0], 7, alias.address.key()).unwrap());
        let reason = |providers: &Providers| {
            let opened = Grant::open(&keys, providers, &alias, &row);
            opened.map(|_| ()).map_err(|error| error.reason())
        };
        assert_eq!(reason(&before), Ok(()));
        assert_eq!(
            reason(&providers(&["mail.partner.com"])),
            Err(Reason::TokenHostForbidden)
        );
        assert_eq!(reason(&Providers::default()), Err(Reason::TokenHostForbidden));
    }

    proptest::proptest! {
        /// Whatever host a user types, a consent and its access token exist only for the provider's own servers, and each token
        /// only for one of them.
        #[test]
        fn a_token_is_for_its_providers_hosts(
            host in "(smtp|imap|mail)[.](partner|gmail)[.](com|net)([.]evil[.]example)?|[a-z]{1,8}[.][a-z]{2,5}"
        ) {
            let known = ["smtp.partner.com", "smtp.gmail.com"];
            let found = grant(&providers(&known), &host);
            proptest::prop_assert_eq!(found.is_ok(), known.contains(&host.as_str()));
            if let Ok(grant) = found {
                let token = grant.access_token(&SecretString::from("a")).unwrap();
                for other in known {
                    proptest::prop_assert_eq!(token.for_host(other).is_ok(), other == host);
                }
            }
        }
    }
}
