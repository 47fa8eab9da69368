//! A partner's web server in the demo, with one document about its mail settings.

use std::{convert::Infallible, io, net::SocketAddr, sync::Arc};

use hyper::{Request, Response, StatusCode, body::Incoming, server::conn::http1, service::service_fn};
use hyper_util::rt::TokioIo;
use rustls::ServerConfig;
use tokio::net::TcpListener;
use tokio_rustls::TlsAcceptor;

/// Host name of the web server.
pub const HOST: &str = "autoconfig.partner.com";
const PATH: &str = "/mail/config-v1.1.xml";

/// The document, in Mozilla's format.
const DOCUMENT: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<clientConfig version="1.1">
  <emailProvider id="partner.com">
    <domain>partner.com</domain>
    <outgoingServer type="smtp">
      <hostname>smtp.partner.com</hostname>
      <port>465</port>
      <socketType>SSL</socketType>
      <authentication>password-cleartext</authentication>
      <username>%EMAILADDRESS%</username>
    </outgoingServer>
  </emailProvider>
</clientConfig>
"#;

/// Serves the document on a free port of loopback.
pub async fn start(tls: Arc<ServerConfig>) -> io::Result<SocketAddr> {
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    let address = listener.local_addr()?;
    let acceptor = TlsAcceptor::from(tls);
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            let acceptor = acceptor.clone();
            tokio::spawn(async move {
                if let Ok(stream) = acceptor.accept(stream).await {
                    let connection =
                        http1::Builder::new().serve_connection(TokioIo::new(stream), service_fn(answer));
                    drop(connection.await);
                }
            });
        }
    });
    Ok(address)
}

async fn answer(request: Request<Incoming>) -> Result<Response<String>, Infallible> {
    let is_there = request.uri().path() == PATH;
    let mut response = Response::new(if is_there {
        DOCUMENT.to_owned()
    } else {
        String::new()
    });
    if !is_there {
        *response.status_mut() = StatusCode::NOT_FOUND;
    }
    Ok(response)
}
