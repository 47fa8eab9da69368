//! Providers of Italy. Certified mail is none of them: `gateway::certified`.

use super::{
    EntrySource::{Hint, Mozilla, Vendor},
    PasswordKind, Provider, ProviderServer, USUAL,
};

pub(super) const PROVIDERS: &[Provider] = &[
    Provider {
        name: "Libero",
        domains: &["libero.it", "iol.it", "inwind.it", "blu.it", "giallo.it"],
        server: ProviderServer::At("smtp.libero.it", &[465]),
        password: PasswordKind::AppWithTwoSteps,
        page: Some(
            "https://aiuto.libero.it/articolo/sicurezza/password-sicura-specifica-applicazioni-client/",
        ),
        source: Mozilla(2022),
        ..USUAL
    },
    Provider {
        name: "Virgilio",
        domains: &["virgilio.it"],
        server: ProviderServer::At("out.virgilio.it", &[465]),
        password: PasswordKind::Mailbox,
        page: Some("https://aiuto.virgilio.it/"),
        source: Mozilla(2025),
        ..USUAL
    },
    Provider {
        name: "Tiscali",
        domains: &["tiscali.it"],
        server: ProviderServer::At("smtp.tiscali.it", &[465]),
        page: Some("https://assistenza.tiscali.it/"),
        source: Mozilla(2025),
        ..USUAL
    },
    Provider {
        name: "TIM",
        domains: &["tim.it"],
        server: ProviderServer::At("smtp.tim.it", &[587]),
        password: PasswordKind::App,
        page: Some("https://www.tim.it/assistenza"),
        source: Mozilla(2025),
        ..USUAL
    },
    Provider {
        name: "TIM (alice.it)",
        domains: &["alice.it"],
        server: ProviderServer::At("out.alice.it", &[587]),
        password: PasswordKind::App,
        page: Some("https://www.tim.it/assistenza"),
        source: Mozilla(2023),
        ..USUAL
    },
    Provider {
        name: "Fastweb",
        domains: &["fastwebnet.it"],
        server: ProviderServer::At("smtp.fastwebnet.it", &[587]),
        page: Some("https://www.fastweb.it/fastmail/guida"),
        source: Mozilla(2025),
        ..USUAL
    },
    Provider {
        name: "Email.it",
        domains: &["email.it"],
        server: ProviderServer::At("out.email.it", &[465]),
        password: PasswordKind::Mailbox,
        page: Some("https://assistenza.email.it/"),
        source: Mozilla(2024),
        ..USUAL
    },
    // `mx.pec.aruba.it` is certified mail, and asked for before this list.
    Provider {
        name: "Aruba",
        domains: &["aruba.it"],
        mail_servers: &["aruba.it"],
        server: ProviderServer::At("smtps.aruba.it", &[465]),
        password: PasswordKind::Mailbox,
        page: Some("https://guide.hosting.aruba.it/"),
        source: Vendor("https://guide.hosting.aruba.it/"),
        ..USUAL
    },
    Provider {
        name: "Register.it",
        mail_servers: &["register.it"],
        server: ProviderServer::At("authsmtp.register.it", &[465, 587]),
        password: PasswordKind::Mailbox,
        source: Hint,
        ..USUAL
    },
];
