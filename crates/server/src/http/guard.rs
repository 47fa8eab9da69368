//! What every request passes before a handler sees it: where it comes from, how large it says it is, how long it may take;
//! and what becomes of a handler that panics.

use std::{panic::AssertUnwindSafe, time::Duration};

use axum::{
    extract::{MatchedPath, Request, State},
    http::{HeaderMap, Method, StatusCode, header},
    middleware::Next,
    response::{IntoResponse as _, Redirect, Response},
};
use fromline_core::Reason;
use futures_util::FutureExt as _;

use super::{
    client_address::{Peer, is_trusted},
    error::ApiError,
    json,
    probes::is_probe,
};
use crate::state::App;

/// The longest that a request may take, body included; a gateway check takes up to 30 s.
const PATIENCE: Duration = Duration::from_mins(1);

/// One line for each request: the route, never the path itself, which names addresses, and never the query.
pub async fn log(request: Request, next: Next) -> Response {
    let method = request.method().clone();
    let route = request.extensions().get::<MatchedPath>().cloned();
    let begin = std::time::Instant::now();
    let response = next.run(request).await;
    tracing::info!(
        %method,
        route = route.as_ref().map_or("app", MatchedPath::as_str),
        status = response.status().as_u16(),
        ms = begin.elapsed().as_millis(),
    );
    response
}

/// Plain HTTP is for this machine and for trusted proxies; what a proxy took without TLS goes to https.
pub async fn transport(State(app): State<App>, request: Request, next: Next) -> Response {
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

/// Bodies that say how large they are can be refused at once; the others are counted while they are read.
pub async fn size(request: Request, next: Next) -> Response {
    let length = text(request.headers(), header::CONTENT_LENGTH.as_str());
    let length = length
        .and_then(|length| length.parse::<usize>().ok())
        .unwrap_or_default();
    if length > json::limit(request.uri().path()) {
        return ApiError::new(StatusCode::PAYLOAD_TOO_LARGE, Reason::BodyTooLarge).into_response();
    }
    next.run(request).await
}

/// An answer within the minute, whatever the handler does: panicking is a fault of ours and ends this request alone.
pub async fn answer(request: Request, next: Next) -> Response {
    let work = AssertUnwindSafe(next.run(request)).catch_unwind();
    match tokio::time::timeout(PATIENCE, work).await {
        Ok(Ok(response)) if is_foreign(&response) => {
            ApiError::new(StatusCode::BAD_REQUEST, Reason::BodyInvalid).into_response()
        }
        Ok(Ok(response)) => response,
        Ok(Err(_panic)) => ApiError::new(StatusCode::INTERNAL_SERVER_ERROR, Reason::Internal).into_response(),
        Err(_elapsed) => ApiError::new(StatusCode::SERVICE_UNAVAILABLE, Reason::Unavailable).into_response(),
    }
}

/// The framework's own refusals, for example of a path that is no UTF-8, are prose.
fn is_foreign(response: &Response) -> bool {
    let kind = text(response.headers(), header::CONTENT_TYPE.as_str());
    response.status() == StatusCode::BAD_REQUEST && kind.is_none_or(|kind| kind.starts_with("text/plain"))
}

fn text<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers.get(name)?.to_str().ok()
}

#[cfg(test)]
mod tests;
