//! A provider of tokens, as the operator registered it.

use std::{path::PathBuf, sync::Arc};

use fromline_core::gateway::Host;
use jiff::civil::{Date, date};
use url::Url;

/// A provider, checked.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct ProviderConfig {
    /// The name of its table: lower-case letters, digits and hyphens.
    pub name: String,
    /// How users read it.
    pub label: String,
    /// Its issuer, as `iss` names it.
    pub issuer: Url,
    /// The registration's id.
    pub client_id: String,
    /// File of the secret that belongs to it; none: a public client.
    pub client_secret_file: Option<PathBuf>,
    /// The day on which that secret ends.
    pub client_expires: Option<Date>,
    /// The day at whose end it stops taking passwords at its SMTP servers, as far as it has said so.
    pub passwords_end: Option<Date>,
    /// What is asked for.
    pub scopes: Vec<String>,
    /// The SMTP servers that its tokens may go to, never empty.
    pub smtp_hosts: Arc<[Host]>,
    /// Where it may answer, beside the issuer's origin.
    pub endpoint_hosts: Vec<Host>,
    /// Where it does; none: its issuer is asked.
    pub endpoints: Option<Endpoints>,
    /// How it differs from what the standards say.
    pub habits: Habits,
}

/// Where a provider answers.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Endpoints {
    /// Where users consent.
    pub authorize: Url,
    /// Where codes become tokens.
    pub token: Url,
    /// Where codes for devices come from.
    pub device: Option<Url>,
    /// Where tokens are ended.
    pub revocation: Option<Url>,
    /// How the client proves itself at these.
    pub client_auth: ClientAuth,
    /// Whether each answer of the authorization endpoint names its issuer (RFC 9207).
    pub names_issuer: bool,
}

/// How a client with a secret proves itself (RFC 6749 section 2.3.1).
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum ClientAuth {
    /// In the Authorization header, which every server has to take.
    Basic,
    /// In the body.
    Post,
}

/// What a provider wants that others do not.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct Habits {
    /// Parameters of the authorization request. Google gives a second refresh token only if it is asked to.
    pub authorize: &'static [(&'static str, &'static str)],
    /// Whether the page for codes of other devices may be on this machine, without https: the demo's alone.
    pub loopback_pages: bool,
}

impl ProviderConfig {
    /// Whether an endpoint may be there: by https, on the issuer's origin or on a listed host's usual port.
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

/// What is known of a provider without being told.
pub(super) struct Preset {
    /// Its name.
    pub label: &'static str,
    /// Its issuer.
    pub issuer: &'static str,
    /// What is asked for.
    pub scopes: &'static [&'static str],
    /// The day at whose end it stops taking passwords.
    pub passwords_end: Option<Date>,
    /// Its SMTP servers.
    pub smtp_hosts: &'static [&'static str],
    /// Where else it answers.
    pub endpoint_hosts: &'static [&'static str],
    /// Its endpoints, made of the issuer.
    pub endpoints: fn(&Url) -> Option<Endpoints>,
    /// Its habits.
    pub habits: Habits,
}

/// Microsoft's: "OAuth 2.0 authorization code flow" and "Authenticate an IMAP, POP or SMTP connection using OAuth", looked at on 28
/// November 2026. Its metadata name a template as the issuer, so they are not asked. There is no revocation endpoint.
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

/// Google's: "Using OAuth 2.0 for Web Server Applications", looked at on 28 November 2026. Its flow for devices does not give this
/// scope.
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

/// Providers that have said when their SMTP servers stop taking passwords, whether they are registered or not: name, servers, day.
pub fn password_ends() -> impl Iterator<Item = (&'static str, &'static [&'static str], Date)> {
    let all = [&MICROSOFT, &GOOGLE].into_iter();
    all.filter_map(|known| Some((known.label, known.smtp_hosts, known.passwords_end?)))
}

/// What is known of the provider of this name.
pub(super) fn preset(name: &str) -> Option<&'static Preset> {
    match name {
        "microsoft" => Some(&MICROSOFT),
        "google" => Some(&GOOGLE),
        _ => None,
    }
}
