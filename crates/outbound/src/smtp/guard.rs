//! The guard that keeps users' gateways out of private networks.
//!
//! Users name hosts, and without a guard the server would connect for them to the organization's own network. The table contains
//! IANA's special-purpose registries (iana-ipv4-special-registry and iana-ipv6-special-registry, RFC 6890 and its updates up to
//! RFC 9780 of May 2025), including whole blocks of which only parts are globally reachable; multicast; every form in which an
//! IPv6 address embeds an IPv4 one; and the IPv6 addresses that IANA reserves (ipv6-address-space): all but `2000::/3`.
//! Registered networks that are meant to be globally reachable (AS112, AMT) are not in it.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};

use ipnet::IpNet;

/// The networks that are never connected to unless the operator allows them.
pub const DENIED: &[&str] = &[
    "0.0.0.0/8",
    "10.0.0.0/8",
    "100.64.0.0/10",
    "127.0.0.0/8",
    "169.254.0.0/16",
    "172.16.0.0/12",
    "192.0.0.0/24",
    "192.0.2.0/24",
    "192.88.99.0/24",
    "192.168.0.0/16",
    "198.18.0.0/15",
    "198.51.100.0/24",
    "203.0.113.0/24",
    "224.0.0.0/4",
    "240.0.0.0/4",
    "255.255.255.255/32",
    "::/128",
    "::1/128",
    "::ffff:0:0/96",
    "::ffff:0:0:0/96",
    "::/96",
    "64:ff9b::/96",
    "64:ff9b:1::/48",
    "100::/64",
    "100:0:0:1::/64",
    "2001::/23",
    "2001:db8::/32",
    "2002::/16",
    "3fff::/20",
    "5f00::/16",
    "fc00::/7",
    "fe80::/10",
    "fec0::/10",
    "ff00::/8",
    "::/3",
    "4000::/2",
    "8000::/1",
];

/// Decides which addresses may be connected to.
#[derive(Clone, Debug)]
pub struct Guard {
    denied: Vec<IpNet>,
    allowed: Vec<IpNet>,
    own: Vec<SocketAddr>,
}

impl Guard {
    /// Creates a guard. `allowed` lists private networks in which the operator has gateways, `own` the addresses on which this
    /// server listens.
    pub fn new(allowed: Vec<IpNet>, own: Vec<SocketAddr>) -> Self {
        let denied = DENIED.iter().filter_map(|network| network.parse().ok()).collect();
        Self { denied, allowed, own }
    }

    /// Returns the addresses if every one of them may be connected to. One forbidden address disqualifies the name, because mixed
    /// answers indicate an attack.
    pub fn check(&self, addresses: Vec<IpAddr>, port: u16) -> Option<Vec<SocketAddr>> {
        let all_pass = !addresses.is_empty() && addresses.iter().all(|address| self.passes(*address, port));
        all_pass.then(|| {
            addresses
                .into_iter()
                .map(|address| SocketAddr::new(address, port))
                .collect()
        })
    }

    fn passes(&self, address: IpAddr, port: u16) -> bool {
        if self
            .own
            .iter()
            .any(|own| own.port() == port && (own.ip() == address || own.ip().is_unspecified()))
        {
            return false;
        }
        let forms: Vec<IpAddr> = [Some(address), embedded(address).map(IpAddr::V4)]
            .into_iter()
            .flatten()
            .collect();
        let within = |networks: &[IpNet], ip: &IpAddr| networks.iter().any(|network| network.contains(ip));
        // The operator allows addresses in their plain form; embedded forms are never meant.
        within(&self.allowed, &address) || !forms.iter().any(|form| within(&self.denied, form))
    }
}

/// Returns whether an address is globally reachable: in no row of the table.
pub fn is_public(address: IpAddr) -> bool {
    Guard::new(Vec::new(), Vec::new()).passes(address.to_canonical(), 0)
}

/// Returns the IPv4 address embedded in an IPv6 one: mapped, compatible, NAT64 or 6to4.
fn embedded(address: IpAddr) -> Option<Ipv4Addr> {
    let IpAddr::V6(v6) = address else { return None };
    let [.., a, b, c, d] = v6.octets();
    let last = Ipv4Addr::new(a, b, c, d);
    match v6.segments() {
        [0, 0, 0, 0, 0, 0 | 0xffff, ..] | [0x64, 0xff9b, ..] => Some(last),
        [0x2002, high, low, ..] => Some(Ipv4Addr::from_bits((u32::from(high) << 16) | u32::from(low))),
        _ => Ipv6Addr::to_ipv4(&v6),
    }
}

#[cfg(test)]
mod tests;
