//! A provider's token endpoint on loopback, by https: it rotates refresh tokens, accepts each of them once, and counts.

use std::{
    collections::BTreeMap,
    convert::Infallible,
    io,
    net::SocketAddr,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::Duration,
};

use http_body_util::{BodyExt as _, Limited};
use hyper::{Request, Response, body::Incoming, header, server::conn::http1, service::service_fn};
use hyper_util::rt::TokioIo;
use rustls::{ServerConfig, pki_types::CertificateDer};
use serde_json::{Value, json};
use tokio::net::TcpListener;
use tokio_rustls::TlsAcceptor;

use crate::demo::{Certificate, authority::Authority};

/// The largest form that is read, in bytes.
const FORM: usize = 16 * 1024;

/// One account at the provider.
#[derive(Clone, Debug, Default)]
pub struct AccountTally {
    /// The number of the tokens that count now: one more after each refresh.
    pub generation: u32,
    /// The times of its refreshes, by the clock of the endpoint's owner.
    pub refreshed: Vec<Duration>,
    /// Requests under way.
    at_once: u32,
    /// The most requests that were under way at once.
    pub most_at_once: u32,
    /// Requests with a refresh token that was used before.
    pub refused: u32,
}

/// What happens between the rotation of a token and the response; it is passed the account.
type Hook = Box<dyn Fn(&str) + Send + Sync>;

/// An OAuth token endpoint for tests, which counts what it is asked.
pub struct TokenEndpoint {
    accounts: Mutex<BTreeMap<String, AccountTally>>,
    /// How long it takes to answer.
    delay: Duration,
    /// The time, as its owner wants it noted.
    clock: Box<dyn Fn() -> Duration + Send + Sync>,
    hook: Hook,
}

impl TokenEndpoint {
    /// Creates an endpoint that takes `delay` to answer, notes times by `clock`, and calls `hook` once it has rotated a token.
    pub fn new(
        delay: Duration,
        clock: impl Fn() -> Duration + Send + Sync + 'static,
        hook: impl Fn(&str) + Send + Sync + 'static,
    ) -> Self {
        Self {
            accounts: Mutex::default(),
            delay,
            clock: Box::new(clock),
            hook: Box::new(hook),
        }
    }

    /// Returns the refresh token of an account that counts now; an unknown account begins with this.
    pub fn refresh_token(&self, account: &str) -> String {
        let mut accounts = self.lock();
        let generation = accounts.entry(account.to_owned()).or_default().generation;
        token("refresh", account, generation)
    }

    /// Returns whether an access token is valid: an account's newest, or the one before, which has not expired yet.
    pub fn accepts(&self, account: &str, access: &str) -> bool {
        let accounts = self.lock();
        let newest = accounts.get(account).map_or(0, |known| known.generation);
        let is = |generation: u32| generation > 0 && access == token("access", account, generation);
        is(newest) || is(newest.saturating_sub(1))
    }

    /// Returns every account with what was counted.
    pub fn accounts(&self) -> BTreeMap<String, AccountTally> {
        self.lock().clone()
    }

    /// Serves on a free port of loopback.
    ///
    /// # Errors
    ///
    /// If there is no port.
    pub async fn start(self: Arc<Self>, tls: Arc<ServerConfig>) -> io::Result<SocketAddr> {
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        let address = listener.local_addr()?;
        let acceptor = TlsAcceptor::from(tls);
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let (acceptor, endpoint) = (acceptor.clone(), self.clone());
                tokio::spawn(async move {
                    let Ok(stream) = acceptor.accept(stream).await else {
                        return;
                    };
                    let service = service_fn(move |request| endpoint.clone().respond(request));
                    let connection = http1::Builder::new().serve_connection(TokioIo::new(stream), service);
                    drop(connection.await);
                });
            }
        });
        Ok(address)
    }

    async fn respond(self: Arc<Self>, request: Request<Incoming>) -> Result<Response<String>, Infallible> {
        let body = Limited::new(request.into_body(), FORM).collect().await;
        let body = body.map(http_body_util::Collected::to_bytes).unwrap_or_default();
        let fields: BTreeMap<String, String> = url::form_urlencoded::parse(&body).into_owned().collect();
        let token = fields.get("refresh_token").map_or("", String::as_str);
        let account = &account_of(token);
        let (status, answer) = self.begin(account, token);
        if status == 200 {
            (self.hook)(account);
        }
        tokio::time::sleep(self.delay).await;
        if let Some(known) = self.lock().get_mut(account) {
            known.at_once = known.at_once.saturating_sub(1);
        }
        let mut response = Response::new(answer.to_string());
        *response.status_mut() = hyper::StatusCode::from_u16(status).unwrap_or_default();
        let json = header::HeaderValue::from_static("application/json");
        response.headers_mut().insert(header::CONTENT_TYPE, json);
        Ok(response)
    }

    /// Rotates the token: status and body.
    fn begin(&self, account: &str, brought: &str) -> (u16, Value) {
        let mut accounts = self.lock();
        let refused = (400, json!({ "error": "invalid_grant" }));
        let Some(known) = accounts.get_mut(account) else {
            return refused;
        };
        known.at_once += 1;
        known.most_at_once = known.most_at_once.max(known.at_once);
        if brought != token("refresh", account, known.generation) {
            known.refused += 1;
            return refused;
        }
        known.generation += 1;
        known.refreshed.push((self.clock)());
        let generation = known.generation;
        let tokens = json!({
            "access_token": token("access", account, generation),
            "token_type": "Bearer",
            "expires_in": 3600,
            "refresh_token": token("refresh", account, generation),
        });
        (200, tokens)
    }

    fn lock(&self) -> MutexGuard<'_, BTreeMap<String, AccountTally>> {
        self.accounts.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Builds a token of the characters that bearer tokens may have (RFC 6750 section 2.1).
fn token(kind: &str, account: &str, generation: u32) -> String {
    format!("{kind}/{}/{generation}", account.replace('@', "+"))
}

/// Returns the account of a token.
pub fn account_of(token: &str) -> String {
    token.split('/').nth(1).unwrap_or_default().replace('+', "@")
}

/// Makes TLS for servers of these names, and the certificate of the authority that signed theirs.
///
/// # Panics
///
/// Without random numbers.
pub fn certificates(names: &[&str]) -> (CertificateDer<'static>, Vec<Arc<ServerConfig>>) {
    let authority = Authority::new().expect("an authority");
    let servers = names.iter().map(|name| {
        let signed = authority.certificate(name, Certificate::Good);
        signed.expect("a certificate")
    });
    (authority.root(), servers.collect())
}
