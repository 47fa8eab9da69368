//! Every setting: the one definition from which file, environment, `--set`, messages and documentation come.

mod mail;
mod server;

pub use mail::*;
pub use server::*;

use super::setting::{About, AnySetting};

/// Variables of the environment that are no settings: name, meaning, and what holds without them.
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
        "`warn,fromline_server=info`",
    ),
];

/// All of them, in the order in which they are documented.
pub fn all() -> impl Iterator<Item = &'static dyn AnySetting> {
    let all: [&'static dyn AnySetting; 26] = [
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
        &LOCALES,
        &LOG_FORMAT,
    ];
    all.into_iter()
}

/// The setting of this name.
pub fn find(name: &str) -> Option<&'static About> {
    all().map(AnySetting::about).find(|about| about.name == name)
}

/// What to say of a name that no setting has: one line for the operator.
pub fn unknown(name: &str) -> String {
    super::layers::unknown(super::Origin::Default, name).to_string()
}
