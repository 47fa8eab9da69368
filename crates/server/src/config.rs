//! What an operator sets, and how: [`settings`] is the one definition of it.

pub mod explain;
mod fault;
mod file;
mod layers;
mod load;
mod oauth;
mod setting;
pub mod settings;
mod transport;
mod values;

pub use fault::{ConfigFault, Faults, ValueOrigin};
pub use layers::Layers;
pub use load::{ConfigSources, Loaded, Purpose, USUAL, layers, load};
pub use oauth::{ClientAuth, Endpoints, Habits, ProviderConfig, password_ends};
pub use setting::{About, AnySetting, Fallback, ValueKind};
pub use transport::check_transport;

use std::{
    net::{IpAddr, SocketAddr},
    path::PathBuf,
};

use fromline_core::address::Address;
use ipnet::IpNet;

use crate::idn::to_ascii;

/// Everything that configuration file and environment say, checked.
#[derive(Clone, Debug, Default)]
pub struct Config {
    /// Where users reach the server, without a slash at the end; `http://127.0.0.1:8080` if nothing is set.
    pub public_url: String,
    /// Hosts under which the server answers beside that of `public_url`: A-labels in lower case, or addresses.
    pub allowed_hosts: Vec<String>,
    /// Proxies whose `X-Forwarded-For`, `X-Forwarded-Proto` and `X-Forwarded-Host` are believed.
    pub trusted_proxies: Vec<IpNet>,
    /// Networks that are the operator's: they see the details of `/readyz`, as this machine does.
    pub operator_networks: Vec<IpNet>,
    /// The organisation's mail domains, A-labels, lower case.
    pub domains: Vec<String>,
    /// The organisation's outgoing relay.
    pub relay: Option<RelayConfig>,
    /// The organisation's mail server, if it asks Fromline about mail.
    pub mta: Option<MtaConfig>,
    /// For how many days after a database was begun or restored the mail server is told to defer whom it does not know; 0:
    /// never.
    pub defer_unknown_days: u32,
    /// The addresses from which the organisation's mail leaves, for SPF; none: SPF is not computed.
    pub sending_addresses: Vec<IpAddr>,
    /// The domains for which the organisation's mail is signed, A-labels, lower case; `None`: its own.
    pub dkim_domains: Option<Vec<String>>,
    /// Name of the organisation's own outbound gateway, which gateway mail bypasses.
    pub outbound_gateway: String,
    /// Whom users ask: an address or a link.
    pub contact: Option<String>,
    /// Private networks in which gateways may be, against the deny table.
    pub allowed_networks: Vec<IpNet>,
    /// Ports that gateways may have.
    pub gateway_ports: Vec<u16>,
    /// PEM file with authorities of the organisation's own, believed beside the public ones by relay and gateways.
    pub ca_file: Option<PathBuf>,
    /// Where Mozilla's database of mail providers is asked about users' domains, with a slash at the end; `None`: it is not asked.
    pub ispdb_url: Option<String>,
    /// Providers of tokens.
    pub oauth: Vec<ProviderConfig>,
    /// Whether this is the demo.
    pub demo: bool,
    /// Addresses on which this server listens: never a gateway.
    pub listen: Vec<SocketAddr>,
}

impl Config {
    /// Whether users come by https: then cookies are `Secure` and HSTS is sent.
    pub fn https(&self) -> bool {
        self.public_url.starts_with("https://")
    }

    /// The host of `public_url`, without its port.
    pub fn public_host(&self) -> Option<&str> {
        let (_, rest) = self.public_url.split_once("://")?;
        let end = match rest.find(']') {
            Some(bracket) => bracket + 1,
            None => rest.find(':').unwrap_or(rest.len()),
        };
        rest.get(..end)
    }

    /// The domains for which the organisation's mail is signed.
    pub fn signing_domains(&self) -> &[String] {
        self.dkim_domains.as_deref().unwrap_or(&self.domains)
    }

    /// The compared form of the primary address that somebody signs in with at the mail server: an address, or a name in the
    /// first of the domains.
    pub fn login_key(&self, login: &str) -> Option<String> {
        let address = if login.contains('@') {
            login.to_owned()
        } else {
            format!("{login}@{}", self.domains.first()?)
        };
        let address = Address::parse(&address, &to_ascii).ok()?;
        Some(address.key().to_owned())
    }

    /// What somebody with this primary address (as compared) may have typed to sign in at the mail server: all that
    /// [`Config::login_key`] turns into it.
    pub fn logins(&self, key: &str) -> Vec<String> {
        let bare = key.rsplit_once('@');
        let bare = bare.filter(|(_, domain)| self.domains.first().is_some_and(|first| first == domain));
        std::iter::once(key)
            .chain(bare.map(|(local, _)| local))
            .map(str::to_owned)
            .collect()
    }

    /// Whether `domain` (A-labels, lower case) is the organisation's own.
    pub fn is_own_domain(&self, domain: &str) -> bool {
        self.domains.iter().any(|own| own == domain)
    }
}

/// The organisation's outgoing relay: named by the operator, trusted.
#[derive(Clone, Debug)]
pub struct RelayConfig {
    /// Host name or address.
    pub host: String,
    /// TCP port.
    pub port: u16,
    /// How the connection is protected.
    pub security: RelaySecurity,
    /// User name, if the relay asks for one.
    pub username: Option<String>,
    /// File that holds the password alone.
    pub password_file: Option<PathBuf>,
}

/// The organisation's mail server: it asks by sockets in a folder of its own, and takes mail of users by another.
#[derive(Clone, Debug)]
pub struct MtaConfig {
    /// Where Fromline's sockets are made: a folder below the mail server's queue folder.
    pub sockets: PathBuf,
    /// The socket by which the mail server takes mail from Fromline.
    pub submission: PathBuf,
}

/// How the connection to the relay is protected.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub enum RelaySecurity {
    /// STARTTLS, required.
    #[default]
    Starttls,
    /// TLS from the first byte.
    Tls,
    /// Plain text, for a relay on this machine or in an own network.
    None,
}

impl RelaySecurity {
    /// The word in the configuration.
    pub fn word(self) -> &'static str {
        match self {
            Self::Starttls => "starttls",
            Self::Tls => "tls",
            Self::None => "none",
        }
    }
}

/// How log lines are written.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub enum LogFormat {
    /// A line for people.
    #[default]
    Text,
    /// A JSON object on each line.
    Json,
}

impl LogFormat {
    /// The word in the configuration.
    pub fn word(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Json => "json",
        }
    }
}

#[cfg(test)]
mod loading;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_public_host_has_no_port() {
        for (url, host) in [
            ("https://mail.example.com", Some("mail.example.com")),
            ("http://127.0.0.1:8080", Some("127.0.0.1")),
            ("http://[::1]:8080", Some("[::1]")),
            ("", None),
        ] {
            let config = Config {
                public_url: url.to_owned(),
                ..Config::default()
            };
            assert_eq!(config.public_host(), host, "{url}");
        }
    }

    #[test]
    fn logins_lead_to_the_primary_address() {
        let config = Config {
            domains: vec!["example.com".to_owned(), "example.org".to_owned()],
            ..Config::default()
        };
        for (key, expected) in [
            ("anna@example.com", &["anna@example.com", "anna"][..]),
            ("anna@example.org", &["anna@example.org"]),
        ] {
            let logins = config.logins(key);
            assert_eq!(logins, expected);
            for login in logins {
                assert_eq!(config.login_key(&login).as_deref(), Some(key));
            }
        }
    }
}
