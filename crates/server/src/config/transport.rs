//! Plain HTTP is for loopback, and for the way from a trusted proxy that speaks https to the world.

use std::net::SocketAddr;

use super::Config;

/// Whether the server may listen there with this public URL (empty: not set). The error is one line for the operator.
pub fn check_transport(config: &Config, listen: SocketAddr) -> Result<(), String> {
    let loopback = listen.ip().to_canonical().is_loopback();
    let proxied = config.https() && !config.trusted_proxies.is_empty();
    if config.demo {
        return if loopback && !config.https() && is_local(&config.public_url) {
            Ok(())
        } else {
            Err(
                "the demo runs on loopback only, for example --listen 127.0.0.1:8080, without a public_url"
                    .to_owned(),
            )
        };
    }
    if !loopback && !proxied {
        return Err(format!(
            "refusing plain HTTP on {listen}: listen on 127.0.0.1, or set trusted_proxies and a public_url that begins with https://"
        ));
    }
    if !config.https() && !is_local(&config.public_url) {
        return Err(format!(
            "public_url {}: passwords travel by https only",
            config.public_url
        ));
    }
    Ok(())
}

fn is_local(url: &str) -> bool {
    let host = url.strip_prefix("http://").unwrap_or(url);
    let host = match host.rsplit_once(':') {
        Some((name, port)) if port.bytes().all(|byte| byte.is_ascii_digit()) => name,
        _ => host,
    };
    matches!(host, "" | "localhost" | "[::1]")
        || host
            .parse::<std::net::Ipv4Addr>()
            .is_ok_and(|address| address.is_loopback())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_http_stays_at_home() {
        let proxy = "10.0.0.1/32";
        for (listen, public_url, trusted, demo, allowed) in [
            ("127.0.0.1:8080", "", "", false, true),
            ("[::1]:8080", "http://localhost:8080", "", false, true),
            ("127.0.0.1:8080", "http://[::1]:8080", "", false, true),
            ("127.0.0.1:8080", "https://mail.example.com", "", false, true),
            ("127.0.0.1:8080", "http://mail.example.com", "", false, false),
            ("127.0.0.1:8080", "http://127.0.0.1.example.com", "", false, false),
            ("0.0.0.0:8080", "", "", false, false),
            ("0.0.0.0:8080", "https://mail.example.com", "", false, false),
            ("0.0.0.0:8080", "http://mail.example.com", proxy, false, false),
            ("0.0.0.0:8080", "https://mail.example.com", proxy, false, true),
            ("127.0.0.1:0", "", "", true, true),
            ("0.0.0.0:8080", "https://mail.example.com", proxy, true, false),
            ("127.0.0.1:8080", "https://mail.example.com", "", true, false),
        ] {
            let config = Config {
                public_url: public_url.to_owned(),
                trusted_proxies: trusted.parse().into_iter().collect(),
                demo,
                ..Config::default()
            };
            let verdict = check_transport(&config, listen.parse().unwrap());
            assert_eq!(
                verdict.is_ok(),
                allowed,
                "{listen} {public_url} {trusted} {demo}: {verdict:?}"
            );
        }
    }
}
