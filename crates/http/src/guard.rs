//! The checks and limits that every request passes before a handler sees it: origin, announced size, time limit, and the handling
//! of panics.

use std::{any::Any, time::Duration};

use axum::{
    extract::{Request, State},
    http::{HeaderMap, Method, StatusCode, header},
    middleware::Next,
    response::{IntoResponse as _, Redirect, Response},
};
use fromline_core::Reason;
use fromline_services::state::App;
use tower_http::{catch_panic::CatchPanicLayer, timeout::TimeoutLayer};

use super::{
    client_address::{Peer, is_trusted},
    error::ApiError,
    json,
    probes::is_probe,
};

/// Time limit for a request, including its body; a gateway check takes up to 30 seconds.
const PATIENCE: Duration = Duration::from_mins(1);

/// Allows plain HTTP only from this machine and from trusted proxies. A request that a proxy received without TLS is redirected
/// to HTTPS.
pub async fn require_secure_transport(State(app): State<App>, request: Request, next: Next) -> Response {
    let peer = request
        .extensions()
        .get::<Peer>()
        .map(|peer| peer.0.to_canonical());
    let proxied = peer.is_some_and(|peer| is_trusted(peer, &app.config.trusted_proxies));
    let near = proxied || peer.is_none_or(|peer| peer.is_loopback());
    if !near && !is_probe(request.uri().path()) {
        return ApiError::new(StatusCode::FORBIDDEN, Reason::Forbidden).into_response();
    }
    if proxied && app.config.https() && text(request.headers(), "x-forwarded-proto") == Some("http") {
        if !matches!(*request.method(), Method::GET | Method::HEAD) {
            return ApiError::new(StatusCode::FORBIDDEN, Reason::Forbidden).into_response();
        }
        let path = request.uri().path_and_query().map_or("/", |path| path.as_str());
        return Redirect::permanent(&format!("{}{path}", app.config.public_url)).into_response();
    }
    next.run(request).await
}

/// Refuses a body whose announced length is too large; bodies without a length are counted while they are read.
pub async fn refuse_oversized(request: Request, next: Next) -> Response {
    let length = text(request.headers(), header::CONTENT_LENGTH.as_str());
    let length = length
        .and_then(|length| length.parse::<usize>().ok())
        .unwrap_or_default();
    if length > json::find_limit(request.uri().path()) {
        return ApiError::new(StatusCode::PAYLOAD_TOO_LARGE, Reason::BodyTooLarge).into_response();
    }
    next.run(request).await
}

/// Limits every request to one minute, whatever its handler does. [`wrap_refusals`] replaces the library's answer.
pub fn timeout() -> TimeoutLayer {
    TimeoutLayer::with_status_code(StatusCode::SERVICE_UNAVAILABLE, PATIENCE)
}

/// The function that turns a panic into an answer.
type OnPanic = fn(Box<dyn Any + Send>) -> Response;

/// Contains a handler's panic, which is a fault of ours: only that request ends, with a 500.
pub fn catch_panic() -> CatchPanicLayer<OnPanic> {
    CatchPanicLayer::custom(|_| {
        ApiError::new(StatusCode::INTERNAL_SERVER_ERROR, Reason::Internal).into_response()
    })
}

/// Gives the envelope to refusals of the libraries, which have no body or plain text (for example for a path that is not UTF-8).
pub async fn wrap_refusals(request: Request, next: Next) -> Response {
    let response = next.run(request).await;
    let kind = text(response.headers(), header::CONTENT_TYPE.as_str());
    match response.status() {
        StatusCode::BAD_REQUEST if kind.is_none_or(|kind| kind.starts_with("text/plain")) => {
            ApiError::new(StatusCode::BAD_REQUEST, Reason::BodyInvalid).into_response()
        }
        StatusCode::SERVICE_UNAVAILABLE if kind.is_none() => {
            ApiError::new(StatusCode::SERVICE_UNAVAILABLE, Reason::Unavailable).into_response()
        }
        _ => response,
    }
}

fn text<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers.get(name)?.to_str().ok()
}

#[cfg(test)]
mod tests;
