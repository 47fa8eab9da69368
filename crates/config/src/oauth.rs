//! An OAuth provider as the operator registered it.

use std::{path::PathBuf, sync::Arc};

use fromline_core::gateway::Host;
use jiff::civil::{Date, date};
use url::Url;

/// A checked OAuth provider.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct ProviderConfig {
    /// The name of its table: lower-case letters, digits and hyphens.
    pub name: String,
    /// The name shown to users.
    pub label: String,
    /// The issuer URL, as in `iss`.
    pub issuer: Url,
    /// The client id of the registration.
    pub client_id: String,
    /// The file with the client secret; `None` for a public client.
    pub client_secret_file: Option<PathBuf>,
    /// The day on which the client secret expires.
    pub client_expires: Option<Date>,
    /// The last day on which its SMTP servers accept passwords, if it has announced one.
    pub passwords_end: Option<Date>,
    /// The scopes to request.
    pub scopes: Vec<String>,
    /// The SMTP servers that may receive its tokens, never empty.
    pub smtp_hosts: Arc<[Host]>,
    /// Hosts of endpoints besides the issuer's origin.
    pub endpoint_hosts: Vec<Host>,
    /// The endpoints; `None` to read them from the issuer's metadata.
    pub endpoints: Option<Endpoints>,
    /// Deviations from the standards.
    pub habits: Habits,
}

/// The endpoints of a provider.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Endpoints {
    /// The authorization endpoint, where users consent.
    pub authorize: Url,
    /// The token endpoint, where codes are exchanged for tokens.
    pub token: Url,
    /// The device authorization endpoint (RFC 8628).
    pub device: Option<Url>,
    /// The revocation endpoint (RFC 7009).
    pub revocation: Option<Url>,
    /// How the client authenticates at the endpoints.
    pub client_auth: ClientAuth,
    /// Whether every authorization response contains the issuer (RFC 9207).
    pub names_issuer: bool,
}

/// How a client with a secret authenticates (RFC 6749, section 2.3.1).
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum ClientAuth {
    /// In the Authorization header, which every server must support.
    Basic,
    /// In the request body.
    Post,
}

/// Requirements of a provider that the standards do not mention.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct Habits {
    /// Additional parameters of the authorization request. Google issues another refresh token only if asked.
    pub authorize: &'static [(&'static str, &'static str)],
    /// Whether the page for device codes may be on this machine without https, which only the demo's is.
    pub loopback_pages: bool,
}

impl ProviderConfig {
    /// Returns whether a URL is acceptable as an endpoint: https, on the issuer's origin or on the default port of a listed host.
    pub fn may_answer_at(&self, url: &Url) -> bool {
        let is_listed = || {
            url.port().is_none()
                && self
                    .endpoint_hosts
                    .iter()
                    .any(|host| url.host_str() == Some(host.as_str()))
        };
        url.scheme() == "https" && (url.origin() == self.issuer.origin() || is_listed())
    }
}

/// Built-in facts about a well-known provider.
pub(super) struct Preset {
    /// The name shown to users.
    pub label: &'static str,
    /// Issuer URL of the provider, as OAuth metadata names it.
    pub issuer: &'static str,
    /// The scopes to request.
    pub scopes: &'static [&'static str],
    /// The last day on which its SMTP servers accept passwords.
    pub passwords_end: Option<Date>,
    /// Host names of the provider's SMTP servers.
    pub smtp_hosts: &'static [&'static str],
    /// Hosts of endpoints besides the issuer's origin.
    pub endpoint_hosts: &'static [&'static str],
    /// Builds the endpoints from the issuer URL.
    pub endpoints: fn(&Url) -> Option<Endpoints>,
    /// Deviations from the standards.
    pub habits: Habits,
}

/// Microsoft: "OAuth 2.0 authorization code flow" and "Authenticate an IMAP, POP or SMTP connection using OAuth", read on 28
/// November 2026. Its metadata contain a template instead of the issuer, so they are not used. It has no revocation endpoint.
const MICROSOFT: Preset = Preset {
    label: "Microsoft",
    issuer: "https://login.microsoftonline.com/common/v2.0",
    scopes: &[
        "https://outlook.office.com/SMTP.Send",
        "offline_access",
        "openid",
        "email",
    ],
    // MC786329 of 27 January 2026: "by default", until an administrator of the tenant switches them on again.
    passwords_end: Some(date(2026, 12, 31)),
    smtp_hosts: &["smtp.office365.com", "smtp-mail.outlook.com"],
    endpoint_hosts: &[],
    endpoints: |issuer| {
        let tenant = issuer.as_str().strip_suffix("/v2.0")?;
        let at = |end: &str| Url::parse(&format!("{tenant}/oauth2/v2.0/{end}")).ok();
        Some(Endpoints {
            authorize: at("authorize")?,
            token: at("token")?,
            device: at("devicecode"),
            revocation: None,
            client_auth: ClientAuth::Post,
            names_issuer: false,
        })
    },
    habits: Habits {
        authorize: &[],
        loopback_pages: false,
    },
};

/// Google: "Using OAuth 2.0 for Web Server Applications", read on 28 November 2026. Its device flow does not offer this scope.
const GOOGLE: Preset = Preset {
    label: "Google",
    issuer: "https://accounts.google.com",
    scopes: &["https://mail.google.com/", "openid", "email"],
    passwords_end: None,
    smtp_hosts: &["smtp.gmail.com"],
    endpoint_hosts: &["oauth2.googleapis.com"],
    endpoints: |_| {
        let url = |url| Url::parse(url).ok();
        Some(Endpoints {
            authorize: url("https://accounts.google.com/o/oauth2/v2/auth")?,
            token: url("https://oauth2.googleapis.com/token")?,
            device: None,
            revocation: url("https://oauth2.googleapis.com/revoke"),
            client_auth: ClientAuth::Post,
            names_issuer: false,
        })
    },
    habits: Habits {
        authorize: &[("access_type", "offline"), ("prompt", "consent")],
        loopback_pages: false,
    },
};

/// Returns the providers that announced when their SMTP servers stop accepting passwords, registered or not: name, servers, last
/// day.
pub fn password_ends() -> impl Iterator<Item = (&'static str, &'static [&'static str], Date)> {
    let all = [&MICROSOFT, &GOOGLE].into_iter();
    all.filter_map(|known| Some((known.label, known.smtp_hosts, known.passwords_end?)))
}

/// Returns the built-in facts about the provider with this name.
pub(super) fn preset(name: &str) -> Option<&'static Preset> {
    match name {
        "microsoft" => Some(&MICROSOFT),
        "google" => Some(&GOOGLE),
        _ => None,
    }
}
