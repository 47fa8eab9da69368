//! `GET /readyz`

use axum::{
    Json,
    extract::State,
    http::{HeaderMap, StatusCode},
};
use ipnet::IpNet;

use crate::{
    http::client_address::{ClientAddress, Peer, is_trusted},
    readiness::ReadyReport,
    services::readiness,
    state::App,
};

/// What proxies write of those whom they speak for.
const FORWARDED: [&str; 6] = [
    "forwarded",
    "via",
    "x-forwarded-for",
    "x-forwarded-host",
    "x-forwarded-proto",
    "x-real-ip",
];

/// Whether the server can do all of its work: its folder is its own, migrations are done, the key is there, database and disk
/// take a write, the mail server's sockets lead here. From this machine and the networks of `operator_networks` also which of
/// these does not hold, and for how long the oldest of its own mails has been waiting.
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

/// Whether this is the operator: from this machine or a network of theirs. Behind a proxy that is not known everybody seems to
/// come from there, so whoever was forwarded is believed only from a proxy that says for whom.
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
            // By a proxy that is known: who it says.
            ("192.0.2.1", true, &["x-forwarded-for"], false),
            ("10.2.3.4", true, &["x-forwarded-for", "x-forwarded-proto"], true),
            // Which does not say who, or is not known.
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
