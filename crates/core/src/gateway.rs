//! A gateway: host, port and security of an alias's own SMTP server.

use crate::{
    Reason,
    address::{ToAscii, is_domain, may_be_domain},
    api::SecurityMode,
    hidden::has_invisible,
};

mod certified;
pub mod found;
mod hints;
mod pasted;
#[cfg(feature = "providers")]
pub mod providers;
pub mod reply;
pub mod sign_in;

pub use certified::is_certified_mail;
pub use hints::{Hint, find_hint, takes_no_passwords, wants_starttls};
pub use pasted::{Pasted, guess_security, parse_app_password, parse_server};

/// The TCP ports that a gateway may have by default; the operator may allow more in the server's settings.
pub const PORTS: [u16; 3] = [465, 587, 25];

/// Encryption of a gateway's connection. Plain text is not supported.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum Security {
    /// TLS from the first byte (RFC 8314).
    Implicit,
    /// STARTTLS (RFC 3207), required.
    Starttls,
}

impl Security {
    /// Converts from the API's value ([`Reason::SecurityNoneRefused`] or [`Reason::SecurityInvalid`]).
    pub fn parse(mode: SecurityMode) -> Result<Self, Reason> {
        match mode {
            SecurityMode::Ssl => Ok(Self::Implicit),
            SecurityMode::Starttls => Ok(Self::Starttls),
            SecurityMode::None => Err(Reason::SecurityNoneRefused),
            SecurityMode::SecurityModeUnspecified => Err(Reason::SecurityInvalid),
        }
    }

    /// Converts to the API's value.
    pub fn mode(self) -> SecurityMode {
        match self {
            Self::Implicit => SecurityMode::Ssl,
            Self::Starttls => SecurityMode::Starttls,
        }
    }
}

/// A valid host name: LDH labels in A-label form, lower case; never an address literal.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub struct Host(String);

impl Host {
    /// Parses a host name as typed ([`Reason::Required`] or [`Reason::HostInvalid`]).
    pub fn parse(input: &str, to_ascii: ToAscii<'_>) -> Result<Self, Reason> {
        let input = input.trim();
        if input.is_empty() {
            return Err(Reason::Required);
        }
        // The typed form first: `①②⑦.⓪.⓪.①` becomes an address literal only on its way through UTS 46.
        if has_invisible(input) || !may_be_domain(input, "-.") {
            return Err(Reason::HostInvalid);
        }
        let ascii = to_ascii(input).ok_or(Reason::HostInvalid)?.to_ascii_lowercase();
        if is_domain(&ascii, |_| false) {
            Ok(Self(ascii))
        } else {
            Err(Reason::HostInvalid)
        }
    }

    /// The host name in A-labels.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Display for Host {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

/// Checks a port against `allowed` ([`Reason::PortNotAllowed`] if the operator could allow it, else [`Reason::PortInvalid`]).
pub fn parse_port(port: i64, allowed: &[u16]) -> Result<u16, Reason> {
    match u16::try_from(port) {
        Ok(port) if allowed.contains(&port) => Ok(port),
        Ok(1..) => Err(Reason::PortNotAllowed),
        _ => Err(Reason::PortInvalid),
    }
}

/// A validated SMTP server: host, port and security. Username and password are separate, since they are secrets.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub struct Gateway {
    /// The server's name, which its certificate must carry.
    pub host: Host,
    /// TCP port of the server.
    pub port: u16,
    /// Encryption of the connection.
    pub security: Security,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::address::tests::ascii;

    #[test]
    fn hosts() {
        assert_eq!(
            Host::parse(" SMTP.Partner.com ", &ascii).unwrap().as_str(),
            "smtp.partner.com"
        );
        assert_eq!(Host::parse("", &ascii), Err(Reason::Required));
        for refused in [
            "localhost",
            "127.0.0.1",
            "127.1",
            "0x7f.1",
            "0177.0.0.1",
            "2130706433",
            "[::1]",
            "::1",
            "smtp.partner.com.",
            "smtp_x.partner.com",
            "a b.example",
            "-a.example",
            "smtp.partner.com:465",
            "https://smtp.partner.com",
            "user@smtp.partner.com",
            "fe80::1%eth0",
            "smtp..partner.com",
            "a.0x7f",
            "x\u{200b}y.example",
        ] {
            assert_eq!(
                Host::parse(refused, &ascii),
                Err(Reason::HostInvalid),
                "{refused}"
            );
        }
    }

    proptest::proptest! {
        #[test]
        fn never_panics_and_what_passes_is_a_host_name(input in "\\PC{0,40}|[a-z0-9.:%_-]{0,40}") {
            if let Ok(host) = Host::parse(&input, &ascii) {
                let clean = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || b"-.".contains(&byte);
                proptest::prop_assert!(host.as_str().bytes().all(clean));
                proptest::prop_assert_eq!(Host::parse(host.as_str(), &ascii), Ok(host));
            }
        }
    }

    #[test]
    fn ports_and_security() {
        assert_eq!(parse_port(465, &PORTS), Ok(465));
        for refused in [0, -1, 65536, i64::MAX] {
            assert_eq!(parse_port(refused, &PORTS), Err(Reason::PortInvalid));
        }
        for refused in [22, 2525, 65535] {
            assert_eq!(parse_port(refused, &PORTS), Err(Reason::PortNotAllowed));
        }
        assert_eq!(
            Security::parse(SecurityMode::None),
            Err(Reason::SecurityNoneRefused)
        );
    }
}
