//! HTTPS requests to hosts that the operator named: OAuth providers. Every status is returned to the caller, and redirects are
//! not followed.

use std::time::Duration;

use async_trait::async_trait;
use fromline_base::idn::to_ascii;
use fromline_core::gateway::Host;
use http_body_util::Full;
use hyper::{Request, body::Bytes, header, http::request::Builder};
use secrecy::{ExposeSecret as _, SecretString};
use tokio::time::timeout;
use url::Url;

use super::{
    GuardedHttps, Unfetched,
    exchange::{body, send},
};

/// Time limit for one request.
const WHOLE: Duration = Duration::from_secs(15);

/// An answer, of whatever status.
#[derive(Debug)]
pub struct HttpsAnswer {
    /// HTTP status code of the answer.
    pub status: u16,
    /// The body, at most [`super::BODY`] bytes.
    pub body: Vec<u8>,
}

/// A form to be posted.
#[derive(Debug)]
pub struct Form {
    /// Fields of the form, URL-encoded.
    pub body: SecretString,
    /// Value of the Authorization header, if one is sent.
    pub authorization: Option<SecretString>,
}

/// HTTPS requests to hosts that the operator named.
#[async_trait]
pub trait Ask: Send + Sync {
    /// Fetches a document, within fifteen seconds.
    async fn get(&self, url: &Url) -> Result<HttpsAnswer, Unfetched>;

    /// Posts a form, within fifteen seconds.
    async fn post(&self, url: &Url, form: &Form) -> Result<HttpsAnswer, Unfetched>;
}

#[async_trait]
impl Ask for GuardedHttps {
    async fn get(&self, url: &Url) -> Result<HttpsAnswer, Unfetched> {
        let request = begin(Request::get(path(url)), url).body(Full::default());
        self.answer(url, request.map_err(|_| Unfetched::Nothing)?).await
    }

    async fn post(&self, url: &Url, form: &Form) -> Result<HttpsAnswer, Unfetched> {
        let mut request = begin(Request::post(path(url)), url)
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        if let Some(authorization) = &form.authorization {
            let mut value = header::HeaderValue::from_str(authorization.expose_secret())
                .map_err(|_| Unfetched::Nothing)?;
            value.set_sensitive(true);
            request = request.header(header::AUTHORIZATION, value);
        }
        let body = Bytes::copy_from_slice(form.body.expose_secret().as_bytes());
        let request = request.body(Full::new(body)).map_err(|_| Unfetched::Nothing)?;
        self.answer(url, request).await
    }
}

impl GuardedHttps {
    async fn answer(&self, url: &Url, request: Request<Full<Bytes>>) -> Result<HttpsAnswer, Unfetched> {
        timeout(WHOLE, self.answered(url, request))
            .await
            .unwrap_or(Err(Unfetched::Unanswered))
    }

    async fn answered(&self, url: &Url, request: Request<Full<Bytes>>) -> Result<HttpsAnswer, Unfetched> {
        let (host, port) = place(url).ok_or(Unfetched::Nothing)?;
        let stream = self.stream(&host, port).await?;
        let sent = send(stream, &self.tls, &host, request).await?;
        let status = sent.response.status().as_u16();
        Ok(HttpsAnswer {
            status,
            body: body(sent).await?,
        })
    }
}

/// Returns the host and port of an acceptable URL: https, a host name rather than an address, no user or password.
fn place(url: &Url) -> Option<(Host, u16)> {
    let is_plain = url.scheme() == "https" && url.username().is_empty() && url.password().is_none();
    let host = Host::parse(url.host_str()?, &to_ascii)
        .ok()
        .filter(|_| is_plain)?;
    Some((host, url.port_or_known_default()?))
}

fn path(url: &Url) -> String {
    match url.query() {
        Some(query) => format!("{}?{query}", url.path()),
        None => url.path().to_owned(),
    }
}

fn begin(request: Builder, url: &Url) -> Builder {
    let host = url.host_str().unwrap_or_default();
    let host = url
        .port()
        .map_or_else(|| host.to_owned(), |port| format!("{host}:{port}"));
    request
        .header(header::HOST, host)
        .header(header::ACCEPT, "application/json")
        .header(header::CONNECTION, "close")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whom_may_be_asked() {
        for (url, expected) in [
            ("https://id.partner.com/token", Some(("id.partner.com", 443))),
            (
                "https://id.partner.com:8443/token?x",
                Some(("id.partner.com", 8443)),
            ),
            ("http://id.partner.com/token", None),
            ("https://user@id.partner.com/token", None),
            ("https://127.0.0.1/token", None),
            ("https://[::1]/token", None),
            ("https://localhost/token", None),
        ] {
            let found = place(&Url::parse(url).unwrap());
            let found = found.as_ref().map(|(host, port)| (host.as_str(), *port));
            assert_eq!(found, expected, "{url}");
        }
    }
}
