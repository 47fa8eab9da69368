//! Metrics, sent to an OpenTelemetry receiver that the operator named: OTLP/HTTP
//! (<https://opentelemetry.io/docs/specs/otlp/#otlphttp>).

use std::{sync::Arc, time::Duration};

use http_body_util::Full;
use hyper::{Request, body::Bytes, client::conn::http1, header};
use hyper_util::rt::TokioIo;
use tokio::{
    io::{AsyncRead, AsyncWrite},
    net::TcpStream,
    task::JoinSet,
    time::timeout,
};
use url::Url;

use crate::smtp::{CappedStream, TlsClient};

/// Time limit for one export: the specification's default.
const WHOLE: Duration = Duration::from_secs(10);

/// The receiver, anonymous: a Collector adds credentials.
#[derive(Clone, Debug)]
pub struct OtlpReceiver {
    url: Url,
    tls: Arc<TlsClient>,
}

/// The reasons why a receiver did not get metrics.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
pub enum OtlpFailure {
    /// Nobody listens there, or the name is not known.
    #[error("cannot be connected to")]
    Unreachable,
    /// The certificate is not valid, or TLS fails for another reason.
    #[error("does not prove by a certificate who it is")]
    Untrusted,
    /// There was no answer within ten seconds, or none in HTTP.
    #[error("does not answer in HTTP within ten seconds")]
    Silent,
    /// It answered with this status.
    #[error("refuses the metrics with status {0}")]
    Refused(u16),
}

impl OtlpReceiver {
    /// Creates the receiver at a base URL, to which the path of metrics is appended.
    pub fn new(endpoint: &Url, tls: Arc<TlsClient>) -> Self {
        let mut url = endpoint.clone();
        url.set_path(&format!("{}/v1/metrics", endpoint.path().trim_end_matches('/')));
        Self { url, tls }
    }

    /// Sends one message in binary Protobuf. Whatever fails is not repeated: the next one counts it, too.
    pub async fn send(&self, message: Vec<u8>) -> Result<(), OtlpFailure> {
        let sent = timeout(WHOLE, self.sent(message)).await;
        sent.unwrap_or(Err(OtlpFailure::Silent))
    }

    async fn sent(&self, message: Vec<u8>) -> Result<(), OtlpFailure> {
        let host = self.url.host_str().unwrap_or_default();
        let bare = host.trim_start_matches('[').trim_end_matches(']');
        let port = self.url.port_or_known_default().unwrap_or_default();
        let stream = TcpStream::connect((bare, port)).await;
        let stream = stream.map_err(|_| OtlpFailure::Unreachable)?;
        let authority = match self.url.port() {
            Some(port) => format!("{host}:{port}"),
            None => host.to_owned(),
        };
        let request = Request::post(self.url.path())
            .header(header::HOST, authority)
            .header(header::CONTENT_TYPE, "application/x-protobuf")
            .header(
                header::USER_AGENT,
                concat!("fromline/", env!("CARGO_PKG_VERSION")),
            )
            .header(header::CONNECTION, "close")
            .body(Full::new(Bytes::from(message)))
            .map_err(|_| OtlpFailure::Unreachable)?;
        let capped = Box::new(CappedStream::new(stream));
        if self.url.scheme() == "http" {
            return post(capped, request).await;
        }
        let secured = self.tls.connect(bare, capped).await;
        post(secured.map_err(|_| OtlpFailure::Untrusted)?.stream, request).await
    }
}

async fn post(
    stream: impl AsyncRead + AsyncWrite + Send + Unpin + 'static,
    request: Request<Full<Bytes>>,
) -> Result<(), OtlpFailure> {
    let shaken = http1::handshake::<_, Full<Bytes>>(TokioIo::new(stream)).await;
    let (mut sender, connection) = shaken.map_err(|_| OtlpFailure::Silent)?;
    // Dropped together with the request, however it ends, which closes the connection.
    let mut work = JoinSet::new();
    work.spawn(connection);
    let answer = sender.send_request(request).await;
    let status = answer.map_err(|_| OtlpFailure::Silent)?.status();
    if status.is_success() {
        Ok(())
    } else {
        Err(OtlpFailure::Refused(status.as_u16()))
    }
}
