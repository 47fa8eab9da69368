//! A span around each request, and one line when it is answered.

use std::time::Duration;

use axum::{
    extract::MatchedPath,
    http::{Request, Response},
};
use tower_http::trace::{HttpMakeClassifier, MakeSpan, OnResponse, TraceLayer};
use tracing::Span;

use super::request_id;

/// The layer that does it; whatever is logged while a request is worked on stands in its span.
pub type Traced = TraceLayer<HttpMakeClassifier, RequestSpan, (), RequestLine, (), (), ()>;

/// The layer.
pub fn layer() -> Traced {
    TraceLayer::new_for_http()
        .make_span_with(RequestSpan)
        .on_request(())
        .on_response(RequestLine)
        .on_body_chunk(())
        .on_eos(())
        .on_failure(())
}

/// Name, method and route of a request: never the path itself, which names addresses, and never the query. A span of the highest
/// level, so that warnings have it, too, when nothing else is logged.
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

/// Status and time of an answer.
#[derive(Clone, Copy, Debug)]
pub struct RequestLine;

impl<B> OnResponse<B> for RequestLine {
    fn on_response(self, response: &Response<B>, latency: Duration, _: &Span) {
        // 64 bits: a number in JSON.
        let ms = u64::try_from(latency.as_millis()).unwrap_or(u64::MAX);
        tracing::info!(status = response.status().as_u16(), ms, "answered");
    }
}
