//! OAuth 2.0 providers as the operator registered them (RFC 6749, and the advice of RFC 9700).
//!
//! Requests go through the guard, over HTTPS and without redirects, to endpoints of the provider's own issuer or of hosts that
//! the operator listed. A provider's texts are shown to nobody; its codes become reasons.

mod account;
mod answer;
mod client;
mod device;
mod flows;
mod held;
mod metadata;
mod pkce;

use std::{sync::Arc, time::Duration};

use fromline_core::{Reason, gateway::Host};
use jiff::civil::Date;
use secrecy::SecretString;
use tokio::{sync::Mutex, time::Instant};
use url::Url;

pub use account::TokenAccount;
pub use answer::{Issued, of_error};
pub use device::{DeviceCode, Polled};
pub use flows::{ASKED, Asked, AskedDevice, Flows, GIVEN, GivenConsent, Owner};
pub use held::{AccessTokens, Held};
pub use pkce::{challenge, verifier};

use fromline_config::{Endpoints, ProviderConfig};

use crate::https::Ask;

/// Time for which an issuer's metadata is cached.
const BELIEVED: Duration = Duration::from_hours(24);

/// A provider with its client secret.
#[derive(Debug)]
pub struct TokenProvider {
    config: ProviderConfig,
    secret: Option<SecretString>,
    /// The endpoints from the issuer's metadata, and when they expire.
    discovered: Mutex<Option<(Endpoints, Instant)>>,
}

/// All providers, sorted by name.
#[derive(Debug, Default)]
pub struct Providers(Vec<Arc<TokenProvider>>);

impl Providers {
    /// Creates the providers of the configuration, reading the secret files.
    ///
    /// # Errors
    ///
    /// A line for the operator if a file cannot be read.
    pub fn load(configs: &[ProviderConfig]) -> Result<Self, String> {
        let load = |config: &ProviderConfig| {
            let secret = config.client_secret_file.as_ref().map(|file| {
                let text = std::fs::read_to_string(file);
                text.map(|text| SecretString::from(text.trim())).map_err(|error| {
                    format!(
                        "oauth.{}.client_secret_file: {}: {error}",
                        config.name,
                        file.display()
                    )
                })
            });
            Ok(Arc::new(TokenProvider::new(config.clone(), secret.transpose()?)))
        };
        configs.iter().map(load).collect::<Result<_, String>>().map(Self)
    }

    /// Creates a collection of these providers.
    pub fn of(providers: Vec<TokenProvider>) -> Self {
        Self(providers.into_iter().map(Arc::new).collect())
    }

    /// Returns the provider with this name.
    pub fn find(&self, name: &str) -> Option<&Arc<TokenProvider>> {
        self.0.iter().find(|provider| provider.name() == name)
    }

    /// Returns the provider whose tokens a server accepts.
    pub fn of_host(&self, host: &Host) -> Option<&Arc<TokenProvider>> {
        self.0.iter().find(|provider| provider.may_see(host))
    }

    /// Iterates over the providers.
    pub fn iter(&self) -> impl Iterator<Item = &Arc<TokenProvider>> {
        self.0.iter()
    }
}

impl TokenProvider {
    /// Creates a provider, with its client secret if it has one.
    pub fn new(config: ProviderConfig, secret: Option<SecretString>) -> Self {
        Self {
            config,
            secret,
            discovered: Mutex::default(),
        }
    }

    /// Returns the name of its configuration table.
    pub fn name(&self) -> &str {
        &self.config.name
    }

    /// Returns the name shown to users.
    pub fn label(&self) -> &str {
        &self.config.label
    }

    /// Returns the servers that may receive its tokens.
    pub fn hosts(&self) -> &[Host] {
        &self.config.smtp_hosts
    }

    /// Returns the last day on which its SMTP servers accept passwords, if known.
    pub fn passwords_end(&self) -> Option<Date> {
        self.config.passwords_end
    }

    /// Returns whether its tokens may be sent to this host.
    pub fn may_see(&self, host: &Host) -> bool {
        self.config.smtp_hosts.contains(host)
    }

    /// Returns the number of days from `today` until the client secret expires, if the operator has configured that.
    pub fn days_left(&self, today: Date) -> Option<i64> {
        let ends = self.config.client_expires?;
        today.until(ends).ok().map(|span| i64::from(span.get_days()))
    }

    /// Returns its endpoints, from the configuration or the issuer's metadata.
    ///
    /// # Errors
    ///
    /// [`Reason::OauthUnavailable`] if the issuer does not answer or its metadata is not acceptable.
    pub async fn endpoints(&self, web: &dyn Ask) -> Result<Endpoints, Reason> {
        if let Some(given) = &self.config.endpoints {
            return Ok(given.clone());
        }
        let mut discovered = self.discovered.lock().await;
        if let Some((found, until)) = &*discovered
            && Instant::now() < *until
        {
            return Ok(found.clone());
        }
        for place in metadata::places(&self.config.issuer) {
            let Ok(answer) = web.get(&place).await else {
                continue;
            };
            let found = (answer.status == 200).then(|| metadata::endpoints(&self.config, &answer.body));
            if let Some(found) = found.flatten() {
                *discovered = Some((found.clone(), Instant::now() + BELIEVED));
                return Ok(found);
            }
        }
        Err(Reason::OauthUnavailable)
    }

    /// Returns whether the `iss` returned with a code is this issuer (RFC 9207). A provider that never sends it is identified by
    /// the state alone.
    pub fn is_issuer(&self, endpoints: &Endpoints, iss: Option<&str>) -> bool {
        let own = self.config.issuer.as_str().trim_end_matches('/');
        match iss {
            Some(iss) => iss.trim_end_matches('/') == own,
            None => !endpoints.names_issuer,
        }
    }

    /// Builds the URL at which the user consents.
    pub fn consent_url(&self, endpoints: &Endpoints, request: &ConsentRequest<'_>) -> Url {
        let mut url = endpoints.authorize.clone();
        let mut query = url.query_pairs_mut();
        query
            .append_pair("response_type", "code")
            .append_pair("client_id", &self.config.client_id)
            .append_pair("redirect_uri", request.redirect)
            .append_pair("scope", &self.config.scopes.join(" "))
            .append_pair("state", request.state)
            .append_pair("code_challenge", request.challenge)
            .append_pair("code_challenge_method", "S256");
        if !request.username.is_empty() {
            query.append_pair("login_hint", request.username);
        }
        for (name, value) in self.config.habits.authorize {
            query.append_pair(name, value);
        }
        drop(query);
        url
    }

    /// Returns whether the granted scopes are sufficient: they include every requested scope that is the provider's own.
    /// Microsoft omits `offline_access` from its answers, and no provider reliably names those of `OpenID` Connect.
    pub fn is_enough(&self, granted: Option<&[String]>) -> bool {
        const SILENT: [&str; 4] = ["openid", "email", "profile", "offline_access"];
        let Some(granted) = granted else { return true };
        let has = |scope: &String| granted.iter().any(|known| known.eq_ignore_ascii_case(scope));
        let asked = self.config.scopes.iter();
        asked.filter(|scope| !SILENT.contains(&scope.as_str())).all(has)
    }
}

/// The parameters of a consent request.
#[derive(Clone, Copy, Debug)]
pub struct ConsentRequest<'a> {
    /// The URL to which the provider redirects.
    pub redirect: &'a str,
    /// The state parameter, which the provider returns.
    pub state: &'a str,
    /// The PKCE challenge (S256).
    pub challenge: &'a str,
    /// The account that should consent, if known; may be empty.
    pub username: &'a str,
}

#[cfg(test)]
pub(crate) mod tests;
