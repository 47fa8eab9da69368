//! The network address of a request's client.

use std::{
    convert::Infallible,
    net::{IpAddr, Ipv4Addr},
};

use axum::{extract::FromRequestParts, http::request::Parts};
use fromline_services::state::App;
use ipnet::IpNet;

/// The address of the connection's other end, which the listener attaches to each request.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Peer(pub IpAddr);

/// The client's address: the other end of the connection or, behind a trusted proxy, the client that the proxy names.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct ClientAddress(pub IpAddr);

impl FromRequestParts<App> for ClientAddress {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Infallible> {
        let Peer(peer) = peer(parts);
        let forwarded = parts.headers.get_all("x-forwarded-for");
        let forwarded: Vec<&str> = forwarded.iter().filter_map(|line| line.to_str().ok()).collect();
        let names_client = !forwarded.is_empty() || parts.headers.contains_key("forwarded");
        if names_client
            && !is_trusted(peer, &app.config.trusted_proxies)
            && app.sign_in.password_limits.is_first_ignored_forwarding()
        {
            tracing::warn!(
                proxy = %peer.to_canonical(),
                "a proxy that is not in trusted_proxies names its clients: this is ignored, and all users behind it count as one \
                 sender of wrong passwords"
            );
        }
        Ok(Self(behind_proxies(
            peer,
            &forwarded.join(","),
            &app.config.trusted_proxies,
        )))
    }
}

/// Returns the address of the connection's other end. A request without one, which does not happen in practice, gets the
/// unspecified address.
fn peer(parts: &Parts) -> Peer {
    let nowhere = Peer(IpAddr::V4(Ipv4Addr::UNSPECIFIED));
    parts.extensions.get::<Peer>().copied().unwrap_or(nowhere)
}

/// Returns whether an address is one of the operator's proxies.
pub fn is_trusted(address: IpAddr, trusted: &[IpNet]) -> bool {
    trusted
        .iter()
        .any(|network| network.contains(&address.to_canonical()))
}

/// Finds the client behind trusted proxies by reading `X-Forwarded-For` from the right: everything to the left of the first
/// untrusted address was written by that client.
fn behind_proxies(peer: IpAddr, forwarded: &str, trusted: &[IpNet]) -> IpAddr {
    let mut client = peer.to_canonical();
    for hop in forwarded.rsplit(',') {
        if !is_trusted(client, trusted) {
            break;
        }
        let Ok(address) = hop.trim().parse::<IpAddr>() else {
            break;
        };
        client = address.to_canonical();
    }
    client
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_trusted_proxies_are_believed() {
        let trusted = ["127.0.0.0/8".parse().unwrap(), "10.1.0.0/16".parse().unwrap()];
        for (peer, forwarded, client) in [
            ("127.0.0.1", "192.0.2.7", "192.0.2.7"),
            ("::ffff:127.0.0.1", "192.0.2.7", "192.0.2.7"),
            ("127.0.0.1", "203.0.113.5, 192.0.2.7, 10.1.2.3", "192.0.2.7"),
            ("127.0.0.1", "", "127.0.0.1"),
            ("127.0.0.1", "nonsense", "127.0.0.1"),
            ("127.0.0.1", "192.0.2.7, nonsense, 10.1.2.3", "10.1.2.3"),
            ("198.51.100.1", "192.0.2.7", "198.51.100.1"),
            ("127.0.0.1", "2001:db8::1", "2001:db8::1"),
        ] {
            let found = behind_proxies(peer.parse().unwrap(), forwarded, &trusted);
            assert_eq!(found, client.parse::<IpAddr>().unwrap(), "{peer} {forwarded}");
        }
    }
}
