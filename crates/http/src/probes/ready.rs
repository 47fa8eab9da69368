//! `GET /readyz`: whether the server can do all of its work.

use axum::{
    Json,
    extract::State,
    http::{HeaderMap, StatusCode},
};
use fromline_services::{readiness, state::App};
use fromline_store::readiness::ReadyReport;
use ipnet::IpNet;

use crate::client_address::{ClientAddress, Peer, is_trusted};

/// Headers in which proxies name the client they forward.
const FORWARDED: [&str; 6] = [
    "forwarded",
    "via",
    "x-forwarded-for",
    "x-forwarded-host",
    "x-forwarded-proto",
    "x-real-ip",
];

/// Returns whether the server can do all of its work: the data folder is its own, migrations are done, the key is present, the
/// database and the disk accept a write, and the mail server's sockets belong to it. From this machine and from
/// `operator_networks` the answer also lists each of these checks and the age of the oldest waiting email.
#[utoipa::path(get, path = "/readyz", tag = "instance", security(()),
    responses((status = 200, body = ReadyReport), (status = 503, body = ReadyReport)))]
pub async fn ready(
    State(app): State<App>,
    peer: Option<axum::Extension<Peer>>,
    ClientAddress(client): ClientAddress,
    headers: HeaderMap,
) -> (StatusCode, Json<ReadyReport>) {
    let mut report = readiness::report(&app, &app.readiness).await;
    let is_proxy = peer.is_some_and(|peer| is_trusted(peer.0.0, &app.config.trusted_proxies));
    if !is_operator(client, is_proxy, &headers, &app.config.operator_networks) {
        report.checks = None;
    }
    let status = if report.ready {
        StatusCode::OK
    } else {
        StatusCode::SERVICE_UNAVAILABLE
    };
    (status, Json(report))
}

/// Returns whether the client is the operator: on this machine or in one of their networks. Behind an unknown proxy everyone
/// seems to come from this machine, so forwarded requests count only if a trusted proxy names the client.
fn is_operator(client: std::net::IpAddr, is_proxy: bool, headers: &HeaderMap, networks: &[IpNet]) -> bool {
    let is_forwarded = FORWARDED.iter().any(|name| headers.contains_key(*name));
    let is_known = !is_forwarded || is_proxy && headers.contains_key("x-forwarded-for");
    is_known && (client.is_loopback() || networks.iter().any(|network| network.contains(&client)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn details_are_for_the_operator() {
        let networks = ["10.2.0.0/16".parse().unwrap()];
        for (client, is_proxy, names, expected) in [
            ("127.0.0.1", false, &[][..], true),
            ("::1", false, &[], true),
            ("10.2.3.4", false, &[], true),
            ("10.3.3.4", false, &[], false),
            ("192.0.2.1", false, &[], false),
            // Through a trusted proxy, the client that it names.
            ("192.0.2.1", true, &["x-forwarded-for"], false),
            ("10.2.3.4", true, &["x-forwarded-for", "x-forwarded-proto"], true),
            // Through a proxy that does not name the client, or is not trusted.
            ("127.0.0.1", true, &["x-forwarded-proto"], false),
            ("127.0.0.1", false, &["x-forwarded-for"], false),
            ("127.0.0.1", false, &["via"], false),
        ] {
            let mut headers = HeaderMap::new();
            for name in names {
                headers.insert(*name, "x".parse().unwrap());
            }
            let found = is_operator(client.parse().unwrap(), is_proxy, &headers, &networks);
            assert_eq!(found, expected, "{client} {is_proxy} {names:?}");
        }
    }
}
