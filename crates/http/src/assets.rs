//! The app's files: every file embedded in the binary, the page for every path of the app, and 404 for anything else.

use std::sync::Arc;

use axum::{
    extract::State,
    http::{HeaderMap, HeaderValue, Method, StatusCode, Uri, header},
    response::{IntoResponse, Response},
};
use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use fromline_core::{Language, Reason, page::Page, screen::Canvas};
use fromline_services::state::App;
use sha2::{Digest as _, Sha256};

use super::{
    auth::{Cookie, find_session_cookie},
    error::ApiError,
    paint::Painted,
};
use crate::embedded;

/// Path prefixes that programs request, Fromline's own and Google's: a missing path below them is always answered in JSON.
const PROGRAMS: [&str; 13] = [
    "/admin/directory",
    "/admin/reports",
    "/api",
    "/batch",
    "/discovery",
    "/gmail",
    "/locales",
    "/oauth2",
    "/token",
    "/upload",
    "/v1",
    "/v1beta1",
    "/.well-known",
];

const NOT_BUILT: &str = "<!doctype html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n<title>Fromline</title>\n\
    <h1>The app is not built</h1>\n<p>This server was compiled without the app. Build both: <code>cargo xtask build</code>\n";

/// Serves every path that no other route matches: an embedded file, the app's page, or 404.
pub async fn serve(State(app): State<App>, method: Method, uri: Uri, headers: HeaderMap) -> Response {
    let path = uri.path();
    let below = |folder: &str| {
        path.strip_prefix(folder)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    };
    if !matches!(method, Method::GET | Method::HEAD) || PROGRAMS.into_iter().any(below) {
        return ApiError::not_found().into_response();
    }
    if let Some(bytes) = embedded::file(path).filter(|_| path != "/index.html") {
        return file(path, bytes, &headers);
    }
    let asked_for = Page::parse(path);
    let is_page = asked_for != Page::NotFound;
    if below("/assets") || !(is_page || is_browser(&headers)) {
        return ApiError::not_found().into_response();
    }
    match embedded::file("/index.html") {
        Some(bytes) if is_page => match painted(&app, &asked_for, &uri, &headers).await {
            Some(painted) => page(painted.answer(&headers), &uri, &headers),
            None => page(file("/index.html", bytes, &headers), &uri, &headers),
        },
        Some(bytes) => not_found(bytes, &uri, headers),
        None if is_page => (StatusCode::SERVICE_UNAVAILABLE, html(), NOT_BUILT).into_response(),
        None => ApiError::not_found().into_response(),
    }
}

/// Returns whether the request comes from a browser: it carries no token and accepts HTML by name.
fn is_browser(asked: &HeaderMap) -> bool {
    let lines = asked.get_all(header::ACCEPT).iter();
    let mut kinds = lines
        .filter_map(|line| line.to_str().ok())
        .flat_map(|line| line.split(','))
        .filter_map(|item| item.split(';').next());
    !asked.contains_key(header::AUTHORIZATION)
        && kinds.any(|kind| kind.trim().eq_ignore_ascii_case("text/html"))
}

/// Builds the uncacheable 404 answer that contains the app's page, which then tells the user that nothing is there.
fn not_found(bytes: &'static [u8], uri: &Uri, mut asked: HeaderMap) -> Response {
    asked.remove(header::IF_NONE_MATCH);
    let mut response = page(file("/index.html", bytes, &asked), uri, &asked);
    *response.status_mut() = StatusCode::NOT_FOUND;
    response.headers_mut().remove(header::ETAG);
    let no_store = HeaderValue::from_static("no-store");
    response.headers_mut().insert(header::CACHE_CONTROL, no_store);
    response
}

/// Adds preload headers for the page's messages, so that they download in parallel with the app's code.
fn page(mut response: Response, uri: &Uri, asked: &HeaderMap) -> Response {
    let headers = response.headers_mut();
    headers.insert(
        header::VARY,
        HeaderValue::from_static("accept-encoding, accept-language, cookie"),
    );
    let words = format!(
        "</locales/{}.first.json>; rel=preload; as=fetch; crossorigin",
        expected(uri, asked).code()
    );
    if let Ok(words) = HeaderValue::try_from(words) {
        headers.insert(header::LINK, words);
    }
    response
}

/// Returns the prerendered page, or `None` if only the app knows its content. Browsers that accept gzip but not brotli get the
/// empty frame, the only form that is kept in gzip.
async fn painted(app: &App, page: &Page, uri: &Uri, asked: &HeaderMap) -> Option<Arc<Painted>> {
    let has_session = find_session_cookie(asked, app.config.https()) != Cookie::Absent;
    let canvas = Canvas::of(page, has_session)?;
    let language = expected(uri, asked);
    if !language.is_listed() || (accepts(asked, "gzip") && !accepts(asked, "br")) {
        return None;
    }
    Painted::at(app, canvas, language).await
}

/// Predicts the language the app will choose, by the rules of `src/i18n/choice.rs` without the choice stored in the browser.
pub fn expected(uri: &Uri, asked: &HeaderMap) -> Language {
    let mut query = uri.query().unwrap_or_default().split('&');
    let wanted = query.find_map(|pair| Language::parse_any(pair.strip_prefix("hl=")?));
    // For other languages the app requests the texts in vain, and continues as if no language had been requested.
    let pseudolocales = [Language::PSEUDO_ACCENTED, Language::PSEUDO_BIDI];
    let wanted = wanted.filter(|language| language.is_listed() || pseudolocales.contains(language));
    let lines = asked.get_all(header::ACCEPT_LANGUAGE).iter();
    let lines = lines.filter_map(|line| line.to_str().ok());
    let mut tags = lines
        .flat_map(|line| line.split(','))
        .map(|item| item.split(';').next().unwrap_or_default());
    wanted
        .or_else(|| tags.find_map(Language::parse))
        .unwrap_or_default()
}

/// Answers 405: the path exists, but not with this method.
pub async fn method_not_allowed() -> ApiError {
    ApiError::new(StatusCode::METHOD_NOT_ALLOWED, Reason::MethodNotAllowed)
}

/// Builds the answer for an embedded file. Names below `/assets/` contain a hash of the content and are cached forever;
/// everything else is revalidated.
fn file(path: &str, bytes: &'static [u8], asked: &HeaderMap) -> Response {
    let mut headers = HeaderMap::new();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(content_type(path)));
    headers.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
    let keep = if path.starts_with("/assets/") {
        "public, max-age=31536000, immutable"
    } else {
        "no-cache"
    };
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(keep));
    let (encoding, bytes) = best(path, bytes, asked);
    if let Some(encoding) = encoding {
        headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static(encoding));
    }
    let tag = make_etag(bytes);
    if is_known(asked, &tag) {
        return (StatusCode::NOT_MODIFIED, headers, [(header::ETAG, tag)]).into_response();
    }
    (headers, [(header::ETAG, tag)], bytes).into_response()
}

/// Returns the smallest encoding of a file that the browser accepts.
fn best(path: &str, plain: &'static [u8], asked: &HeaderMap) -> (Option<&'static str>, &'static [u8]) {
    for (encoding, ending) in [("br", ".br"), ("gzip", ".gz")] {
        if accepts(asked, encoding)
            && let Some(packed) = embedded::file(&format!("{path}{ending}"))
        {
            return (Some(encoding), packed);
        }
    }
    (None, plain)
}

/// Returns whether `Accept-Encoding` names a content encoding without `q=0`.
pub fn accepts(asked: &HeaderMap, encoding: &str) -> bool {
    let lines = asked.get_all(header::ACCEPT_ENCODING);
    let lines = lines.iter().filter_map(|line| line.to_str().ok());
    lines.flat_map(|line| line.split(',')).any(|item| {
        let mut parts = item.split(';').map(str::trim);
        let named = parts
            .next()
            .is_some_and(|name| name.eq_ignore_ascii_case(encoding));
        let quality = parts.find_map(|part| part.strip_prefix("q="));
        named && quality.is_none_or(|quality| quality.parse::<f32>().is_ok_and(|quality| quality > 0.0))
    })
}

/// Computes a strong entity tag from the SHA-256 of the content (RFC 9110, section 8.8.3).
pub fn make_etag(bytes: &[u8]) -> String {
    format!("\"{}\"", URL_SAFE_NO_PAD.encode(&Sha256::digest(bytes)[..15]))
}

/// Returns whether `If-None-Match` contains this entity tag (RFC 9110, section 13.1.2).
pub fn is_known(asked: &HeaderMap, tag: &str) -> bool {
    let lines = asked.get_all(header::IF_NONE_MATCH);
    let lines = lines.iter().filter_map(|line| line.to_str().ok());
    lines
        .flat_map(|line| line.split(','))
        .map(|item| item.trim().trim_start_matches("W/"))
        .any(|item| item == tag || item == "*")
}

fn html() -> [(header::HeaderName, &'static str); 1] {
    [(header::CONTENT_TYPE, "text/html; charset=utf-8")]
}

fn content_type(path: &str) -> &'static str {
    match path.rsplit_once('.').map_or("", |(_, ending)| ending) {
        "html" => "text/html; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "wasm" => "application/wasm",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "ico" => "image/x-icon",
        "json" => "application/json",
        "webmanifest" => "application/manifest+json",
        "woff2" => "font/woff2",
        "txt" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_language_is_expected_as_the_app_will_choose_it() {
        for (path, languages, code) in [
            ("/preview", "de, pl-PL;q=0.8, it;q=0.5", "pl"),
            ("/preview?hl=it", "pl", "it"),
            ("/preview?hl=xx", "pl", "pl"),
            ("/sign-in?x=1&hl=en", "pl", "en"),
            ("/", "de", "en"),
            ("/", "", "en"),
        ] {
            let mut headers = HeaderMap::new();
            headers.insert(header::ACCEPT_LANGUAGE, HeaderValue::from_static(languages));
            assert_eq!(
                expected(&Uri::from_static(path), &headers).code(),
                code,
                "{path} {languages}"
            );
        }
    }

    #[test]
    fn encodings_are_taken_when_named() {
        for (asked, taken) in [
            ("gzip, deflate, br, zstd", true),
            ("br;q=0.5", true),
            ("br; q=0", false),
            ("gzip", false),
            ("brotli", false),
            ("", false),
        ] {
            let mut headers = HeaderMap::new();
            headers.insert(header::ACCEPT_ENCODING, HeaderValue::from_static(asked));
            assert_eq!(accepts(&headers, "br"), taken, "{asked}");
        }
    }
}
