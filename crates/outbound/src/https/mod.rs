//! HTTPS requests for what domains publish about their mail. A domain's owner decides what answers, and users name the domains,
//! so the other side is as hostile as a gateway.
//!
//! A name is resolved once, the guard checks every address, and the connection goes to a checked address on port 443 only. TLS
//! verifies the name; at most one redirect is followed, with the same checks; bytes are limited below TLS and in the body. Plain
//! HTTP is not used. The request contains only the host and a fixed path: no cookie, no address, no user agent.

mod ask;
mod exchange;

use std::{net::SocketAddr, sync::Arc, time::Duration};

use async_trait::async_trait;
use fromline_base::idn::to_ascii;
use fromline_core::gateway::Host;
use tokio::{net::TcpStream, time::timeout};
use url::Url;

use crate::smtp::{Connect, Resolve, TlsClient, guard::Guard};
pub use ask::{Ask, Form, HttpsAnswer};
use exchange::{Exchanged, exchange};

/// Largest body, in bytes.
pub const BODY: usize = 64 * 1024;
/// The only port that is connected to.
const PORT: u16 = 443;
/// Largest number of addresses of one name that are tried.
const ADDRESSES: usize = 2;
/// Time limit for one fetch, including its redirect.
const WHOLE: Duration = Duration::from_secs(7);

/// The reasons why nothing was fetched.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
pub enum Unfetched {
    /// There is no document: no such host, no HTTPS, not found, or content that is not accepted.
    #[error("nothing is published")]
    Nothing,
    /// Whether there is a document could not be determined in time.
    #[error("no answer")]
    Unanswered,
}

/// A source of documents.
#[async_trait]
pub trait Fetch: Send + Sync {
    /// Fetches the body of a document, at most [`BODY`] bytes, within seven seconds.
    async fn get(&self, url: &Url) -> Result<Vec<u8>, Unfetched>;
}

/// HTTPS through the guard.
pub struct GuardedHttps {
    /// Resolver of host names, before the guard looks at the addresses.
    pub resolver: Arc<dyn Resolve>,
    /// Opens TCP connections to addresses that the guard allows.
    pub connector: Arc<dyn Connect>,
    /// Decides which addresses may be connected to.
    pub guard: Guard,
    /// Makes TLS connections on top of these.
    pub tls: Arc<TlsClient>,
}

impl GuardedHttps {
    async fn follow(&self, url: &Url) -> Result<Vec<u8>, Unfetched> {
        match self.ask(url).await? {
            Exchanged::Body(body) => Ok(body),
            Exchanged::Elsewhere(location) => {
                let next = url.join(&location).map_err(|_| Unfetched::Nothing)?;
                match self.ask(&next).await? {
                    Exchanged::Body(body) => Ok(body),
                    // One redirect suffices for `www.` or a hosting provider's server; more are not followed.
                    Exchanged::Elsewhere(_) => Err(Unfetched::Nothing),
                }
            }
        }
    }

    async fn ask(&self, url: &Url) -> Result<Exchanged, Unfetched> {
        let host = may_ask(url).ok_or(Unfetched::Nothing)?;
        let stream = self.stream(&host, PORT).await?;
        exchange(stream, &self.tls, &host, url).await
    }

    /// Connects to one of the host's checked addresses.
    async fn stream(&self, host: &Host, port: u16) -> Result<TcpStream, Unfetched> {
        let found = self.resolver.lookup(host.as_str()).await;
        let mut addresses = self.guard.check(found, port).ok_or(Unfetched::Nothing)?;
        addresses.truncate(ADDRESSES);
        for address in addresses {
            if let Some(stream) = self.connect(address).await {
                return Ok(stream);
            }
        }
        Err(Unfetched::Nothing)
    }

    async fn connect(&self, address: SocketAddr) -> Option<TcpStream> {
        self.connector.connect(address).await.ok()
    }
}

#[async_trait]
impl Fetch for GuardedHttps {
    async fn get(&self, url: &Url) -> Result<Vec<u8>, Unfetched> {
        timeout(WHOLE, self.follow(url))
            .await
            .unwrap_or(Err(Unfetched::Unanswered))
    }
}

/// Returns the host of an acceptable URL: https on its default port, a host name rather than an address, no user or password.
fn may_ask(url: &Url) -> Option<Host> {
    let is_plain = url.scheme() == "https"
        && url.port_or_known_default() == Some(PORT)
        && url.username().is_empty()
        && url.password().is_none();
    Host::parse(url.host_str()?, &to_ascii).ok().filter(|_| is_plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_may_be_asked() {
        for (url, asked) in [
            ("https://partner.com/x", true),
            ("https://partner.com:443/x", true),
            ("https://PARTNER.com./x", false),
            ("http://partner.com/x", false),
            ("https://partner.com:8443/x", false),
            ("https://user@partner.com/x", false),
            ("https://:secret@partner.com/x", false),
            ("https://127.0.0.1/x", false),
            ("https://2130706433/x", false),
            ("https://[::1]/x", false),
            ("https://localhost/x", false),
            ("ftp://partner.com/x", false),
            ("file:///etc/passwd", false),
        ] {
            let found = may_ask(&Url::parse(url).unwrap()).is_some();
            assert_eq!(found, asked, "{url}");
        }
    }
}
