//! Consent on another device (RFC 8628), for providers that cannot redirect to the user's browser.

use std::time::Duration;

use fromline_core::Reason;
use secrecy::{ExposeSecret as _, SecretString};
use serde::Deserialize;
use url::{Host, Url};
use zeroize::Zeroizing;

use super::{Issued, TokenProvider, answer::refused};
use crate::https::{Ask, HttpsAnswer};

/// Polling interval if the provider names none, in seconds (RFC 8628, section 3.2).
const USUAL: u64 = 5;
/// Time by which the interval grows when the provider asks to slow down (section 3.5).
const SLOWER: Duration = Duration::from_secs(5);
/// Longest polling interval, in seconds.
const LONGEST: u64 = 60;
const WHOLE: u64 = 30 * 60;

/// A device code with what the user needs.
#[derive(Clone, Debug)]
pub struct DeviceCode {
    /// The device code, with which Fromline polls.
    pub secret: SecretString,
    /// The code that the user enters.
    pub user_code: String,
    /// The page on which the user enters it.
    pub page: Url,
    /// Minimum interval between two questions whether the user has agreed.
    pub interval: Duration,
    /// The validity of the code.
    pub life: Duration,
}

/// The result of polling.
#[derive(Debug)]
pub enum Polled {
    /// The user has consented.
    Issued(Box<Issued>),
    /// The user has not consented yet; the interval grows by this duration.
    Pending(Duration),
}

#[derive(Deserialize)]
struct Begun {
    device_code: String,
    user_code: String,
    verification_uri: String,
    expires_in: u64,
    interval: Option<u64>,
}

#[derive(Deserialize)]
struct Refusal {
    error: String,
}

/// Parses the answer of a device authorization endpoint. `loopback` allows its page to be on this machine.
fn begun(body: &[u8], loopback: bool) -> Option<DeviceCode> {
    let begun: Begun = serde_json::from_slice(body).ok()?;
    // It is shown to users as a link.
    let page = Url::parse(&begun.verification_uri)
        .ok()
        .filter(|url| url.scheme() == "https" || loopback && is_loopback(url))?;
    let is_shown = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == ' ';
    let is_code = (4..=24).contains(&begun.user_code.len()) && begun.user_code.chars().all(is_shown);
    (is_code && !begun.device_code.is_empty() && begun.device_code.len() <= 4096).then(|| DeviceCode {
        secret: SecretString::from(begun.device_code),
        user_code: begun.user_code,
        page,
        interval: Duration::from_secs(begun.interval.unwrap_or(USUAL).clamp(1, LONGEST)),
        life: Duration::from_secs(begun.expires_in.min(WHOLE)),
    })
}

fn is_loopback(url: &Url) -> bool {
    let is_own = match url.host() {
        Some(Host::Domain(name)) => name == "localhost",
        Some(Host::Ipv4(address)) => address.is_loopback(),
        Some(Host::Ipv6(address)) => address.is_loopback(),
        None => false,
    };
    is_own && url.scheme() == "http"
}

impl TokenProvider {
    /// Returns whether the provider may support device codes; unknown counts as yes.
    pub fn may_know_devices(&self) -> bool {
        let endpoints = self.config.endpoints.as_ref();
        endpoints.is_none_or(|endpoints| endpoints.device.is_some())
    }

    /// Requests a code for the user.
    ///
    /// # Errors
    ///
    /// [`Reason::Unimplemented`] if the provider does not support device codes, otherwise the reason for its error.
    pub async fn begin_device(&self, web: &dyn Ask) -> Result<DeviceCode, Reason> {
        let endpoints = self.endpoints(web).await?;
        let device = endpoints.device.ok_or(Reason::Unimplemented)?;
        let scope = self.config.scopes.join(" ");
        let form = self.form(&[("scope", &scope)], endpoints.client_auth);
        let answer = web.post(&device, &form).await;
        let HttpsAnswer { status, body } = answer.map_err(|_| Reason::OauthUnavailable)?;
        let body = Zeroizing::new(body);
        match status {
            200 => begun(&body, self.config.habits.loopback_pages).ok_or(Reason::OauthUnavailable),
            status => Err(refused(status, &body)),
        }
    }

    /// Polls whether the user has consented.
    ///
    /// # Errors
    ///
    /// The reason for the provider's error: [`Reason::ConsentDenied`], or [`Reason::ConsentEnded`] after the code has expired.
    pub async fn poll_device(&self, web: &dyn Ask, code: &SecretString) -> Result<Polled, Reason> {
        let fields = [
            ("grant_type", "urn:ietf:params:oauth:grant-type:device_code"),
            ("device_code", code.expose_secret()),
        ];
        let (status, body) = self.token_answer(web, &fields).await?;
        if status == 200 {
            return self.issued(&body).map(|issued| Polled::Issued(Box::new(issued)));
        }
        let error = serde_json::from_slice::<Refusal>(&body).map(|refusal| refusal.error);
        match error.as_deref() {
            Ok("authorization_pending") => Ok(Polled::Pending(Duration::ZERO)),
            Ok("slow_down") => Ok(Polled::Pending(SLOWER)),
            // Microsoft's code for a user who declined.
            Ok("authorization_declined") => Err(Reason::ConsentDenied),
            _ => Err(refused(status, &body)),
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn what_is_shown() {
        let good = json!({
            "device_code": "d", "user_code": "WDJB-MJHT", "verification_uri": "https://id.partner.com/device",
            "expires_in": 1800,
        });
        let read = |body: &serde_json::Value| begun(body.to_string().as_bytes(), false);
        let found = read(&good).unwrap();
        assert_eq!((found.interval.as_secs(), found.life.as_secs()), (5, 1800));
        for (field, value) in [
            ("verification_uri", json!("http://id.partner.com/device")),
            ("verification_uri", json!("javascript:alert(1)")),
            ("user_code", json!("<b>")),
            ("user_code", json!("")),
            ("user_code", json!("call 555 and say your password")),
            ("device_code", json!("")),
            ("expires_in", json!("soon")),
        ] {
            let mut bad = good.clone();
            bad[field] = value.clone();
            assert!(read(&bad).is_none(), "{field}: {value}");
        }
        let mut local = good.clone();
        for (page, is_taken) in [
            ("http://localhost:8080/device", true),
            ("http://127.0.0.1/device", true),
            ("http://localhost.example/device", false),
            ("http://192.0.2.1/device", false),
            ("ftp://localhost/device", false),
        ] {
            local["verification_uri"] = json!(page);
            let body = local.to_string();
            assert_eq!(begun(body.as_bytes(), true).is_some(), is_taken, "{page}");
            assert!(begun(body.as_bytes(), false).is_none(), "{page}");
        }
        let mut slow = good;
        slow["interval"] = json!(9999);
        slow["expires_in"] = json!(999_999);
        let found = read(&slow).unwrap();
        assert_eq!((found.interval.as_secs(), found.life.as_secs()), (60, 1800));
    }
}
