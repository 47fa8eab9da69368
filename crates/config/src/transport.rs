//! The rule for plain HTTP: only on loopback, or between a trusted proxy that serves HTTPS and this server.

use std::net::SocketAddr;

use super::{
    Config,
    setting::About,
    settings::{LISTEN, PUBLIC_URL},
};

/// The reason why plain HTTP would be exposed.
#[derive(Debug)]
pub struct Exposed {
    /// The setting to change.
    pub setting: &'static About,
    /// What is wrong with it.
    pub what: String,
    /// What would be right.
    pub advice: &'static str,
}

/// Checks that the server may listen there with this public URL (empty if not set).
pub fn check_transport(config: &Config, listen: SocketAddr) -> Result<(), Exposed> {
    let loopback = listen.ip().to_canonical().is_loopback();
    let proxied = config.https() && !config.trusted_proxies.is_empty();
    if config.demo {
        return if loopback && !config.https() && is_local(&config.public_url) {
            Ok(())
        } else {
            Err(Exposed {
                setting: if loopback {
                    &PUBLIC_URL.about
                } else {
                    &LISTEN.about
                },
                what: "the demo runs on loopback only".to_owned(),
                advice: "for example --listen 127.0.0.1:8080, without a public_url",
            })
        };
    }
    if !loopback && !proxied {
        return Err(Exposed {
            setting: &LISTEN.about,
            what: format!("refusing plain HTTP on {listen}"),
            advice: "listen on 127.0.0.1, or set trusted_proxies and a public_url that begins with https://",
        });
    }
    if !config.https() && !is_local(&config.public_url) {
        return Err(Exposed {
            setting: &PUBLIC_URL.about,
            what: format!("“{}”: passwords travel by https only", config.public_url),
            advice: "let it begin with https://",
        });
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
