//! Providers of the whole world.

use super::{
    EntrySource::{FairEmail, Mozilla, Vendor},
    PasswordKind, Provider, ProviderServer, USUAL,
};

pub(super) const PROVIDERS: &[Provider] = &[
    // Personal accounts: no passwords since 16 September 2024, app passwords neither (Microsoft, "Modern Authentication
    // Methods now needed"). Their MX is below `olc.protection.outlook.com`, so they stand before the organisations.
    Provider {
        name: "Outlook.com",
        domains: &[
            "outlook.com",
            "outlook.it",
            "outlook.pl",
            "outlook.de",
            "outlook.fr",
            "outlook.es",
            "hotmail.com",
            "hotmail.it",
            "hotmail.de",
            "hotmail.fr",
            "hotmail.es",
            "hotmail.co.uk",
            "live.com",
            "live.it",
            "live.de",
            "live.fr",
            "live.co.uk",
            "msn.com",
        ],
        mail_servers: &["olc.protection.outlook.com"],
        server: ProviderServer::At("smtp-mail.outlook.com", &[587]),
        password: PasswordKind::MicrosoftPersonal,
        source: Mozilla(2025),
        ..USUAL
    },
    // Microsoft, "Updated Exchange Online SMTP AUTH Basic Authentication Deprecation Timeline", 27 January 2026.
    Provider {
        name: "Microsoft 365",
        domains: &["onmicrosoft.com"],
        mail_servers: &["mail.protection.outlook.com", "mx.microsoft"],
        server: ProviderServer::At("smtp.office365.com", &[587]),
        password: PasswordKind::MicrosoftOrganisation,
        source: Mozilla(2026),
        ..USUAL
    },
    Provider {
        name: "Google",
        domains: &["gmail.com", "googlemail.com"],
        mail_servers: &["google.com", "googlemail.com"],
        server: ProviderServer::At("smtp.gmail.com", &[465, 587]),
        password: PasswordKind::App,
        page: Some("https://myaccount.google.com/apppasswords"),
        source: Mozilla(2024),
        ..USUAL
    },
    Provider {
        name: "iCloud",
        domains: &["icloud.com", "me.com", "mac.com"],
        server: ProviderServer::At("smtp.mail.me.com", &[587]),
        password: PasswordKind::App,
        page: Some("https://support.apple.com/HT202304"),
        source: Mozilla(2023),
        ..USUAL
    },
    // In a domain of one's own the user name is the address at icloud.com.
    Provider {
        name: "iCloud",
        mail_servers: &["mail.icloud.com"],
        server: ProviderServer::At("smtp.mail.me.com", &[587]),
        username: "",
        password: PasswordKind::App,
        page: Some("https://support.apple.com/HT202304"),
        source: Mozilla(2023),
        ..USUAL
    },
    Provider {
        name: "Yahoo",
        domains: &[
            "yahoo.com",
            "yahoo.it",
            "yahoo.de",
            "yahoo.fr",
            "yahoo.es",
            "yahoo.co.uk",
            "ymail.com",
            "rocketmail.com",
        ],
        server: ProviderServer::At("smtp.mail.yahoo.com", &[465]),
        password: PasswordKind::App,
        page: Some("https://login.yahoo.com/account/security"),
        source: Mozilla(2025),
        ..USUAL
    },
    Provider {
        name: "AOL",
        domains: &["aol.com", "aol.it", "aol.de", "aol.fr", "aol.co.uk"],
        server: ProviderServer::At("smtp.aol.com", &[465]),
        password: PasswordKind::App,
        page: Some("https://login.aol.com/account/security"),
        source: Mozilla(2022),
        ..USUAL
    },
    Provider {
        name: "Fastmail",
        domains: &["fastmail.com", "fastmail.fm"],
        mail_servers: &["messagingengine.com"],
        server: ProviderServer::At("smtp.fastmail.com", &[465]),
        password: PasswordKind::App,
        page: Some("https://www.fastmail.help/hc/en-us/articles/360058752854"),
        source: Mozilla(2025),
        ..USUAL
    },
    // For addresses in domains of one's own alone, and in some plans.
    Provider {
        name: "Proton Mail",
        mail_servers: &["protonmail.ch"],
        server: ProviderServer::At("smtp.protonmail.ch", &[587]),
        password: PasswordKind::Separate,
        page: Some("https://proton.me/support/smtp-submission"),
        source: Vendor("https://proton.me/support/smtp-submission"),
        ..USUAL
    },
    Provider {
        name: "Zoho Mail",
        domains: &["zoho.com", "zohomail.com"],
        server: ProviderServer::At("smtp.zoho.com", &[465, 587]),
        password: PasswordKind::AppWithTwoSteps,
        page: Some("https://help.zoho.com/portal/en/kb/accounts"),
        switched_off: true,
        source: Mozilla(2025),
        ..USUAL
    },
    Provider {
        name: "Zoho Mail",
        domains: &["zoho.eu", "zohomail.eu"],
        server: ProviderServer::At("smtp.zoho.eu", &[465, 587]),
        password: PasswordKind::AppWithTwoSteps,
        page: Some("https://help.zoho.com/portal/en/kb/accounts"),
        switched_off: true,
        source: Mozilla(2025),
        ..USUAL
    },
    Provider {
        name: "Zoho Mail",
        mail_servers: &["mx.zoho.com", "mx2.zoho.com", "mx3.zoho.com"],
        server: ProviderServer::At("smtppro.zoho.com", &[465]),
        password: PasswordKind::AppWithTwoSteps,
        page: Some("https://help.zoho.com/portal/en/kb/accounts"),
        switched_off: true,
        source: Mozilla(2025),
        ..USUAL
    },
    Provider {
        name: "Yandex",
        domains: &["yandex.com", "yandex.ru"],
        mail_servers: &["mx.yandex.net"],
        server: ProviderServer::At("smtp.yandex.com", &[465]),
        page: Some("https://yandex.com/support/mail/mail-clients.html"),
        switched_off: true,
        source: Mozilla(2022),
        ..USUAL
    },
    Provider {
        name: "Mail.ru",
        domains: &["mail.ru", "bk.ru", "inbox.ru", "list.ru"],
        server: ProviderServer::At("smtp.mail.ru", &[465, 587]),
        password: PasswordKind::Separate,
        page: Some("https://help.mail.ru/mail/security/protection/external"),
        source: Mozilla(2022),
        ..USUAL
    },
    Provider {
        name: "OVHcloud",
        mail_servers: &["mail.ovh.net"],
        server: ProviderServer::At("ssl0.ovh.net", &[465]),
        password: PasswordKind::Mailbox,
        source: Mozilla(2022),
        ..USUAL
    },
    Provider {
        name: "OVHcloud",
        mail_servers: &["mail.ovh.ca"],
        server: ProviderServer::At("smtp.mail.ovh.ca", &[465]),
        password: PasswordKind::Mailbox,
        source: FairEmail,
        ..USUAL
    },
    Provider {
        name: "Infomaniak",
        domains: &["ik.me"],
        mail_servers: &["infomaniak.ch", "infomaniak.com"],
        server: ProviderServer::At("mail.infomaniak.com", &[465]),
        password: PasswordKind::Separate,
        page: Some("https://www.infomaniak.com/en/support/faq"),
        source: FairEmail,
        ..USUAL
    },
];
