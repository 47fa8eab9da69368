//! Tracing: a span for each request and one log line when it is answered.

use std::time::Duration;

use axum::{
    extract::MatchedPath,
    http::{Request, Response},
};
use tower_http::trace::{HttpMakeClassifier, MakeSpan, OnResponse, TraceLayer};
use tracing::Span;

use super::request_id;

/// The type of the tracing layer; everything logged during a request belongs to its span.
pub type Traced = TraceLayer<HttpMakeClassifier, RequestSpan, (), RequestLine, (), (), ()>;

/// Creates the tracing layer.
pub fn layer() -> Traced {
    TraceLayer::new_for_http()
        .make_span_with(RequestSpan)
        .on_request(())
        .on_response(RequestLine)
        .on_body_chunk(())
        .on_eos(())
        .on_failure(())
}

/// The span of a request: its id, method and route, but never the actual path, which contains addresses, nor the query. It has
/// the highest level, so that warnings carry it even when nothing else is logged.
#[derive(Clone, Copy, Debug)]
pub struct RequestSpan;

impl<B> MakeSpan<B> for RequestSpan {
    fn make_span(&mut self, request: &Request<B>) -> Span {
        let route = request.extensions().get::<MatchedPath>();
        tracing::error_span!(
            "request",
            id = request_id::find(request.extensions()),
            method = %request.method(),
            route = route.map_or("app", MatchedPath::as_str),
        )
    }
}

/// The log line with an answer's status and time.
#[derive(Clone, Copy, Debug)]
pub struct RequestLine;

impl<B> OnResponse<B> for RequestLine {
    fn on_response(self, response: &Response<B>, latency: Duration, _: &Span) {
        // 64 bits fit a JSON number.
        let ms = u64::try_from(latency.as_millis()).unwrap_or(u64::MAX);
        tracing::info!(status = response.status().as_u16(), ms, "answered");
    }
}
