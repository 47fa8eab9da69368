//! Providers of tokens, as the operator registered them (OAuth 2.0: RFC 6749, and the advice of RFC 9700).
//!
//! A provider is asked through the guard, at endpoints of its own issuer or hosts that the operator listed, by https and without
//! redirects. What it says in words reaches nobody: its codes become reasons.

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

use crate::{
    config::{Endpoints, ProviderConfig},
    https::Ask,
};

/// For how long an issuer's metadata are believed.
const BELIEVED: Duration = Duration::from_hours(24);

/// A provider with its secret.
#[derive(Debug)]
pub struct TokenProvider {
    config: ProviderConfig,
    secret: Option<SecretString>,
    /// What its issuer said, and until when that counts.
    discovered: Mutex<Option<(Endpoints, Instant)>>,
}

/// All of them, in the order of their names.
#[derive(Debug, Default)]
pub struct Providers(Vec<Arc<TokenProvider>>);

impl Providers {
    /// From the configuration; reads the files of the secrets.
    ///
    /// # Errors
    ///
    /// A line for the operator, if one cannot be read.
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

    /// Of these.
    pub fn of(providers: Vec<TokenProvider>) -> Self {
        Self(providers.into_iter().map(Arc::new).collect())
    }

    /// The provider of this name.
    pub fn find(&self, name: &str) -> Option<&Arc<TokenProvider>> {
        self.0.iter().find(|provider| provider.name() == name)
    }

    /// The provider whose tokens a server takes.
    pub fn of_host(&self, host: &Host) -> Option<&Arc<TokenProvider>> {
        self.0.iter().find(|provider| provider.may_see(host))
    }

    /// Each of them.
    pub fn iter(&self) -> impl Iterator<Item = &Arc<TokenProvider>> {
        self.0.iter()
    }
}

impl TokenProvider {
    /// With its secret, if it has one.
    pub fn new(config: ProviderConfig, secret: Option<SecretString>) -> Self {
        Self {
            config,
            secret,
            discovered: Mutex::default(),
        }
    }

    /// The name of its table.
    pub fn name(&self) -> &str {
        &self.config.name
    }

    /// How users read it.
    pub fn label(&self) -> &str {
        &self.config.label
    }

    /// The servers that its tokens may go to.
    pub fn hosts(&self) -> &[Host] {
        &self.config.smtp_hosts
    }

    /// The day at whose end its SMTP servers stop taking passwords, as far as that is known.
    pub fn passwords_end(&self) -> Option<Date> {
        self.config.passwords_end
    }

    /// Whether its tokens may be shown to this host.
    pub fn may_see(&self, host: &Host) -> bool {
        self.config.smtp_hosts.contains(host)
    }

    /// How many days after `today` the registration's secret ends, if the operator has said when.
    pub fn days_left(&self, today: Date) -> Option<i64> {
        let ends = self.config.client_expires?;
        today.until(ends).ok().map(|span| i64::from(span.get_days()))
    }

    /// Where it answers: as configured, or as its issuer says.
    ///
    /// # Errors
    ///
    /// [`Reason::OauthUnavailable`] if the issuer does not answer, or says what is not believed.
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

    /// Whether the issuer that came back with a code is this one (RFC 9207). Who never names it is recognised by the state alone.
    pub fn is_issuer(&self, endpoints: &Endpoints, iss: Option<&str>) -> bool {
        let own = self.config.issuer.as_str().trim_end_matches('/');
        match iss {
            Some(iss) => iss.trim_end_matches('/') == own,
            None => !endpoints.names_issuer,
        }
    }

    /// Where the user consents.
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

    /// Whether what was granted is enough: every scope that was asked for and that is one of the provider's own. Microsoft leaves
    /// `offline_access` out of its answers, and nobody names the two of `OpenID` Connect reliably.
    pub fn is_enough(&self, granted: Option<&[String]>) -> bool {
        const SILENT: [&str; 4] = ["openid", "email", "profile", "offline_access"];
        let Some(granted) = granted else { return true };
        let has = |scope: &String| granted.iter().any(|known| known.eq_ignore_ascii_case(scope));
        let asked = self.config.scopes.iter();
        asked.filter(|scope| !SILENT.contains(&scope.as_str())).all(has)
    }
}

/// What is asked of a user.
#[derive(Clone, Copy, Debug)]
pub struct ConsentRequest<'a> {
    /// Where the provider leads back to.
    pub redirect: &'a str,
    /// What it brings back.
    pub state: &'a str,
    /// PKCE's challenge, by S256.
    pub challenge: &'a str,
    /// Who is to consent, as far as that is known; may be empty.
    pub username: &'a str,
}

#[cfg(test)]
pub(crate) mod tests;
