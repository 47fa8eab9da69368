//! The operator's configuration; [`settings`] is its single definition.

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
pub use load::{ConfigSources, Loaded, OtlpConfig, Purpose, USUAL, layers, load};
pub use oauth::{ClientAuth, Endpoints, Habits, ProviderConfig, password_ends};
pub use setting::{About, AnySetting, Fallback, ValueKind};
pub use transport::check_transport;

use std::{
    net::{IpAddr, SocketAddr},
    path::PathBuf,
};

use fromline_base::idn::to_ascii;
use fromline_core::address::{Address, AddressKey};
use ipnet::IpNet;

/// The checked contents of configuration file and environment.
#[derive(Clone, Debug, Default)]
pub struct Config {
    /// The URL at which users reach the server, without a final slash; `http://127.0.0.1:8080` if nothing is set.
    pub public_url: String,
    /// Host names accepted besides that of `public_url`: A-labels in lower case, or addresses.
    pub allowed_hosts: Vec<String>,
    /// Proxies whose `X-Forwarded-For`, `X-Forwarded-Proto` and `X-Forwarded-Host` are trusted.
    pub trusted_proxies: Vec<IpNet>,
    /// The operator's networks, which see the details of `/readyz` like this machine.
    pub operator_networks: Vec<IpNet>,
    /// The organization's mail domains, A-labels in lower case.
    pub domains: Vec<String>,
    /// The organization's outgoing relay.
    pub relay: Option<RelayConfig>,
    /// The organization's mail server, if it uses Fromline.
    pub mta: Option<MtaConfig>,
    /// Number of days after a database was created or restored during which the mail server is told to defer unknown senders; 0
    /// means never.
    pub defer_unknown_days: u32,
    /// The addresses from which the organization's mail is sent, for SPF; if empty, SPF is not computed.
    pub sending_addresses: Vec<IpAddr>,
    /// The domains for which the organization's mail is DKIM-signed, A-labels in lower case; `None` means its own domains.
    pub dkim_domains: Option<Vec<String>>,
    /// Name of the organization's own outbound gateway, which gateway mail bypasses.
    pub outbound_gateway: String,
    /// The contact for users' questions: an address or a link.
    pub contact: Option<String>,
    /// Private networks in which gateways are allowed, as exceptions to the deny table.
    pub allowed_networks: Vec<IpNet>,
    /// Ports that gateways may use.
    pub gateway_ports: Vec<u16>,
    /// PEM file with the organization's own certificate authorities, trusted besides the public ones by relay and gateways.
    pub ca_file: Option<PathBuf>,
    /// URL of Mozilla's database of mail providers, with a final slash; `None` if it is not queried.
    pub ispdb_url: Option<String>,
    /// OAuth providers at which users can give consent.
    pub oauth: Vec<ProviderConfig>,
    /// Whether this is the demo.
    pub demo: bool,
    /// The addresses on which this server listens, which are never a gateway.
    pub listen: Vec<SocketAddr>,
}

impl Config {
    /// Returns whether users connect by HTTPS: then cookies are `Secure` and HSTS is sent.
    pub fn https(&self) -> bool {
        self.public_url.starts_with("https://")
    }

    /// Returns the host of `public_url`, without its port.
    pub fn public_host(&self) -> Option<&str> {
        let (_, rest) = self.public_url.split_once("://")?;
        let end = match rest.find(']') {
            Some(bracket) => bracket + 1,
            None => rest.find(':').unwrap_or(rest.len()),
        };
        rest.get(..end)
    }

    /// Returns the domains for which the organization's mail is DKIM-signed.
    pub fn signing_domains(&self) -> &[String] {
        self.dkim_domains.as_deref().unwrap_or(&self.domains)
    }

    /// Returns the primary address for a login at the mail server: an address, or a name in the first of
    /// the domains.
    pub fn login_key(&self, login: &str) -> Option<AddressKey> {
        let address = if login.contains('@') {
            login.to_owned()
        } else {
            format!("{login}@{}", self.domains.first()?)
        };
        let address = Address::parse(&address, &to_ascii).ok()?;
        Some(address.key().clone())
    }

    /// Returns every login at the mail server that [`Config::login_key`] converts to this primary address.
    pub fn logins(&self, primary: &AddressKey) -> Vec<String> {
        let is_in_first = self
            .domains
            .first()
            .is_some_and(|first| first == primary.domain());
        std::iter::once(primary.as_str())
            .chain(is_in_first.then(|| primary.local()))
            .map(str::to_owned)
            .collect()
    }

    /// Returns whether `domain` (A-labels in lower case) is one of the organization's own.
    pub fn is_own_domain(&self, domain: &str) -> bool {
        self.domains.iter().any(|own| own == domain)
    }
}

/// The organization's outgoing relay, which the operator names and trusts.
#[derive(Clone, Debug)]
pub struct RelayConfig {
    /// The host name or address.
    pub host: String,
    /// TCP port of the relay.
    pub port: u16,
    /// How the connection is protected.
    pub security: RelaySecurity,
    /// The username, if the relay requires one.
    pub username: Option<String>,
    /// The file that contains only the password.
    pub password_file: Option<PathBuf>,
}

/// The organization's mail server. It asks Fromline through sockets in a folder of its own, and accepts users' mail through
/// another socket.
#[derive(Clone, Debug)]
pub struct MtaConfig {
    /// The folder for Fromline's sockets, below the mail server's queue folder.
    pub sockets: PathBuf,
    /// The socket through which the mail server accepts mail from Fromline.
    pub submission: PathBuf,
}

/// How the connection to the relay is protected.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub enum RelaySecurity {
    /// STARTTLS; a relay that does not offer it gets no mail.
    #[default]
    Starttls,
    /// TLS from the first byte of the connection.
    Tls,
    /// Plain text, for a relay on this machine or in a private network.
    None,
}

impl RelaySecurity {
    /// Returns the word used in the configuration.
    pub fn word(self) -> &'static str {
        match self {
            Self::Starttls => "starttls",
            Self::Tls => "tls",
            Self::None => "none",
        }
    }
}

/// The format of log lines.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub enum LogFormat {
    /// A line of text for people.
    #[default]
    Text,
    /// One JSON object per line.
    Json,
}

impl LogFormat {
    /// Returns the word used in the configuration.
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
            let key = AddressKey::kept(key.to_owned()).unwrap();
            let logins = config.logins(&key);
            assert_eq!(logins, expected);
            for login in logins {
                assert_eq!(config.login_key(&login).as_ref(), Some(&key));
            }
        }
    }
}
