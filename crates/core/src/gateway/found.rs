//! Servers that were found for a domain: which can be offered, and in which order.

use super::{Gateway, Host, Security, parse_port};
use crate::{
    address::{Address, ToAscii},
    api::{ServerState, SettingsSource},
    hidden::has_invisible,
};

/// Placeholders of a user name or a host, as Mozilla's format has them (draft-ietf-mailmaint-autoconfig section 4).
const ADDRESS: &str = "%EMAILADDRESS%";
const LOCAL_PART: &str = "%EMAILLOCALPART%";
const DOMAIN: &str = "%EMAILDOMAIN%";

/// The longest user name that is taken from others, in bytes.
const USERNAME_MAX: usize = 254;

/// An outgoing server as published in an autoconfig file (`outgoingServer`).
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Outgoing {
    /// Element `hostname`: the server's name.
    pub host: String,
    /// Element `port`: the TCP port.
    pub port: i64,
    /// Element `socketType`: `SSL`, `STARTTLS` or `plain`.
    pub socket: String,
    /// Elements `authentication`, in their order.
    pub authentication: Vec<String>,
    /// Element `username`, with placeholders.
    pub username: String,
}

/// A server that can be offered to the user.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Candidate {
    /// Host, port and security of the server.
    pub gateway: Gateway,
    /// The user name with its placeholders, if it is known.
    pub username: Option<String>,
    /// True if the server accepts passwords.
    pub takes_passwords: bool,
    /// Source of these settings.
    pub source: SettingsSource,
    /// Result of connecting to the server.
    pub state: ServerState,
}

/// The reason why a published server cannot be offered.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Unfit {
    /// The server is not encrypted: never offered, whatever the source.
    Plain,
    /// The server has an invalid name, a port that is not allowed, or no sign-in method that Fromline supports.
    Unusable,
}

impl Outgoing {
    /// Converts it to a server that can be offered for addresses of `domain`.
    pub fn candidate(
        &self,
        domain: &str,
        source: SettingsSource,
        ports: &[u16],
        to_ascii: ToAscii<'_>,
    ) -> Result<Candidate, Unfit> {
        let security = match self.socket.trim() {
            socket if socket.eq_ignore_ascii_case("SSL") => Security::Implicit,
            socket if socket.eq_ignore_ascii_case("STARTTLS") => Security::Starttls,
            _ => return Err(Unfit::Plain),
        };
        let host = self.host.replace(DOMAIN, domain);
        let host = Host::parse(&host, to_ascii).map_err(|_| Unfit::Unusable)?;
        let port = parse_port(self.port, ports).map_err(|_| Unfit::Unusable)?;
        let takes = |ways: &[&str]| {
            let mut said = self.authentication.iter();
            said.any(|said| ways.iter().any(|way| said.trim().eq_ignore_ascii_case(way)))
        };
        let passwords = ["password-cleartext", "password-encrypted", "plain", "secure"];
        let takes_passwords = self.authentication.is_empty() || takes(&passwords);
        if !takes_passwords && !takes(&["OAuth2"]) {
            return Err(Unfit::Unusable);
        }
        Ok(Candidate {
            gateway: Gateway { host, port, security },
            username: template(&self.username),
            takes_passwords,
            source,
            state: ServerState::Unknown,
        })
    }
}

/// A user name that is published, if nothing is in it that is not understood.
fn template(published: &str) -> Option<String> {
    let name = published.trim();
    let rest = [ADDRESS, LOCAL_PART, DOMAIN]
        .iter()
        .fold(name.to_owned(), |rest, known| rest.replace(known, ""));
    let is_good = !name.is_empty()
        && name.len() <= USERNAME_MAX
        && !rest.contains('%')
        && !name.contains(char::is_whitespace)
        && !has_invisible(name);
    is_good.then(|| name.to_owned())
}

/// Fills a user name's placeholders for an address.
pub fn fill_username(template: &str, address: &Address) -> String {
    template
        .replace(ADDRESS, address.as_str())
        .replace(LOCAL_PART, address.local())
        .replace(DOMAIN, address.domain())
}

/// Sorts servers for offering, each once. Those that accept passwords come before those that do not, those that answer before those that do
/// not; then the more trusted source (published over https before DNS, a guess last); then TLS from the first byte before STARTTLS (RFC
/// 8314 section 3.3), and the usual ports before others.
pub fn rank(mut candidates: Vec<Candidate>) -> Vec<Candidate> {
    let key = |candidate: &Candidate| {
        let Gateway { port, security, .. } = candidate.gateway;
        (
            !candidate.takes_passwords,
            candidate.state,
            candidate.source,
            security == Security::Starttls,
            super::PORTS
                .iter()
                .position(|usual| *usual == port)
                .unwrap_or(usize::MAX),
        )
    };
    candidates.sort_by_key(key);
    let mut ranked: Vec<Candidate> = Vec::with_capacity(candidates.len());
    for candidate in candidates {
        if !ranked.iter().any(|known| known.gateway == candidate.gateway) {
            ranked.push(candidate);
        }
    }
    ranked
}

#[cfg(test)]
mod tests;
