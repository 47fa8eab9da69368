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
    api::{PasswordKind, ServerState, SettingsSource},
};

/// A mail provider and its SMTP settings.
#[derive(Clone, Copy, Debug)]
pub struct Provider {
    /// Name of the provider for people.
    pub name: &'static str,
    /// Domains of its users' addresses.
    pub domains: &'static [&'static str],
    /// Endings of the names of its MX hosts.
    pub mail_servers: &'static [&'static str],
    /// The provider's submission server.
    pub server: ProviderServer,
    /// User name with placeholders; empty if it is another address of the user's, which is not known.
    pub username: &'static str,
    /// The kind of password that it requires.
    pub password: PasswordKind,
    /// Address of its help page about that password.
    pub page: Option<&'static str>,
    /// True if access for mail programs must first be enabled.
    pub switched_off: bool,
    /// Source of this entry, checked on 28 November 2026.
    pub source: EntrySource,
}

/// A submission server of a provider.
#[derive(Clone, Copy, Debug)]
pub enum ProviderServer {
    /// A host for all customers, with these ports: 465 with TLS, the others with STARTTLS.
    At(&'static str, &'static [u16]),
    /// A host for each customer, which is the MX host too: the text before and after its number.
    OfCustomer(&'static [(&'static str, &'static str)]),
}

/// The source of an entry.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum EntrySource {
    /// The provider's own page.
    Vendor(&'static str),
    /// Mozilla's database (thunderbird/autoconfig, c6ad796 of 12 March 2026), with the year of the entry's last change.
    Mozilla(u16),
    /// `FairEmail`'s `providers.xml`, version 1.2331 of 22 August 2026.
    FairEmail,
    /// Settings that many unrelated pages publish: only a hint.
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

/// Iterates over all known providers.
pub fn all() -> impl Iterator<Item = &'static Provider> {
    EVERY.iter().copied().flatten()
}

/// Below it are the names that Microsoft 365 gives every organisation.
const ONMICROSOFT: &str = "onmicrosoft.com";

/// Finds the provider of a domain's addresses (A-labels, lower case).
pub fn by_domain(domain: &str) -> Option<&'static Provider> {
    let given = is_below(domain, ONMICROSOFT).then_some(ONMICROSOFT);
    let domain = given.unwrap_or(domain);
    all().find(|provider| provider.domains.contains(&domain))
}

/// Finds the provider that a domain's MX host belongs to.
pub fn by_mail_server(mx: &str) -> Option<&'static Provider> {
    let ends_with = |provider: &&Provider| provider.mail_servers.iter().any(|end| is_below(mx, end));
    all().find(ends_with)
}

/// Finds the provider whose submission server this host is (A-labels, lower case).
pub fn by_submission_server(host: &str) -> Option<&'static Provider> {
    all().find(|provider| match provider.server {
        ProviderServer::At(server, _) => server == host,
        ProviderServer::OfCustomer(forms) => is_of_customer(host, forms),
    })
}

impl Provider {
    /// The provider's servers for a domain with this MX host.
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

    /// Returns true if the server's host name differs from customer to customer.
    pub const fn has_host_of_customer(&self) -> bool {
        matches!(self.server, ProviderServer::OfCustomer(_))
    }

    /// Returns true if the source is more than a hint.
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
