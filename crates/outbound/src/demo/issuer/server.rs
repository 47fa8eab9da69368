//! The provider's server for Fromline's requests: HTTPS on loopback.

use std::{collections::BTreeMap, convert::Infallible, io, net::SocketAddr, sync::Arc};

use http_body_util::{BodyExt as _, Limited};
use hyper::{
    Method, Request, Response, StatusCode, body::Incoming, header, server::conn::http1, service::service_fn,
};
use hyper_util::rt::TokioIo;
use rustls::ServerConfig;
use tokio::net::TcpListener;
use tokio_rustls::TlsAcceptor;
use url::form_urlencoded;

use super::{DemoIssuer, TokenAnswer};

/// Largest form that is read, in bytes.
const FORM: usize = 16 * 1024;

/// Serves the endpoints on a free port of loopback.
pub async fn start(issuer: Arc<DemoIssuer>, tls: Arc<ServerConfig>) -> io::Result<SocketAddr> {
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    let address = listener.local_addr()?;
    let acceptor = TlsAcceptor::from(tls);
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            let (acceptor, issuer) = (acceptor.clone(), issuer.clone());
            tokio::spawn(async move {
                if let Ok(stream) = acceptor.accept(stream).await {
                    let service = service_fn(move |request| answer(issuer.clone(), request));
                    drop(
                        http1::Builder::new()
                            .serve_connection(TokioIo::new(stream), service)
                            .await,
                    );
                }
            });
        }
    });
    Ok(address)
}

async fn answer(issuer: Arc<DemoIssuer>, request: Request<Incoming>) -> Result<Response<String>, Infallible> {
    let (path, is_form) = (request.uri().path().to_owned(), request.method() == Method::POST);
    let body = Limited::new(request.into_body(), FORM).collect().await;
    let TokenAnswer(status, body) = match body {
        Ok(body) if is_form => {
            let body = body.to_bytes();
            let fields: BTreeMap<String, String> = form_urlencoded::parse(&body).into_owned().collect();
            issuer.answer(&path, &fields)
        }
        _ => TokenAnswer(400, serde_json::Value::Null),
    };
    let mut response = Response::new(body.to_string());
    *response.status_mut() = StatusCode::from_u16(status).unwrap_or_default();
    let json = header::HeaderValue::from_static("application/json");
    response.headers_mut().insert(header::CONTENT_TYPE, json);
    Ok(response)
}
