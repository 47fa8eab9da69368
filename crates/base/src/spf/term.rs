//! SPF mechanisms, RFC 7208, section 5.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use ipnet::IpNet;

use super::{MalformedSpf, macros::MacroString};

/// Prefix lengths to compare, per address family.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) struct Lengths {
    v4: u8,
    v6: u8,
}

impl Lengths {
    /// Returns whether two addresses agree up to the prefix length.
    pub(super) fn match_up(self, one: IpAddr, other: IpAddr) -> bool {
        let length = if one.is_ipv4() { self.v4 } else { self.v6 };
        IpNet::new(one, length).is_ok_and(|network| network.contains(&other))
    }
}

/// A mechanism; without a target it applies to the domain itself.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(super) enum Mechanism {
    All,
    Include(MacroString),
    A(Option<MacroString>, Lengths),
    Mx(Option<MacroString>, Lengths),
    Ptr(Option<MacroString>),
    Ip(IpNet),
    Exists(MacroString),
}

/// Parses a mechanism without its qualifier.
pub(super) fn mechanism(text: &str) -> Result<Mechanism, MalformedSpf> {
    let end = text.find([':', '/']).unwrap_or(text.len());
    let (name, rest) = text.split_at_checked(end).ok_or(MalformedSpf)?;
    let argument = rest.strip_prefix(':');
    let domain = || MacroString::domain(argument.ok_or(MalformedSpf)?);
    match name.to_ascii_lowercase().as_str() {
        "all" if rest.is_empty() => Ok(Mechanism::All),
        "include" => Ok(Mechanism::Include(domain()?)),
        "exists" => Ok(Mechanism::Exists(domain()?)),
        "ptr" if rest.is_empty() => Ok(Mechanism::Ptr(None)),
        "ptr" => Ok(Mechanism::Ptr(Some(domain()?))),
        "a" => target(rest).map(|(target, lengths)| Mechanism::A(target, lengths)),
        "mx" => target(rest).map(|(target, lengths)| Mechanism::Mx(target, lengths)),
        "ip4" => network::<Ipv4Addr>(argument, 32),
        "ip6" => network::<Ipv6Addr>(argument, 128),
        _ => Err(MalformedSpf),
    }
}

/// Parses `[":" domain-spec] [dual-cidr-length]`.
fn target(text: &str) -> Result<(Option<MacroString>, Lengths), MalformedSpf> {
    let is_length = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let mut lengths = Lengths { v4: 32, v6: 128 };
    let mut rest = text;
    if let Some((head, tail)) = rest.rsplit_once("//")
        && is_length(tail)
    {
        lengths.v6 = length(tail, 128)?;
        rest = head;
    }
    if let Some((head, tail)) = rest.rsplit_once('/')
        && is_length(tail)
    {
        lengths.v4 = length(tail, 32)?;
        rest = head;
    }
    match rest.strip_prefix(':') {
        Some(domain) => Ok((Some(MacroString::domain(domain)?), lengths)),
        None if rest.is_empty() => Ok((None, lengths)),
        None => Err(MalformedSpf),
    }
}

/// Parses `ip4-network [ip4-cidr-length]`, or the same for IPv6.
fn network<T: std::str::FromStr + Into<IpAddr>>(
    argument: Option<&str>,
    longest: u8,
) -> Result<Mechanism, MalformedSpf> {
    let argument = argument.ok_or(MalformedSpf)?;
    let (address, bits) = match argument.split_once('/') {
        Some((address, bits)) => (address, length(bits, longest)?),
        None => (argument, longest),
    };
    let address: T = address.parse().map_err(|_| MalformedSpf)?;
    IpNet::new(address.into(), bits)
        .map(Mechanism::Ip)
        .map_err(|_| MalformedSpf)
}

/// Parses a prefix length, without leading zeros.
fn length(text: &str, longest: u8) -> Result<u8, MalformedSpf> {
    let clean = text == "0" || (!text.starts_with('0') && text.bytes().all(|byte| byte.is_ascii_digit()));
    let length = text.parse().map_err(|_| MalformedSpf)?;
    if clean && length <= longest {
        Ok(length)
    } else {
        Err(MalformedSpf)
    }
}
