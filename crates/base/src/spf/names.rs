//! Domain names that DNS can be queried for.

use std::net::IpAddr;

/// Returns a name without its final dot if it can be looked up; `None` if it is not a valid name.
pub(super) fn askable(name: &str) -> Option<&str> {
    let name = name.strip_suffix('.').unwrap_or(name);
    let fits = name.len() <= 253 && name.split('.').all(|label| (1..=63).contains(&label.len()));
    fits.then_some(name)
}

/// Returns the reverse-lookup name of an address: `1.2.0.192.in-addr.arpa`.
pub(super) fn reverse(ip: IpAddr) -> String {
    match ip {
        IpAddr::V4(v4) => {
            let [a, b, c, d] = v4.octets();
            format!("{d}.{c}.{b}.{a}.in-addr.arpa")
        }
        IpAddr::V6(v6) => {
            let digits: Vec<String> = (0..32)
                .map(|place| format!("{:x}", (v6.to_bits() >> (4 * place)) & 0xf))
                .collect();
            format!("{}.ip6.arpa", digits.join("."))
        }
    }
}

/// Returns whether a name equals a domain or lies below it.
pub(super) fn is_within(name: &str, domain: &str) -> bool {
    let (name, domain) = (name.to_ascii_lowercase(), domain.to_ascii_lowercase());
    name.strip_suffix(&domain)
        .is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))
}
