//! Request ids: in the log's span, in the answer's `X-Request-Id`, and in the envelope of a refusal (`google.rpc.RequestInfo`),
//! so that a user who quotes one leads the operator to the right log lines.
//!
//! A trusted proxy may set the id, so that its log and ours agree; ids from other clients are discarded.

use axum::{
    extract::{Request, State},
    http::{Extensions, HeaderValue},
    middleware::Next,
    response::Response,
};
use fromline_base::keys::random;
use fromline_services::state::App;
use tower_http::request_id::{MakeRequestId, PropagateRequestIdLayer, RequestId, SetRequestIdLayer};

use super::client_address::{Peer, is_trusted};

/// The header, in requests from a trusted proxy and in every answer.
pub const HEADER: &str = "x-request-id";
/// Crockford's base 32 alphabet, without letters that are confused with digits when read aloud.
const LETTERS: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";
/// Length of a generated id, in characters: 60 random bits.
pub const LENGTH: usize = 12;
/// Longest id that a proxy may set, in bytes.
const LONGEST: usize = 64;

/// Generates an id. Without a source of randomness it is all zeros, so that the request is still answered.
pub fn generate() -> String {
    let bytes = random::<LENGTH>().unwrap_or_default();
    let letter = |byte: &u8| char::from(LETTERS[usize::from(byte % 32)]);
    bytes.iter().map(letter).collect()
}

/// Returns the id of a request, if it has one.
pub fn find(extensions: &Extensions) -> Option<&str> {
    extensions.get::<RequestId>()?.header_value().to_str().ok()
}

/// Generates ids for requests that arrive without one.
#[derive(Clone, Copy, Debug)]
pub struct RequestIdMaker;

impl MakeRequestId for RequestIdMaker {
    fn make_request_id<B>(&mut self, _: &axum::http::Request<B>) -> Option<RequestId> {
        HeaderValue::try_from(generate()).ok().map(RequestId::new)
    }
}

/// Gives an id to every request that has none.
pub fn set_layer() -> SetRequestIdLayer<RequestIdMaker> {
    SetRequestIdLayer::x_request_id(RequestIdMaker)
}

/// Copies the id into every answer.
pub fn propagate_layer() -> PropagateRequestIdLayer {
    PropagateRequestIdLayer::x_request_id()
}

/// Removes an id that does not come from a trusted proxy or is malformed.
pub async fn strip_untrusted(State(app): State<App>, mut request: Request, next: Next) -> Response {
    let peer = request.extensions().get::<Peer>();
    let proxied = peer.is_some_and(|peer| is_trusted(peer.0, &app.config.trusted_proxies));
    let mut given = request.headers().get_all(HEADER).iter();
    let is_one = given.next().is_some_and(is_name) && given.next().is_none();
    if !(proxied && is_one) {
        request.headers_mut().remove(HEADER);
    }
    next.run(request).await
}

fn is_name(value: &HeaderValue) -> bool {
    let bytes = value.as_bytes();
    (1..=LONGEST).contains(&bytes.len())
        && bytes
            .iter()
            .all(|byte| byte.is_ascii_alphanumeric() || b"-_.".contains(byte))
}

/// Builds the id of one part of a batch.
pub fn name_part(batch: Option<&str>, place: usize) -> Option<HeaderValue> {
    HeaderValue::try_from(format!("{}.{}", batch?, place + 1)).ok()
}

#[cfg(test)]
mod tests;
