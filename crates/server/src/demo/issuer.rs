//! The demo's provider of tokens: an authorization server (RFC 6749 with PKCE, RFC 8628, RFC 7009) whose users choose what it does.
//!
//! Its pages are on Fromline's own listener, so that a browser gets there wherever the demo is; what Fromline asks of it, a server on
//! loopback answers. What it knows is in memory: after a restart each consent has ended.

mod answers;
mod choice;
mod kept;
mod server;

use std::{
    collections::BTreeMap,
    sync::{Mutex, MutexGuard, PoisonError},
    time::{Duration, Instant},
};

use fromline_core::gateway::Host;
use url::{Host as UrlHost, Url};

use crate::{
    config::{ClientAuth, Endpoints, Habits, ProviderConfig},
    idn::to_ascii,
    keys::{KeyError, random, random_token},
    oauth::{Providers, TokenProvider},
};
pub use answers::TokenAnswer;
pub use choice::{AccountValues, ConsentChoice};
use kept::Kept;
pub use server::start;

/// Where Fromline asks it.
pub const HOST: &str = "login.example.org";
/// The server that takes its tokens.
pub const SMTP_HOST: &str = "smtp.example.org";
/// A mailbox that each of its accounts may use.
pub const SHARED: &str = "info@example.org";
/// Its name for users.
pub const LABEL: &str = "Example Mail";
/// Where its pages are.
pub const PAGES: &str = "/demo/provider";
/// The scope that its SMTP server wants.
const SCOPE: &str = "smtp";
const CLIENT: &str = "fromline-demo";
const PKCE: &str = "S256";
/// For how long an access token holds, and one of a consent that ends soon: hardly longer than Fromline begins anything with.
const LIFE: Duration = Duration::from_hours(1);
const SHORT_LIFE: Duration = Duration::from_secs(130);
/// For how long a code for another device is good.
const DEVICE: Duration = Duration::from_mins(15);
/// Of a code for another device: letters that nobody takes for others.
const LETTERS: &[u8; 20] = b"BCDFGHJKLMNPQRSTVWXZ";

/// The provider.
#[derive(Debug)]
pub struct DemoIssuer {
    /// Where its pages are, without the path.
    pages: Url,
    /// Where it leads back to.
    redirect: Url,
    known: Mutex<Known>,
}

/// What was consented to.
#[derive(Clone, Debug)]
struct DemoGrant {
    account: String,
    choice: ConsentChoice,
}

#[derive(Debug, Default)]
struct Known {
    /// By code: PKCE's challenge, and what was consented to.
    codes: Kept<(String, DemoGrant)>,
    /// By what users enter.
    devices: Kept<WaitingDevice>,
    /// By refresh token.
    refresh: Kept<DemoGrant>,
    /// By access token; until when.
    access: Kept<(DemoGrant, Instant)>,
}

/// A code for another device.
#[derive(Clone, Debug)]
struct WaitingDevice {
    secret: String,
    until: Instant,
    answer: Option<DemoGrant>,
}

/// What an authorization request has to bring back.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct AskedConsent {
    /// `state`.
    pub state: String,
    /// PKCE's challenge.
    pub challenge: String,
    /// The account that is proposed.
    pub account: String,
}

/// Why its SMTP server takes no token.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum TokenRefusal {
    /// It has ended, or is another account's.
    Invalid,
    /// It is not for sending mail.
    Scope,
    /// Something is switched off.
    Switched(ConsentChoice),
}

impl DemoIssuer {
    /// For a Fromline at this URL. Where that is loopback by number, the pages are on it by name: to the browser another site, as a
    /// provider is.
    ///
    /// # Errors
    ///
    /// A line for the operator, if that is no URL.
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

    /// Its registration.
    ///
    /// # Errors
    ///
    /// None: its names are good.
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

    /// A page of its.
    fn page(&self, name: &str) -> Result<Url, url::ParseError> {
        self.pages.join(&format!("{PAGES}/{name}"))
    }

    /// Reads an authorization request; none for one that is not Fromline's.
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

    /// What the user chose: where the browser goes.
    ///
    /// # Errors
    ///
    /// Without random numbers.
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

    /// Whether somebody waits for this code on another device.
    pub fn is_waiting(&self, user_code: &str) -> bool {
        let known = self.lock();
        let device = known.devices.get(&normalized(user_code));
        device.is_some_and(|device| device.answer.is_none() && Instant::now() < device.until)
    }

    /// What the user chose for a device; whether it was waiting.
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

    /// Whether its SMTP server lets somebody in.
    ///
    /// # Errors
    ///
    /// Why it does not.
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

/// The account that a user name names: only those of its domain are its.
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

/// What a user enters, as it is known: capitals, without what stands between.
fn normalized(user_code: &str) -> String {
    let letters = user_code.chars().filter(char::is_ascii_alphanumeric);
    letters.map(|letter| letter.to_ascii_uppercase()).collect()
}

#[cfg(test)]
mod tests;
