//! Proof that a request comes from Fromline's own page and not from another site open in the same browser.

use axum::{
    extract::FromRequestParts,
    http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, header, request::Parts},
};
use fromline_core::Reason;
use fromline_services::state::App;

use super::{find_device_cookie, find_session_cookie};
use crate::error::ApiError;

/// Length to which a User-Agent is truncated, in characters.
const BROWSER: usize = 200;

/// Proof of same origin for endpoints that need no caller: signing in, signing out and one-time links. Carries the browser's
/// session cookie, which may be invalid. Bearer tokens are refused, because a token does not open a session.
#[derive(Clone, Debug)]
pub struct SameOrigin {
    /// Value of the session cookie, if there was one.
    pub cookie: Option<String>,
    /// Value of the device cookie, if there was one.
    pub device: Option<String>,
    /// First 200 printable ASCII characters of the browser's User-Agent.
    pub browser: String,
}

impl FromRequestParts<App> for SameOrigin {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, ApiError> {
        if parts.headers.contains_key(header::AUTHORIZATION) {
            return Err(ApiError::new(
                StatusCode::BAD_REQUEST,
                Reason::CredentialsAmbiguous,
            ));
        }
        require_same_origin(parts, app)?;
        let cookie = find_session_cookie(&parts.headers, app.config.https()).value();
        let browser = parts.headers.get(header::USER_AGENT);
        Ok(Self {
            cookie: cookie.map(str::to_owned),
            device: find_device_cookie(&parts.headers, app.config.https()).map(str::to_owned),
            browser: browser
                .map(|value| printable(value.as_bytes()))
                .unwrap_or_default(),
        })
    }
}

/// Answers 403 if a changing request does not come from Fromline's own page. Requests that change nothing may come from anywhere.
pub(super) fn require_same_origin(parts: &Parts, app: &App) -> Result<(), ApiError> {
    if is_same_site(&parts.method, &parts.headers, &own_origins(app, &parts.headers)) {
        Ok(())
    } else {
        Err(ApiError::new(StatusCode::FORBIDDEN, Reason::CrossSite))
    }
}

fn printable(bytes: &[u8]) -> String {
    let printable = bytes.iter().filter(|byte| matches!(byte, b' '..=b'~'));
    printable.take(BROWSER).map(|byte| char::from(*byte)).collect()
}

/// Returns whether a changing request comes from our own page: by `Sec-Fetch-Site`, else by `Origin`, and by its JSON body, which
/// a form on another site cannot send.
fn is_same_site(method: &Method, headers: &HeaderMap, own_origins: &[String]) -> bool {
    if matches!(*method, Method::GET | Method::HEAD) {
        return true;
    }
    let text = |name| {
        headers
            .get(name)
            .and_then(|value: &HeaderValue| value.to_str().ok())
    };
    let json = text(header::CONTENT_TYPE)
        .and_then(|value| value.split(';').next())
        .is_some_and(|kind| kind.trim().eq_ignore_ascii_case("application/json"));
    let site = text(HeaderName::from_static("sec-fetch-site"));
    let origin = text(header::ORIGIN);
    let same = match (site, origin) {
        (Some(site), None) => site == "same-origin",
        (Some(site), Some(origin)) => site == "same-origin" && own_origins.iter().any(|own| own == origin),
        (None, Some(origin)) => own_origins.iter().any(|own| own == origin),
        (None, None) => false,
    };
    json && same
}

/// Returns the origins at which our page is served: the public URL and, on loopback, the host name of the request.
fn own_origins(app: &App, headers: &HeaderMap) -> Vec<String> {
    let mut origins = vec![app.config.public_url.clone()];
    if !app.config.https()
        && let Some(host) = headers.get(header::HOST).and_then(|host| host.to_str().ok())
    {
        let name = host.rsplit_once(':').map_or(host, |(name, _)| name);
        if matches!(name, "localhost" | "127.0.0.1" | "[::1]") {
            origins.push(format!("http://{host}"));
        }
    }
    origins
}
