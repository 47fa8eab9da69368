//! Providers of Poland. At three of the hosters each customer has a server with a number.

use super::{
    EntrySource::{FairEmail, Hint, Mozilla},
    PasswordKind, Provider, ProviderServer, USUAL,
};

pub(super) const PROVIDERS: &[Provider] = &[
    // The sources differ in the user name: Mozilla has the local part, FairEmail the address.
    Provider {
        name: "WP Poczta",
        domains: &["wp.pl"],
        server: ProviderServer::At("smtp.wp.pl", &[465]),
        username: "%EMAILLOCALPART%",
        password: PasswordKind::App,
        page: Some("https://pomoc.wp.pl/jak-skonfigurowac-program-pocztowy"),
        source: Mozilla(2022),
        ..USUAL
    },
    Provider {
        name: "o2 Poczta",
        domains: &["o2.pl", "go2.pl", "tlen.pl", "prokonto.pl"],
        server: ProviderServer::At("poczta.o2.pl", &[465, 587]),
        username: "%EMAILLOCALPART%",
        password: PasswordKind::Mailbox,
        page: Some("https://pomoc.o2.pl/aktywacja-dostepu-dla-programow-pocztowych"),
        switched_off: true,
        source: Mozilla(2023),
        ..USUAL
    },
    Provider {
        name: "Onet Poczta",
        domains: &[
            "onet.pl",
            "onet.eu",
            "onet.com.pl",
            "op.pl",
            "vp.pl",
            "poczta.onet.pl",
            "poczta.onet.eu",
            "autograf.pl",
            "buziaczek.pl",
            "amorki.pl",
            "spoko.pl",
        ],
        server: ProviderServer::At("smtp.poczta.onet.pl", &[465, 587]),
        page: Some("https://pomoc.poczta.onet.pl/"),
        source: Mozilla(2023),
        ..USUAL
    },
    Provider {
        name: "Interia",
        domains: &["interia.pl", "interia.eu", "poczta.fm"],
        server: ProviderServer::At("poczta.interia.pl", &[465]),
        page: Some("https://pomoc.poczta.interia.pl/"),
        switched_off: true,
        source: FairEmail,
        ..USUAL
    },
    Provider {
        name: "home.pl",
        mail_servers: &["home.pl"],
        server: ProviderServer::OfCustomer(&[("serwer", ".home.pl"), ("poczta", ".home.pl")]),
        password: PasswordKind::Mailbox,
        page: Some("https://pomoc.home.pl/"),
        source: Hint,
        ..USUAL
    },
    Provider {
        name: "nazwa.pl",
        mail_servers: &["nazwa.pl"],
        server: ProviderServer::At("smtp.nazwa.pl", &[465, 587]),
        password: PasswordKind::Mailbox,
        page: Some("https://www.nazwa.pl/pomoc/"),
        source: Hint,
        ..USUAL
    },
    Provider {
        name: "LH.pl",
        mail_servers: &["lh.pl"],
        server: ProviderServer::OfCustomer(&[("mail-serwer", ".lh.pl")]),
        password: PasswordKind::Mailbox,
        page: Some("https://www.lh.pl/pomoc/"),
        source: Hint,
        ..USUAL
    },
    Provider {
        name: "cyber_Folks",
        mail_servers: &["cyber-folks.pl"],
        server: ProviderServer::OfCustomer(&[("s", ".cyber-folks.pl")]),
        password: PasswordKind::Mailbox,
        source: Hint,
        ..USUAL
    },
];
