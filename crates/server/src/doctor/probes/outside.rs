//! What is reached over the network: the relay, DNS, the public URL.

use std::io;

use fromline_base::dns::{Dns, QueryType, Servers};
use fromline_config::Config;
use fromline_core::Reason;
use fromline_http::probes::HEALTHZ;
use fromline_outbound::smtp::{
    Relay as _, SmtpRelay, TlsClient, TlsFailure, build_client_config, read_authorities,
};
use tokio::{net::TcpStream, time::timeout};

use super::{PATIENCE, http::get};
use crate::doctor::{DnsFacts, RelayFacts, WebFacts};

/// Signs in at the relay, as for an email, and sends none.
pub async fn relay(config: &Config) -> RelayFacts {
    let Some(set) = &config.relay else {
        return RelayFacts::NotSet;
    };
    let ehlo = config.domains.first().map_or("localhost", String::as_str);
    let relay = match tls(config).and_then(|tls| SmtpRelay::new(set, tls, ehlo)) {
        Ok(relay) => relay,
        Err(why) => return RelayFacts::NoPassword(why),
    };
    let tried = timeout(PATIENCE, relay.check()).await;
    let outcome = tried.map_or(Err(Reason::Timeout), |tried| {
        tried.map_err(|failure| failure.reason)
    });
    RelayFacts::Asked(format!("{}:{}", set.host, set.port), outcome)
}

/// The public authorities and the operator's own.
fn tls(config: &Config) -> Result<std::sync::Arc<TlsClient>, String> {
    let own = config.ca_file.as_deref().map(read_authorities).transpose()?;
    build_client_config(&own.unwrap_or_default())
}

/// Asks about the first of the domains.
pub async fn dns(config: &Config) -> Option<DnsFacts> {
    let domain = config.domains.first()?.clone();
    let Ok(servers) = Servers::of_the_machine() else {
        return Some(DnsFacts {
            domain,
            has_mail: None,
            has_spf: None,
        });
    };
    let ask = async |kind| timeout(PATIENCE, servers.ask(&domain, kind)).await.ok()?.ok();
    let (mail, texts) = tokio::join!(ask(QueryType::MailServer), ask(QueryType::Text));
    let is_spf = |text: &&[u8]| text.to_ascii_lowercase().starts_with(b"v=spf1");
    Some(DnsFacts {
        has_mail: mail.map(|answer| !answer.names().is_empty()),
        has_spf: texts.map(|answer| answer.texts().iter().any(is_spf)),
        domain,
    })
}

/// Comes as users come, from this machine.
pub async fn web(config: &Config) -> Option<(String, WebFacts)> {
    if !config.https() {
        return None;
    }
    let url = config.public_url.clone();
    let found = timeout(PATIENCE, come_by(config)).await;
    Some((url, found.unwrap_or(WebFacts::Silent)))
}

async fn come_by(config: &Config) -> WebFacts {
    let Some(host) = config.public_host() else {
        return WebFacts::Unresolved;
    };
    let port = port(&config.public_url);
    let stream = match TcpStream::connect((host.trim_matches(['[', ']']), port)).await {
        Ok(stream) => stream,
        Err(error) if error.raw_os_error().is_none() => return WebFacts::Unresolved,
        Err(error) if error.kind() == io::ErrorKind::TimedOut => return WebFacts::Silent,
        Err(_) => return WebFacts::Refused,
    };
    let Ok(tls) = tls(config) else {
        return WebFacts::NoTls;
    };
    let secured = match tls.connect(host, Box::new(stream)).await {
        Ok(secured) => secured,
        Err(TlsFailure::Untrusted(reason)) => return WebFacts::Untrusted(reason),
        Err(TlsFailure::Failed) => return WebFacts::NoTls,
    };
    match get(secured.stream, host, HEALTHZ).await {
        Ok(answer) if answer.status == 200 && answer.body.starts_with(b"ok") => WebFacts::Answers {
            expires: secured.seen.certificate_expires,
        },
        Ok(answer) => WebFacts::Foreign(Some(answer.status)),
        Err(_) => WebFacts::Foreign(None),
    }
}

/// The port of an https URL without a path.
fn port(url: &str) -> u16 {
    let end = url.rsplit(']').next().unwrap_or(url);
    end.rsplit_once(':')
        .and_then(|(_, port)| port.parse().ok())
        .unwrap_or(443)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_port_of_a_url() {
        for (url, expected) in [
            ("https://mail.example.com", 443),
            ("https://mail.example.com:8443", 8443),
            ("https://[::1]", 443),
            ("https://[::1]:8443", 8443),
        ] {
            assert_eq!(port(url), expected, "{url}");
        }
    }
}
