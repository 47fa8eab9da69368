//! Providers of Germany and its neighbours.

use super::{
    EntrySource::{FairEmail, Mozilla},
    PasswordKind, Provider, ProviderServer, USUAL,
};

pub(super) const PROVIDERS: &[Provider] = &[
    Provider {
        name: "GMX",
        domains: &["gmx.net", "gmx.de", "gmx.at", "gmx.ch"],
        server: ProviderServer::At("mail.gmx.net", &[465, 587]),
        password: PasswordKind::AppWithTwoSteps,
        page: Some("https://hilfe.gmx.net/sicherheit/2fa"),
        switched_off: true,
        source: Mozilla(2024),
        ..USUAL
    },
    Provider {
        name: "GMX",
        domains: &["gmx.com", "gmx.co.uk", "gmx.fr", "gmx.es"],
        server: ProviderServer::At("mail.gmx.com", &[465, 587]),
        password: PasswordKind::AppWithTwoSteps,
        page: Some("https://support.gmx.com/security/2fa"),
        switched_off: true,
        source: Mozilla(2022),
        ..USUAL
    },
    Provider {
        name: "WEB.DE",
        domains: &["web.de"],
        server: ProviderServer::At("smtp.web.de", &[465, 587]),
        username: "%EMAILLOCALPART%",
        password: PasswordKind::AppWithTwoSteps,
        page: Some("https://hilfe.web.de/sicherheit/2fa"),
        switched_off: true,
        source: Mozilla(2024),
        ..USUAL
    },
    Provider {
        name: "Telekom",
        domains: &["t-online.de", "magenta.de"],
        server: ProviderServer::At("securesmtp.t-online.de", &[465, 587]),
        password: PasswordKind::Separate,
        source: Mozilla(2024),
        ..USUAL
    },
    Provider {
        name: "IONOS",
        mail_servers: &["ionos.de", "kundenserver.de"],
        server: ProviderServer::At("smtp.ionos.de", &[465]),
        ..IONOS
    },
    Provider {
        name: "IONOS",
        mail_servers: &["ionos.com"],
        server: ProviderServer::At("smtp.ionos.com", &[465]),
        ..IONOS
    },
    Provider {
        name: "IONOS",
        mail_servers: &["ionos.fr"],
        server: ProviderServer::At("smtp.ionos.fr", &[465]),
        ..IONOS
    },
    Provider {
        name: "IONOS",
        mail_servers: &["ionos.co.uk"],
        server: ProviderServer::At("smtp.ionos.co.uk", &[465]),
        ..IONOS
    },
    Provider {
        name: "STRATO",
        mail_servers: &["rzone.de"],
        server: ProviderServer::At("smtp.strato.de", &[465, 587]),
        password: PasswordKind::Mailbox,
        source: Mozilla(2024),
        ..USUAL
    },
    Provider {
        name: "mailbox.org",
        domains: &["mailbox.org"],
        mail_servers: &["mailbox.org"],
        server: ProviderServer::At("smtp.mailbox.org", &[465]),
        password: PasswordKind::AppWithTwoSteps,
        page: Some("https://kb.mailbox.org/"),
        source: FairEmail,
        ..USUAL
    },
    Provider {
        name: "Posteo",
        domains: &["posteo.de", "posteo.net", "posteo.eu"],
        server: ProviderServer::At("posteo.de", &[465, 587]),
        password: PasswordKind::AppWithTwoSteps,
        page: Some("https://posteo.de/en/help/app-passwords"),
        source: Mozilla(2024),
        ..USUAL
    },
    Provider {
        name: "Seznam",
        domains: &["seznam.cz", "email.cz", "post.cz"],
        server: ProviderServer::At("smtp.seznam.cz", &[465]),
        source: Mozilla(2022),
        ..USUAL
    },
];

const IONOS: Provider = Provider {
    password: PasswordKind::Mailbox,
    page: Some("https://www.ionos.de/hilfe/e-mail"),
    source: FairEmail,
    ..USUAL
};
