//! Where a request comes from.

use std::{
    convert::Infallible,
    net::{IpAddr, Ipv4Addr},
};

use axum::{extract::FromRequestParts, http::request::Parts};
use ipnet::IpNet;

use crate::state::App;

/// The other end of the connection; the listener puts it beside each request.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Peer(pub IpAddr);

/// Who asks: the other end of the connection, or whom a trusted proxy names.
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

/// The other end of the connection; a request without one (there is none) counts as from nowhere.
fn peer(parts: &Parts) -> Peer {
    let nowhere = Peer(IpAddr::V4(Ipv4Addr::UNSPECIFIED));
    parts.extensions.get::<Peer>().copied().unwrap_or(nowhere)
}

/// Whether an address is one of the operator's proxies.
pub fn is_trusted(address: IpAddr, trusted: &[IpNet]) -> bool {
    trusted
        .iter()
        .any(|network| network.contains(&address.to_canonical()))
}

/// From the right, because what stands to the left of the first stranger was written by that stranger.
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
