//! Headers that every answer carries.

mod csp;

use std::sync::Arc;

use axum::{
    extract::{Request, State},
    http::{HeaderMap, HeaderName, HeaderValue, header},
    middleware::Next,
    response::Response,
};
use fromline_config::Config;

use crate::embedded;

/// Browser features that no page of ours needs, all disabled.
const PERMISSIONS: &str = "accelerometer=(), autoplay=(), camera=(), display-capture=(), encrypted-media=(), \
    fullscreen=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), \
    screen-wake-lock=(), usb=(), xr-spatial-tracking=()";

/// Builds the security headers, once at startup.
pub fn build_security(config: &Config) -> Arc<HeaderMap> {
    let page = embedded::file("/index.html").unwrap_or_default();
    let policy = csp::build_policy(&String::from_utf8_lossy(page));
    let mut headers = HeaderMap::new();
    for (name, value) in [
        ("x-content-type-options", "nosniff"),
        ("x-frame-options", "DENY"),
        ("referrer-policy", "no-referrer"),
        ("cross-origin-opener-policy", "same-origin"),
        ("cross-origin-embedder-policy", "require-corp"),
        ("cross-origin-resource-policy", "same-origin"),
        ("permissions-policy", PERMISSIONS),
    ] {
        headers.insert(HeaderName::from_static(name), HeaderValue::from_static(value));
    }
    // Hashes and directive names are always a valid header value. The fallback allows nothing at all.
    let nothing = HeaderValue::from_static("default-src 'none'");
    let policy = HeaderValue::try_from(policy).unwrap_or(nothing);
    headers.insert(header::CONTENT_SECURITY_POLICY, policy);
    if config.https() {
        let two_years = HeaderValue::from_static("max-age=63072000");
        headers.insert(header::STRICT_TRANSPORT_SECURITY, two_years);
    }
    Arc::new(headers)
}

/// Adds the security headers to an answer, and `no-store` where nothing else sets how long it may be cached.
pub async fn add(State(security): State<Arc<HeaderMap>>, request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    put(response.headers_mut(), &security);
    response
}

/// Adds the security headers to an existing header map.
pub fn put(headers: &mut HeaderMap, security: &HeaderMap) {
    for (name, value) in security {
        headers.insert(name, value.clone());
    }
    let no_store = HeaderValue::from_static("no-store");
    headers.entry(header::CACHE_CONTROL).or_insert(no_store);
}
