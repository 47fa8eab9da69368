//! One request and its answer, on a connection of its own.

use fromline_core::gateway::Host;
use http_body_util::{BodyExt as _, Full, Limited};
use hyper::{
    Request, Response, StatusCode,
    body::{Bytes, Incoming},
    client::conn::http1,
    header,
};
use hyper_util::rt::TokioIo;
use tokio::{net::TcpStream, task::JoinSet};
use url::Url;

use super::{BODY, Unfetched};
use crate::smtp::{CappedStream, TlsClient};

/// Largest number of header fields in an answer.
const HEADERS: usize = 64;
const HEADER_BYTES: usize = 16 * 1024;

/// The result of a request.
pub(super) enum Exchanged {
    /// The document that the server sent.
    Body(Vec<u8>),
    /// A redirect to this URL.
    Elsewhere(String),
}

/// An answered request; dropping it closes the connection.
pub(super) struct Sent {
    /// Head of the answer; its body is read from the connection.
    pub response: Response<Incoming>,
    _work: JoinSet<hyper::Result<()>>,
}

/// Starts TLS for this host and sends one request.
pub(super) async fn send(
    stream: TcpStream,
    tls: &TlsClient,
    host: &Host,
    request: Request<Full<Bytes>>,
) -> Result<Sent, Unfetched> {
    let secured = tls
        .connect(host.as_str(), Box::new(CappedStream::new(stream)))
        .await;
    let secured = secured.map_err(|_| Unfetched::Nothing)?;
    let mut builder = http1::Builder::new();
    builder.max_headers(HEADERS).max_buf_size(HEADER_BYTES);
    let (mut sender, connection) = builder
        .handshake::<_, Full<Bytes>>(TokioIo::new(secured.stream))
        .await
        .map_err(|_| Unfetched::Nothing)?;
    // Dropped together with the request, however it ends, which closes the connection.
    let mut work = JoinSet::new();
    work.spawn(connection);
    let response = sender.send_request(request).await;
    Ok(Sent {
        response: response.map_err(|_| Unfetched::Nothing)?,
        _work: work,
    })
}

/// Sends one GET request.
pub(super) async fn exchange(
    stream: TcpStream,
    tls: &TlsClient,
    host: &Host,
    url: &Url,
) -> Result<Exchanged, Unfetched> {
    let path = url.query().map_or_else(
        || url.path().to_owned(),
        |query| format!("{}?{query}", url.path()),
    );
    let request = Request::get(path)
        .header(header::HOST, host.as_str())
        .header(header::CONNECTION, "close")
        .body(Full::default())
        .map_err(|_| Unfetched::Nothing)?;
    read(send(stream, tls, host, request).await?).await
}

/// Reads the body of an answer; fails if it is too large.
pub(super) async fn body(sent: Sent) -> Result<Vec<u8>, Unfetched> {
    let Sent { response, _work } = sent;
    let body = Limited::new(response.into_body(), BODY).collect().await;
    let body = body.map_err(|_| Unfetched::Nothing)?;
    Ok(body.to_bytes().to_vec())
}

async fn read(sent: Sent) -> Result<Exchanged, Unfetched> {
    let status = sent.response.status();
    if status == StatusCode::OK {
        return body(sent).await.map(Exchanged::Body);
    }
    let location = sent.response.headers().get(header::LOCATION);
    match location.and_then(|location| location.to_str().ok()) {
        Some(location) if status.is_redirection() => Ok(Exchanged::Elsewhere(location.to_owned())),
        _ if status.is_server_error() => Err(Unfetched::Unanswered),
        _ => Err(Unfetched::Nothing),
    }
}
