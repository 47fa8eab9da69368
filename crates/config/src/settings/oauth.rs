//! Settings for OAuth 2.0 providers, each in a table of its own: `[oauth.microsoft]`, `[oauth.google]`, or any other name.

use std::path::PathBuf;

use fromline_core::gateway::Host;
use jiff::civil::Date;
use url::Url;

use crate::{
    setting::{About, ConfigSetting, Fallback, ValueKind},
    values,
};

/// The values that these settings share.
const BASE: About = About {
    page: Some("oauth.md"),
    ..About::BASE
};

/// The provider's name as users see it.
pub static OAUTH_LABEL: ConfigSetting<String> = ConfigSetting {
    about: About {
        name: "oauth.NAME.label",
        kind: ValueKind::Text("text"),
        fallback: Fallback::Nothing("“Microsoft” and “Google” for these, for others NAME"),
        meaning: "The provider's name as users see it.",
        example: "\"Partner\"",
        ..BASE
    },
    read: |raw| raw.one(values::label),
};

/// The issuer of the tokens.
pub static OAUTH_ISSUER: ConfigSetting<Url> = ConfigSetting {
    about: About {
        name: "oauth.NAME.issuer",
        kind: ValueKind::Text("URL"),
        fallback: Fallback::Nothing(
            "known for `microsoft` (its `common` tenant) and `google`; others need one",
        ),
        meaning: "The provider's issuer, letter by letter as the provider writes it. For an app that is registered for one Microsoft tenant \
                  `https://login.microsoftonline.com/TENANT-ID/v2.0`.",
        example: "\"https://id.partner.com\"",
        ..BASE
    },
    read: |raw| raw.one(values::issuer),
};

/// The client id of this Fromline at the provider.
pub static OAUTH_CLIENT_ID: ConfigSetting<String> = ConfigSetting {
    about: About {
        name: "oauth.NAME.client_id",
        kind: ValueKind::Text("text"),
        fallback: Fallback::Nothing("every provider needs one"),
        meaning: "The client ID of your registration.",
        example: "\"fromline\"",
        ..BASE
    },
    read: |raw| raw.one(values::graphic),
};

/// The file with the client secret.
pub static OAUTH_CLIENT_SECRET_FILE: ConfigSetting<PathBuf> = ConfigSetting {
    about: About {
        name: "oauth.NAME.client_secret_file",
        kind: ValueKind::Text("path"),
        fallback: Fallback::Nothing("a client without a secret; Microsoft and Google want one"),
        meaning: "A file that contains only the client's secret.",
        example: "\"/etc/fromline/oauth-partner\"",
        is_secret_file: true,
        ..BASE
    },
    read: |raw| raw.one(values::path),
};

/// The day on which the client secret expires.
pub static OAUTH_CLIENT_EXPIRES: ConfigSetting<Date> = ConfigSetting {
    about: About {
        name: "oauth.NAME.client_expires",
        kind: ValueKind::Text("date"),
        fallback: Fallback::Nothing("not reported"),
        meaning: "The day on which the client's secret expires. From 30 days before, the log says so at each start and once a day.",
        example: "\"2028-11-30\"",
        ..BASE
    },
    read: |raw| raw.one(values::date),
};

/// The last day on which the provider's servers accept passwords.
pub static OAUTH_BASIC_AUTH_ENDS: ConfigSetting<Date> = ConfigSetting {
    about: About {
        name: "oauth.NAME.basic_auth_ends",
        kind: ValueKind::Text("date"),
        fallback: Fallback::Nothing("2026-12-31 for `microsoft`; for others not reported"),
        meaning: "The day at whose end the provider's SMTP servers stop taking passwords. Users with a password there are asked to connect \
                  before it, and administrators see how many there are.",
        example: "\"2027-06-30\"",
        ..BASE
    },
    read: |raw| raw.one(values::date),
};

/// The scopes to request.
pub static OAUTH_SCOPES: ConfigSetting<Vec<String>> = ConfigSetting {
    about: About {
        name: "oauth.NAME.scopes",
        kind: ValueKind::Texts("scopes"),
        fallback: Fallback::Nothing("known for `microsoft` and `google`; others need them"),
        meaning: "What is asked for: the right to send by SMTP, to do so while the user is away (mostly `offline_access`), and who \
                  consented (`openid`, `email`).",
        example: "[\"openid\", \"email\", \"offline_access\", \"smtp\"]",
        ..BASE
    },
    read: |raw| raw.many(values::scope),
};

/// The servers that may receive tokens.
pub static OAUTH_SMTP_HOSTS: ConfigSetting<Vec<Host>> = ConfigSetting {
    about: About {
        name: "oauth.NAME.smtp_hosts",
        kind: ValueKind::Texts("hosts"),
        fallback: Fallback::Nothing("known for `microsoft` and `google`; others need them"),
        meaning: "The SMTP servers that the provider's tokens may go to. They go nowhere else, whatever users enter.",
        example: "[\"smtp.partner.com\"]",
        ..BASE
    },
    read: |raw| raw.many(values::smtp_host),
};

/// Hosts of endpoints besides the issuer.
pub static OAUTH_ENDPOINT_HOSTS: ConfigSetting<Vec<Host>> = ConfigSetting {
    about: About {
        name: "oauth.NAME.endpoint_hosts",
        kind: ValueKind::Texts("hosts"),
        fallback: Fallback::Nothing("the issuer's own origin alone; known for `google`"),
        meaning: "Other hosts, on port 443, where the provider's endpoints may be.",
        example: "[\"token.partner.com\"]",
        ..BASE
    },
    read: |raw| raw.many(values::smtp_host),
};

/// The URL of the authorization endpoint.
pub static OAUTH_AUTHORIZE_URL: ConfigSetting<Url> = ConfigSetting {
    about: About {
        name: "oauth.NAME.authorize_url",
        kind: ValueKind::Text("URL"),
        fallback: Fallback::Nothing(
            "asked of the issuer (RFC 8414, OpenID Connect Discovery); known for `microsoft` and `google`",
        ),
        meaning: "The authorization endpoint, where users consent.",
        example: "\"https://id.partner.com/authorize\"",
        ..BASE
    },
    read: |raw| raw.one(values::endpoint),
};

/// The URL of the token endpoint.
pub static OAUTH_TOKEN_URL: ConfigSetting<Url> = ConfigSetting {
    about: About {
        name: "oauth.NAME.token_url",
        kind: ValueKind::Text("URL"),
        fallback: Fallback::Nothing("required with `authorize_url`"),
        meaning: "The token endpoint.",
        example: "\"https://id.partner.com/token\"",
        ..BASE
    },
    read: |raw| raw.one(values::endpoint),
};

/// The device authorization endpoint.
pub static OAUTH_DEVICE_URL: ConfigSetting<Url> = ConfigSetting {
    about: About {
        name: "oauth.NAME.device_url",
        kind: ValueKind::Text("URL"),
        fallback: Fallback::Nothing("taken from the issuer, unless `authorize_url` is set"),
        meaning: "The device authorization endpoint (RFC 8628), if there is one.",
        example: "\"https://id.partner.com/device\"",
        ..BASE
    },
    read: |raw| raw.one(values::endpoint),
};

/// The URL of the revocation endpoint.
pub static OAUTH_REVOCATION_URL: ConfigSetting<Url> = ConfigSetting {
    about: About {
        name: "oauth.NAME.revocation_url",
        kind: ValueKind::Text("URL"),
        fallback: Fallback::Nothing("taken from the issuer, unless `authorize_url` is set"),
        meaning: "The revocation endpoint (RFC 7009), if there is one.",
        example: "\"https://id.partner.com/revoke\"",
        ..BASE
    },
    read: |raw| raw.one(values::endpoint),
};
