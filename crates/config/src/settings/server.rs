//! Settings for the server itself: its addresses, the peers it trusts, and its files.

use std::{net::SocketAddr, path::PathBuf};

use ipnet::IpNet;

use crate::{
    LogFormat,
    setting::{About, ConfigSetting, Fallback, ValueKind},
    values::{self, parse},
};

/// The URL at which users reach the server.
pub static PUBLIC_URL: ConfigSetting<String> = ConfigSetting {
    about: About {
        name: "public_url",
        kind: ValueKind::Text("URL"),
        fallback: Fallback::Nothing("`http://` and the address it listens on"),
        meaning: "Where users reach the server: scheme, host, port, no path.",
        example: "\"https://mail.example.com\"",
        ..About::BASE
    },
    read: |raw| raw.one(values::origin),
};

/// The address to listen on.
pub static LISTEN: ConfigSetting<SocketAddr> = ConfigSetting {
    about: About {
        name: "listen",
        kind: ValueKind::Text("address and port"),
        fallback: Fallback::Value("127.0.0.1:8080"),
        meaning: "Where to listen; with port 0, any free port.",
        example: "\"127.0.0.1:8080\"",
        flag: Some("--listen"),
        ..About::BASE
    },
    read: |raw| raw.one(|text| parse("address with a port", text)),
};

/// The path of the data folder.
pub static DATA: ConfigSetting<PathBuf> = ConfigSetting {
    about: About {
        name: "data",
        kind: ValueKind::Text("path"),
        fallback: Fallback::Nothing("no command runs"),
        meaning: "Folder of the database and the key; created if it does not exist. Not read from `DIR/fromline.toml`, whose place depends on it.",
        example: "\"/var/lib/fromline\"",
        flag: Some("--data"),
        ..About::BASE
    },
    read: |raw| raw.one(values::path),
};

/// The path of the key file.
pub static KEY_FILE: ConfigSetting<PathBuf> = ConfigSetting {
    about: About {
        name: "key_file",
        kind: ValueKind::Text("path"),
        fallback: Fallback::Nothing("`fromline.key` in the data folder"),
        meaning: "Where the key is.",
        example: "\"/etc/fromline/fromline.key\"",
        is_secret_file: true,
        ..About::BASE
    },
    read: |raw| raw.one(values::path),
};

/// Host names accepted besides that of the public URL.
pub static ALLOWED_HOSTS: ConfigSetting<Vec<String>> = ConfigSetting {
    about: About {
        name: "allowed_hosts",
        kind: ValueKind::Texts("hosts"),
        fallback: Fallback::Nothing("the host of `public_url`, and `localhost`, `127.0.0.0/8`, `[::1]`"),
        meaning: "Names or addresses, without a port, under which the server also answers: what a proxy or a monitor puts into `Host`. \
                  People come by `public_url`: nobody can sign in under another name.",
        example: "[\"fromline.internal\"]",
        ..About::BASE
    },
    read: |raw| raw.many(values::host),
};

/// Addresses and networks of trusted proxies.
pub static TRUSTED_PROXIES: ConfigSetting<Vec<IpNet>> = ConfigSetting {
    about: About {
        name: "trusted_proxies",
        kind: ValueKind::Texts("addresses or networks"),
        fallback: Fallback::Nothing("none"),
        meaning: "Addresses or networks of your proxies. Their `X-Forwarded-For`, `X-Forwarded-Proto`, `X-Forwarded-Host` and \
                  `X-Request-Id` are believed, nobody else's.",
        example: "[\"127.0.0.1\", \"::1\"]",
        ..About::BASE
    },
    read: |raw| raw.many(values::network),
};

/// Networks that belong to the operator.
pub static OPERATOR_NETWORKS: ConfigSetting<Vec<IpNet>> = ConfigSetting {
    about: About {
        name: "operator_networks",
        kind: ValueKind::Texts("addresses or networks"),
        fallback: Fallback::Nothing("this machine only"),
        meaning: "Addresses or networks to which `/readyz` says what is wrong, not only that something is.",
        page: Some("operations.md"),
        example: "[\"10.9.0.0/24\"]",
        ..About::BASE
    },
    read: |raw| raw.many(values::network),
};

/// The contact for users' questions.
pub static CONTACT: ConfigSetting<String> = ConfigSetting {
    about: About {
        name: "contact",
        kind: ValueKind::Text("mail address or link"),
        fallback: Fallback::Nothing("users are told to ask their administrator"),
        meaning: "Where users can get help: an email address or a link. Also in `/.well-known/security.txt`.",
        example: "\"postmaster@example.com\"",
        ..About::BASE
    },
    read: |raw| raw.one(values::contact),
};

/// The organization's own certificate authorities.
pub static CA_FILE: ConfigSetting<PathBuf> = ConfigSetting {
    about: About {
        name: "ca_file",
        kind: ValueKind::Text("path"),
        fallback: Fallback::Nothing("public authorities only"),
        meaning: "Certificates of your own authorities, PEM: relay and gateways may be certified by them as well as by the public ones.",
        example: "\"/etc/fromline/authorities.pem\"",
        ..About::BASE
    },
    read: |raw| raw.one(values::path),
};

/// The folder of the texts.
pub static LOCALES: ConfigSetting<PathBuf> = ConfigSetting {
    about: About {
        name: "locales",
        kind: ValueKind::Text("path"),
        fallback: Fallback::Nothing("the texts in the binary"),
        meaning: "Folder from which texts are read whenever a page loads, for translators.",
        page: Some("translating.md"),
        example: "\"public/locales\"",
        flag: Some("--locales"),
        ..About::BASE
    },
    read: |raw| raw.one(values::path),
};

/// The format of log lines.
pub static LOG_FORMAT: ConfigSetting<LogFormat> = ConfigSetting {
    about: About {
        name: "log_format",
        kind: ValueKind::Choice(&["text", "json"]),
        fallback: Fallback::Value("text"),
        meaning: "Format of the log: `text` for people, or `json` for programs, with one object per line.",
        page: Some("operations.md#logs"),
        example: "\"json\"",
        flag: Some("--log-format"),
        ..About::BASE
    },
    read: |raw| raw.one(values::log_format),
};
