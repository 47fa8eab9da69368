//! Every setting: the single definition behind the file, environment, `--set`, messages and documentation.

mod mail;
mod monitoring;
mod oauth;
mod server;

pub use mail::*;
pub use monitoring::*;
pub use oauth::*;
pub use server::*;

use super::setting::{About, AnySetting};

/// Environment variables that are not settings: name, meaning, and the effect of leaving them out.
pub const OTHER_VARIABLES: [(&str, &str, &str); 3] = [
    (
        "FROMLINE_CONFIG",
        "The configuration file, as `--config`.",
        "see above",
    ),
    (
        "FROMLINE_DEMO_PASSWORD",
        "The password of everybody in the demo.",
        "a new one, printed",
    ),
    (
        "RUST_LOG",
        "How much is logged, to stderr.",
        "`warn,fromline=info`",
    ),
];

/// Returns all settings, in the order in which they are documented.
pub fn all() -> impl Iterator<Item = &'static dyn AnySetting> {
    let all: [&'static dyn AnySetting; 42] = [
        &PUBLIC_URL,
        &LISTEN,
        &DATA,
        &KEY_FILE,
        &ALLOWED_HOSTS,
        &TRUSTED_PROXIES,
        &OPERATOR_NETWORKS,
        &DOMAINS,
        &SENDING_ADDRESSES,
        &DKIM_DOMAINS,
        &RELAY_HOST,
        &RELAY_PORT,
        &RELAY_SECURITY,
        &RELAY_USERNAME,
        &RELAY_PASSWORD_FILE,
        &MTA_SOCKETS,
        &MTA_SUBMISSION,
        &DEFER_UNKNOWN_DAYS,
        &OUTBOUND_GATEWAY,
        &CONTACT,
        &ALLOWED_NETWORKS,
        &GATEWAY_PORTS,
        &CA_FILE,
        &ISPDB_URL,
        &OAUTH_LABEL,
        &OAUTH_ISSUER,
        &OAUTH_CLIENT_ID,
        &OAUTH_CLIENT_SECRET_FILE,
        &OAUTH_CLIENT_EXPIRES,
        &OAUTH_BASIC_AUTH_ENDS,
        &OAUTH_SCOPES,
        &OAUTH_SMTP_HOSTS,
        &OAUTH_ENDPOINT_HOSTS,
        &OAUTH_AUTHORIZE_URL,
        &OAUTH_TOKEN_URL,
        &OAUTH_DEVICE_URL,
        &OAUTH_REVOCATION_URL,
        &LOCALES,
        &LOG_FORMAT,
        &METRICS_LISTEN,
        &METRICS_OTLP_ENDPOINT,
        &METRICS_OTLP_INTERVAL,
    ];
    all.into_iter()
}

/// Returns the setting with this name.
pub fn find(name: &str) -> Option<&'static About> {
    all().map(AnySetting::about).find(|about| about.is_called(name))
}

/// Returns the setting of an environment variable, and its full name.
pub fn of_variable(variable: &str) -> Option<(&'static About, String)> {
    let is_its = |about: &&About| {
        about.variable() == variable || about.older_variable().is_some_and(|older| older == variable)
    };
    if let Some(about) = all().map(AnySetting::about).find(is_its) {
        return (!about.is_pattern()).then(|| (about, about.name.to_owned()));
    }
    let upper = variable.strip_prefix("FROMLINE_")?;
    let name = upper.to_ascii_lowercase().replace("__", ".");
    let about = find(&name).filter(|about| about.is_pattern() && upper.to_ascii_uppercase() == upper)?;
    Some((about, name))
}

/// Builds the line for the operator about a name that no setting has.
pub fn unknown(name: &str) -> String {
    super::layers::unknown(super::ValueOrigin::Default, name).to_string()
}
