//! `GET /.well-known/security.txt` (RFC 9116).

use axum::{extract::State, http::header};
use fromline_services::state::App;
use jiff::ToSpan as _;
use utoipa_axum::{router::OpenApiRouter, routes};

use super::error::ApiError;

/// Returns the router of `security.txt`.
pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(security_txt))
}

/// Returns the contact for reporting vulnerabilities, if the operator set one.
#[utoipa::path(get, path = "/.well-known/security.txt", tag = "instance", security(()),
    responses((status = 200, body = str), (status = 404)))]
async fn security_txt(
    State(app): State<App>,
) -> Result<([(header::HeaderName, &'static str); 1], String), ApiError> {
    let contact = app.config.contact.as_deref().ok_or_else(ApiError::not_found)?;
    let scheme = if contact.contains(':') { "" } else { "mailto:" };
    let expires = app.clock.now() + (180 * 24).hours();
    let text = format!(
        "Contact: {scheme}{contact}\nExpires: {}\nPreferred-Languages: en, it, pl\nCanonical: {}/.well-known/security.txt\n",
        expires.strftime("%Y-%m-%dT%H:%M:%SZ"),
        app.config.public_url,
    );
    Ok(([(header::CONTENT_TYPE, "text/plain; charset=utf-8")], text))
}
