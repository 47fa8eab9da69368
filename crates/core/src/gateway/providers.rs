//! Great providers of mail, those of Italy and Poland above all: by the domain of an address, or by the servers that take a
//! domain's mail (MX). The server alone needs this list; the app asks it.
//!
//! Each entry says where it is known from and when that was looked at; what only one source has, and nobody else confirms, is
//! marked as a hint, and offered only if the server answers. Left out for want of a source: wind.it, poste.it (not certified),
//! gazeta.pl, az.pl, Namirial.

mod central;
mod italy;
mod poland;
mod world;

use super::{Gateway, Host, PORTS, Security, certified::is_below, found::Candidate};
use crate::{
    address::ToAscii,
    api::{MailProvider, PasswordKind, ServerState, SettingsSource},
};

/// A provider.
#[derive(Clone, Copy, Debug)]
pub struct Provider {
    /// Its name.
    pub name: &'static str,
    /// Domains of its users' addresses.
    pub domains: &'static [&'static str],
    /// What the names of its MX end with.
    pub mail_servers: &'static [&'static str],
    /// Where mail is handed in.
    pub server: ProviderServer,
    /// The user name with its placeholders; empty: another address of the user's, not known.
    pub username: &'static str,
    /// Which password it wants.
    pub password: PasswordKind,
    /// Its page about that password.
    pub page: Option<&'static str>,
    /// Whether access for mail programs has to be switched on first.
    pub switched_off: bool,
    /// Where this is known from, looked at on 28 November 2026.
    pub source: EntrySource,
}

/// A submission server of a provider.
#[derive(Clone, Copy, Debug)]
pub enum ProviderServer {
    /// Everybody's mail at one host, by these ports: 465 with TLS, the others with STARTTLS.
    At(&'static str, &'static [u16]),
    /// At a host of each customer's own, which is the MX too: what stands before the number, and after it.
    OfCustomer(&'static [(&'static str, &'static str)]),
}

/// The source of an entry.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum EntrySource {
    /// The provider's own page.
    Vendor(&'static str),
    /// Mozilla's database (thunderbird/autoconfig, c6ad796 of 12 March 2026): the year in which the entry was last changed.
    Mozilla(u16),
    /// `FairEmail`'s `providers.xml`, version 1.2331 of 22 August 2026.
    FairEmail,
    /// Settings that many strangers publish: a hint.
    Hint,
}

const EVERY: &[&[Provider]] = &[
    world::PROVIDERS,
    central::PROVIDERS,
    italy::PROVIDERS,
    poland::PROVIDERS,
];

/// An entry of which most is as it mostly is.
const USUAL: Provider = Provider {
    name: "",
    domains: &[],
    mail_servers: &[],
    server: ProviderServer::OfCustomer(&[]),
    username: "%EMAILADDRESS%",
    password: PasswordKind::Unknown,
    page: None,
    switched_off: false,
    source: EntrySource::Hint,
};

/// All of them.
pub fn all() -> impl Iterator<Item = &'static Provider> {
    EVERY.iter().copied().flatten()
}

/// Below it are the names that Microsoft 365 gives every organisation.
const ONMICROSOFT: &str = "onmicrosoft.com";

/// The provider of the addresses of a domain (A-labels, lower case).
pub fn by_domain(domain: &str) -> Option<&'static Provider> {
    let given = is_below(domain, ONMICROSOFT).then_some(ONMICROSOFT);
    let domain = given.unwrap_or(domain);
    all().find(|provider| provider.domains.contains(&domain))
}

/// The provider that a domain's MX belongs to.
pub fn by_mail_server(mx: &str) -> Option<&'static Provider> {
    let ends_with = |provider: &&Provider| provider.mail_servers.iter().any(|end| is_below(mx, end));
    all().find(ends_with)
}

impl Provider {
    /// Its servers for a domain whose MX has this name.
    pub fn candidates(
        &self,
        mx: Option<&str>,
        source: SettingsSource,
        to_ascii: ToAscii<'_>,
    ) -> Vec<Candidate> {
        let (host, ports) = match self.server {
            ProviderServer::At(host, ports) => (host, ports),
            ProviderServer::OfCustomer(forms) => match mx.filter(|mx| is_of_customer(mx, forms)) {
                Some(mx) => (mx, &[465, 587][..]),
                None => return Vec::new(),
            },
        };
        let takes_passwords = self.password != PasswordKind::MicrosoftPersonal;
        let known = |port: &u16| {
            let gateway = Gateway {
                host: Host::parse(host, to_ascii).ok()?,
                port: *port,
                security: if *port == PORTS[0] {
                    Security::Implicit
                } else {
                    Security::Starttls
                },
            };
            Some(Candidate {
                gateway,
                username: (!self.username.is_empty()).then(|| self.username.to_owned()),
                takes_passwords,
                source,
                state: ServerState::Unknown,
            })
        };
        ports.iter().filter_map(known).collect()
    }

    /// What a user should know of it.
    pub fn shown(&self) -> MailProvider {
        MailProvider {
            name: self.name.to_owned(),
            password: self.password,
            page: self.page.map(str::to_owned),
            switched_off: self.switched_off,
            host_of_customer: matches!(self.server, ProviderServer::OfCustomer(_)),
        }
    }

    /// Whether more than a hint stands behind it.
    pub fn is_sure(&self) -> bool {
        self.source != EntrySource::Hint
    }
}

fn is_of_customer(mx: &str, forms: &[(&str, &str)]) -> bool {
    forms.iter().any(|(before, after)| {
        let number = mx.strip_prefix(before).and_then(|rest| rest.strip_suffix(after));
        number.is_some_and(|number| !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit()))
    })
}

#[cfg(test)]
mod tests;
