//! The host names under which the server answers.
//!
//! In a DNS rebinding attack a foreign page whose name was pointed at this machine sends its own name in Host; so do scanners
//! that guess names. Both get 421 (RFC 9110, section 15.5.20).

use std::{
    net::{Ipv4Addr, Ipv6Addr},
    sync::Mutex,
    time::Duration,
};

use axum::{
    extract::{Request, State},
    http::{HeaderMap, StatusCode, Version, header, uri::Authority},
    middleware::Next,
    response::{IntoResponse as _, Response},
};
use fromline_config::Config;
use fromline_core::Reason;
use fromline_services::state::App;
use tokio::time::Instant;

use super::{
    client_address::{Peer, is_trusted},
    error::ApiError,
    probes::is_probe,
};

/// Minimum time between two log lines about a refused host.
const SILENCE: Duration = Duration::from_mins(1);
/// Number of characters of a host name that are logged.
const SHOWN: usize = 100;

/// A request without a valid Host (RFC 9112, section 3.2).
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
struct MalformedHost;

/// Passes requests for this server on; answers 400 if a request names no host and 421 if it names another one.
pub async fn check(State(app): State<App>, request: Request, next: Next) -> Response {
    let peer = request.extensions().get::<Peer>();
    let proxied = peer.is_some_and(|peer| is_trusted(peer.0, &app.config.trusted_proxies));
    let Ok(named) = named(&request, proxied) else {
        return ApiError::new(StatusCode::BAD_REQUEST, Reason::RequestInvalid).into_response();
    };
    match named.iter().find(|name| !is_ours(name, &app.config)) {
        Some(other) if !is_probe(request.uri().path()) => {
            note(other);
            ApiError::new(StatusCode::MISDIRECTED_REQUEST, Reason::HostUnknown).into_response()
        }
        _ => next.run(request).await,
    }
}

/// Returns the hosts that a request names, in lower case and without ports: the one in an absolute target, and the one in Host
/// or, from a trusted proxy, in X-Forwarded-Host. HTTP/1.0 requests, which browsers do not send, name none.
fn named(request: &Request, proxied: bool) -> Result<Vec<String>, MalformedHost> {
    let mut all = Vec::new();
    if let Some(authority) = request.uri().authority() {
        all.push(host(authority.as_str())?);
    }
    let headers = request.headers();
    let mut lines = headers.get_all(header::HOST).iter();
    match (lines.next(), lines.next()) {
        (Some(line), None) => {
            let asked = host(line.to_str().map_err(|_| MalformedHost)?)?;
            let forwarded = forwarded(headers).filter(|_| proxied);
            all.push(forwarded.map_or(Ok(asked), host)?);
        }
        (None, _) if request.version() < Version::HTTP_11 => (),
        _ => return Err(MalformedHost),
    }
    Ok(all)
}

/// Returns the host that the nearest proxy received: the last entry of X-Forwarded-Host.
fn forwarded(headers: &HeaderMap) -> Option<&str> {
    let mut lines = headers.get_all("x-forwarded-host").iter();
    let last = lines.next_back()?.to_str().ok()?;
    last.rsplit(',').next().map(str::trim)
}

/// Parses `uri-host [":" port]` (RFC 9110, section 7.2) and returns the host.
fn host(text: &str) -> Result<String, MalformedHost> {
    let authority: Authority = text.parse().map_err(|_| MalformedHost)?;
    let port = authority.as_str().strip_prefix(authority.host());
    let port = port.ok_or(MalformedHost)?;
    let is_port = port.is_empty()
        || port
            .strip_prefix(':')
            .is_some_and(|digits| digits.bytes().all(|byte| byte.is_ascii_digit()));
    if authority.host().is_empty() || !is_port {
        return Err(MalformedHost);
    }
    Ok(authority.host().trim_end_matches('.').to_ascii_lowercase())
}

/// Returns whether a host is this server's: that of its public URL, one that the operator allows, or loopback.
fn is_ours(host: &str, config: &Config) -> bool {
    config.public_host().is_some_and(|own| own == host)
        || config.allowed_hosts.iter().any(|allowed| allowed == host)
        || is_loopback(host)
}

fn is_loopback(host: &str) -> bool {
    let v6 = host
        .strip_prefix('[')
        .and_then(|host| host.strip_suffix(']')?.parse::<Ipv6Addr>().ok());
    host == "localhost"
        || host.parse().is_ok_and(|address: Ipv4Addr| address.is_loopback())
        || v6.is_some_and(|address| address.is_loopback())
}

/// Logs a refused host at most once a minute; a proxy that passes on another name looks like an attack.
fn note(host: &str) {
    static LAST: Mutex<Option<Instant>> = Mutex::new(None);
    let mut last = LAST.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
    let now = Instant::now();
    if last.is_none_or(|last| now.duration_since(last) >= SILENCE) {
        *last = Some(now);
        let host: String = host.chars().take(SHOWN).collect();
        tracing::warn!(
            ?host,
            "refused: not the host of public_url; if it is this server's, name it in allowed_hosts"
        );
    }
}

#[cfg(test)]
mod tests;
