//! Settings for mail: the organization's domains and servers, and the limits on users' gateways.

use std::{net::IpAddr, path::PathBuf};

use ipnet::IpNet;

use crate::{
    RelaySecurity,
    setting::{About, ConfigSetting, Fallback, ValueKind},
    values::{self, parse},
};

/// The organization's mail domains.
pub static DOMAINS: ConfigSetting<Vec<String>> = ConfigSetting {
    about: About {
        name: "domains",
        kind: ValueKind::Texts("domains"),
        fallback: Fallback::Nothing("the server does not start"),
        meaning: "The organisation's own mail domains. Addresses in them never have a gateway; users' primary addresses are in them.",
        example: "[\"example.com\"]",
        ..About::BASE
    },
    read: |raw| raw.many(values::domain),
};

/// The addresses from which the organization's mail is sent.
pub static SENDING_ADDRESSES: ConfigSetting<Vec<IpAddr>> = ConfigSetting {
    about: About {
        name: "sending_addresses",
        kind: ValueKind::Texts("IP addresses"),
        fallback: Fallback::Nothing(
            "SPF is not computed: whether mail passes DMARC is known from signatures alone",
        ),
        meaning: "The IP addresses from which your mail reaches other organisations, 64 at most. With them Fromline computes SPF of \
                  mail that your own servers deliver.",
        example: "[\"192.0.2.10\", \"2001:db8::10\"]",
        ..About::BASE
    },
    read: |raw| raw.many(|text| parse("IP address", text)),
};

/// The domains for which the organization's mail is DKIM-signed.
pub static DKIM_DOMAINS: ConfigSetting<Vec<String>> = ConfigSetting {
    about: About {
        name: "dkim_domains",
        kind: ValueKind::Texts("domains"),
        fallback: Fallback::Nothing("`domains`"),
        meaning: "The domains for which your outgoing servers sign (`d=`). `[]`: they do not sign.",
        example: "[\"example.com\"]",
        ..About::BASE
    },
    read: |raw| raw.many(values::domain),
};

/// The host of the outgoing relay.
pub static RELAY_HOST: ConfigSetting<String> = ConfigSetting {
    about: About {
        name: "relay.host",
        kind: ValueKind::Text("host"),
        fallback: Fallback::Nothing("no alias can be confirmed, and the app says so"),
        meaning: "The organisation's outgoing mail server, for Fromline's own emails.",
        example: "\"smtp.example.com\"",
        ..About::BASE
    },
    read: |raw| raw.one(values::text),
};

/// The port of the outgoing relay.
pub static RELAY_PORT: ConfigSetting<u16> = ConfigSetting {
    about: About {
        name: "relay.port",
        kind: ValueKind::Number(1, 65535),
        fallback: Fallback::Nothing("587, 465 or 25, by the security"),
        meaning: "Its port.",
        example: "587",
        ..About::BASE
    },
    read: |raw| raw.one(values::port),
};

/// How the connection to the relay is protected.
pub static RELAY_SECURITY: ConfigSetting<RelaySecurity> = ConfigSetting {
    about: About {
        name: "relay.security",
        kind: ValueKind::Choice(&["starttls", "tls", "none"]),
        fallback: Fallback::Value("starttls"),
        meaning: "`starttls` (required, never optional), `tls` from the first byte, or `none` for a relay on this machine or in a \
                  network of yours, without user name: no password leaves without TLS.",
        example: "\"tls\"",
        ..About::BASE
    },
    read: |raw| raw.one(values::security),
};

/// The username at the relay.
pub static RELAY_USERNAME: ConfigSetting<String> = ConfigSetting {
    about: About {
        name: "relay.username",
        kind: ValueKind::Text("text"),
        fallback: Fallback::Nothing("no sign-in"),
        meaning: "Username there.",
        example: "\"fromline\"",
        ..About::BASE
    },
    read: |raw| raw.one(values::text),
};

/// The file with the password for the relay.
pub static RELAY_PASSWORD_FILE: ConfigSetting<PathBuf> = ConfigSetting {
    about: About {
        name: "relay.password_file",
        kind: ValueKind::Text("path"),
        fallback: Fallback::Nothing("required with the username"),
        meaning: "A file that contains only the password.",
        example: "\"/etc/fromline/relay-password\"",
        is_secret_file: true,
        ..About::BASE
    },
    read: |raw| raw.one(values::path),
};

/// The folder of the sockets through which the mail server asks Fromline.
pub static MTA_SOCKETS: ConfigSetting<PathBuf> = ConfigSetting {
    about: About {
        name: "mta.sockets",
        kind: ValueKind::Text("path"),
        fallback: Fallback::Nothing("mail that users send is not checked"),
        meaning: "Folder for the sockets by which your Postfix asks Fromline: `/var/spool/postfix-fromline/fromline`.",
        page: Some("postfix.md"),
        example: "\"/var/spool/postfix-fromline/fromline\"",
        ..About::BASE
    },
    read: |raw| raw.one(values::path),
};

/// The socket through which the mail server accepts mail.
pub static MTA_SUBMISSION: ConfigSetting<PathBuf> = ConfigSetting {
    about: About {
        name: "mta.submission",
        kind: ValueKind::Text("path"),
        fallback: Fallback::Nothing("required with `mta.sockets`"),
        meaning: "Postfix's socket by which Fromline hands mail in: `/var/spool/postfix-fromline/public/fromline-submission`.",
        example: "\"/var/spool/postfix-fromline/public/fromline-submission\"",
        ..About::BASE
    },
    read: |raw| raw.one(values::path),
};

/// Number of days for which a database counts as new.
pub static DEFER_UNKNOWN_DAYS: ConfigSetting<u32> = ConfigSetting {
    about: About {
        name: "defer_unknown_days",
        kind: ValueKind::Number(0, 36_500),
        unit: Some("days"),
        fallback: Fallback::Value("7"),
        meaning: "For how many days after a database was begun or restored mail of unknown logins and addresses is deferred instead of \
                  refused; 0 refuses at once.",
        page: Some("operations.md#a-new-database"),
        example: "7",
        ..About::BASE
    },
    read: |raw| raw.one(values::days),
};

/// The name of the organization's own outbound gateway.
pub static OUTBOUND_GATEWAY: ConfigSetting<String> = ConfigSetting {
    about: About {
        name: "outbound_gateway",
        kind: ValueKind::Text("host"),
        fallback: Fallback::Nothing("the page does not name it"),
        meaning: "Name of your own outbound gateway, which mail through users' gateways bypasses. The policy page shows it.",
        example: "\"outbound.example.com\"",
        ..About::BASE
    },
    read: |raw| raw.one(values::text),
};

/// Private networks in which gateways are allowed.
pub static ALLOWED_NETWORKS: ConfigSetting<Vec<IpNet>> = ConfigSetting {
    about: About {
        name: "allowed_networks",
        kind: ValueKind::Texts("addresses or networks"),
        fallback: Fallback::Nothing("public addresses only"),
        meaning: "Private networks that users' gateways may be in, for example `10.2.0.0/16`.",
        page: Some("smtp-check.md"),
        example: "[\"10.2.0.0/16\"]",
        ..About::BASE
    },
    read: |raw| raw.many(values::network),
};

/// Ports that gateways may use.
pub static GATEWAY_PORTS: ConfigSetting<Vec<u16>> = ConfigSetting {
    about: About {
        name: "gateway_ports",
        kind: ValueKind::Numbers("ports"),
        fallback: Fallback::Value("465 587 25"),
        meaning: "Ports that users' gateways may use. Users who enter another port are told that you can allow it.",
        example: "[465, 587]",
        ..About::BASE
    },
    read: |raw| raw.many(values::port),
};

/// The URL of Mozilla's database of mail providers.
pub static ISPDB_URL: ConfigSetting<String> = ConfigSetting {
    about: About {
        name: "ispdb_url",
        kind: ValueKind::Text("URL"),
        fallback: Fallback::Nothing("it is not queried"),
        meaning: "Where Mozilla's database of mail providers is asked for the servers of users' addresses: \
                  `https://autoconfig.thunderbird.net/v1.1/`, or a copy of your own. It is told the domain, never the address.",
        example: "\"https://autoconfig.thunderbird.net/v1.1/\"",
        ..About::BASE
    },
    read: |raw| raw.one(values::database),
};
