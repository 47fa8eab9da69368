//! The demo's OAuth provider: an authorization server (RFC 6749 with PKCE, RFC 8628, RFC 7009) whose users choose how it behaves.
//!
//! Its pages are served by Fromline's own listener, so that browsers reach them wherever the demo is; Fromline's requests go to a
//! server on loopback. Its state is in memory, so each consent ends with a restart.

mod answers;
mod choice;
mod kept;
mod server;

use std::{
    collections::BTreeMap,
    sync::{Mutex, MutexGuard, PoisonError},
    time::{Duration, Instant},
};

use fromline_base::{
    idn::to_ascii,
    keys::{KeyError, random, random_token},
};
use fromline_config::{ClientAuth, Endpoints, Habits, ProviderConfig};
use fromline_core::gateway::Host;
use url::{Host as UrlHost, Url};

use crate::oauth::{Providers, TokenProvider};
pub use answers::TokenAnswer;
pub use choice::{AccountValues, ConsentChoice};
use kept::Kept;
pub use server::start;

/// Host name at which Fromline contacts the provider.
pub const HOST: &str = "login.example.org";
/// The SMTP server that accepts its tokens.
pub const SMTP_HOST: &str = "smtp.example.org";
/// A mailbox that each of its accounts may use.
pub const SHARED: &str = "info@example.org";
/// The name shown to users.
pub const LABEL: &str = "Example Mail";
/// Path of its pages.
pub const PAGES: &str = "/demo/provider";
/// The scope that its SMTP server requires.
const SCOPE: &str = "smtp";
const CLIENT: &str = "fromline-demo";
const PKCE: &str = "S256";
/// Validity of an access token, and below that of one whose consent ends soon: barely above the minimum that Fromline uses.
const LIFE: Duration = Duration::from_hours(1);
const SHORT_LIFE: Duration = Duration::from_secs(130);
/// Validity of a device code.
const DEVICE: Duration = Duration::from_mins(15);
/// Alphabet of device codes, without letters that are easily confused.
const LETTERS: &[u8; 20] = b"BCDFGHJKLMNPQRSTVWXZ";

/// The demo's OAuth provider.
#[derive(Debug)]
pub struct DemoIssuer {
    /// The origin of its pages.
    pages: Url,
    /// The URL to which it redirects.
    redirect: Url,
    known: Mutex<Known>,
}

/// A consent that was given.
#[derive(Clone, Debug)]
struct DemoGrant {
    account: String,
    choice: ConsentChoice,
}

#[derive(Debug, Default)]
struct Known {
    /// Authorization codes, with PKCE challenge and consent.
    codes: Kept<(String, DemoGrant)>,
    /// Device codes, by user code.
    devices: Kept<WaitingDevice>,
    /// Refresh tokens, with their consents.
    refresh: Kept<DemoGrant>,
    /// Access tokens, with their consents and expiry.
    access: Kept<(DemoGrant, Instant)>,
}

/// A pending device code.
#[derive(Clone, Debug)]
struct WaitingDevice {
    secret: String,
    until: Instant,
    answer: Option<DemoGrant>,
}

/// The parameters of an authorization request.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct AskedConsent {
    /// Value of the `state` parameter, which the provider sends back.
    pub state: String,
    /// PKCE challenge (RFC 7636) of the request.
    pub challenge: String,
    /// The account that is proposed.
    pub account: String,
}

/// The reasons why its SMTP server refuses a token.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum TokenRefusal {
    /// The token has expired or belongs to another account.
    Invalid,
    /// The token is not for sending mail.
    Scope,
    /// Sending is switched off.
    Switched(ConsentChoice),
}

impl DemoIssuer {
    /// Creates the provider for a Fromline at this URL. If that is a loopback address, its pages use the name `localhost`, so
    /// that browsers treat them as another site.
    ///
    /// # Errors
    ///
    /// A line for the operator if the URL is invalid.
    pub fn new(public_url: &str) -> Result<Self, String> {
        let url = Url::parse(public_url).map_err(|error| format!("public_url: {error}"))?;
        let mut pages = url.clone();
        if matches!(url.host(), Some(UrlHost::Ipv4(address)) if address.is_loopback()) {
            let _ = pages.set_host(Some("localhost"));
        }
        let redirect = url
            .join("/oauth/return")
            .map_err(|error| format!("public_url: {error}"))?;
        Ok(Self {
            pages,
            redirect,
            known: Mutex::default(),
        })
    }

    /// Returns its registration with Fromline.
    ///
    /// # Errors
    ///
    /// Never, since its names are valid.
    pub fn registration(&self) -> Result<Providers, String> {
        let text = |error: url::ParseError| format!("the demo's provider: {error}");
        let at = |path: &str| Url::parse(&format!("https://{HOST}{path}")).map_err(text);
        let host = Host::parse(SMTP_HOST, &to_ascii).map_err(|reason| reason.code().to_owned())?;
        let config = ProviderConfig {
            name: "example".to_owned(),
            label: LABEL.to_owned(),
            issuer: at("")?,
            client_id: CLIENT.to_owned(),
            client_secret_file: None,
            client_expires: None,
            passwords_end: Some(jiff::civil::date(2026, 12, 31)),
            scopes: ["openid", "email", "offline_access", SCOPE]
                .map(str::to_owned)
                .to_vec(),
            smtp_hosts: [host].into(),
            endpoint_hosts: Vec::new(),
            endpoints: Some(Endpoints {
                authorize: self.page("authorize").map_err(text)?,
                token: at("/token")?,
                device: Some(at("/device")?),
                revocation: Some(at("/revoke")?),
                client_auth: ClientAuth::Post,
                names_issuer: true,
            }),
            habits: Habits {
                authorize: &[],
                loopback_pages: true,
            },
        };
        Ok(Providers::of(vec![TokenProvider::new(config, None)]))
    }

    /// Returns the URL of one of its pages.
    fn page(&self, name: &str) -> Result<Url, url::ParseError> {
        self.pages.join(&format!("{PAGES}/{name}"))
    }

    /// Parses an authorization request; `None` if it is not from Fromline.
    pub fn asked(&self, query: &BTreeMap<String, String>) -> Option<AskedConsent> {
        let value = |name: &str| query.get(name).map_or("", String::as_str);
        let is_ours = value("client_id") == CLIENT
            && self.is_redirect(value("redirect_uri"))
            && value("response_type") == "code"
            && value("code_challenge_method") == PKCE
            && !value("code_challenge").is_empty();
        is_ours.then(|| AskedConsent {
            state: value("state").to_owned(),
            challenge: value("code_challenge").to_owned(),
            account: account_of(value("login_hint")),
        })
    }

    fn is_redirect(&self, url: &str) -> bool {
        Url::parse(url).is_ok_and(|url| url == self.redirect)
    }

    /// Carries out the user's choice and returns the URL to which the browser is redirected.
    ///
    /// # Errors
    ///
    /// [`KeyError::Random`] if the system provides no random numbers.
    pub fn decide(&self, asked: &AskedConsent, choice: ConsentChoice) -> Result<Url, KeyError> {
        let mut url = self.redirect.clone();
        let mut query = url.query_pairs_mut();
        if let Some(error) = choice.error() {
            query.append_pair("error", error);
        } else {
            let code = random_token()?;
            query.append_pair("code", &code);
            let grant = DemoGrant {
                account: asked.account.clone(),
                choice,
            };
            self.lock().codes.put(code, (asked.challenge.clone(), grant));
        }
        query
            .append_pair("state", &asked.state)
            .append_pair("iss", &format!("https://{HOST}"));
        drop(query);
        Ok(url)
    }

    /// Returns whether this device code is pending.
    pub fn is_waiting(&self, user_code: &str) -> bool {
        let known = self.lock();
        let device = known.devices.get(&normalized(user_code));
        device.is_some_and(|device| device.answer.is_none() && Instant::now() < device.until)
    }

    /// Carries out the user's choice for a device code, and returns whether it was pending.
    pub fn decide_device(&self, user_code: &str, account: &str, choice: ConsentChoice) -> bool {
        let mut known = self.lock();
        let device = known.devices.get_mut(&normalized(user_code));
        let Some(device) = device.filter(|device| device.answer.is_none()) else {
            return false;
        };
        device.answer = Some(DemoGrant {
            account: account_of(account),
            choice,
        });
        true
    }

    /// Checks whether its SMTP server accepts a token for a username.
    ///
    /// # Errors
    ///
    /// The reason for the refusal.
    pub fn sign_in(&self, user: &str, token: &str) -> Result<(), TokenRefusal> {
        let known = self.lock();
        let (grant, until) = known.access.get(token).ok_or(TokenRefusal::Invalid)?;
        let is_its = user.eq_ignore_ascii_case(&grant.account) || user.eq_ignore_ascii_case(SHARED);
        if !is_its || Instant::now() >= *until {
            return Err(TokenRefusal::Invalid);
        }
        match grant.choice {
            ConsentChoice::Agree | ConsentChoice::EndsSoon => Ok(()),
            ConsentChoice::NoMail => Err(TokenRefusal::Scope),
            switched => Err(TokenRefusal::Switched(switched)),
        }
    }

    fn new_device(&self) -> Result<(String, WaitingDevice), KeyError> {
        let letters = random::<8>()?.map(|byte| char::from(LETTERS[usize::from(byte) % LETTERS.len()]));
        let letters: String = letters.iter().collect();
        let (first, second) = letters.split_at(4);
        let device = WaitingDevice {
            secret: random_token()?,
            until: Instant::now() + DEVICE,
            answer: None,
        };
        let user_code = format!("{first}-{second}");
        self.lock().devices.put(normalized(&user_code), device.clone());
        Ok((user_code, device))
    }

    fn lock(&self) -> MutexGuard<'_, Known> {
        self.known.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Returns the account for a username; only those in its own domain exist.
fn account_of(hint: &str) -> String {
    let hint = hint.trim();
    let is_its = hint
        .rsplit_once('@')
        .is_some_and(|(local, domain)| !local.is_empty() && domain.eq_ignore_ascii_case("example.org"));
    if is_its && hint.len() <= 254 && !hint.eq_ignore_ascii_case(SHARED) {
        hint.to_owned()
    } else {
        "user.name@example.org".to_owned()
    }
}

/// Normalizes a user code: upper case, without separators.
fn normalized(user_code: &str) -> String {
    let letters = user_code.chars().filter(char::is_ascii_alphanumeric);
    letters.map(|letter| letter.to_ascii_uppercase()).collect()
}

#[cfg(test)]
mod tests;
