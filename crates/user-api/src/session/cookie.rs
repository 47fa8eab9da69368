//! Writing of the session and device cookies.

use axum::{
    http::{HeaderName, header::SET_COOKIE},
    response::AppendHeaders,
};
use fromline_services::{devices::KEPT, state::App};

use fromline_http::auth::{choose_cookie_name, choose_device_cookie_name};

/// `Set-Cookie` headers to append to an answer.
pub type SetCookie = AppendHeaders<Vec<(HeaderName, String)>>;

/// Sets the session cookie and the device cookie. `Max-Age` is the longest possible life of a session; the server enforces the
/// actual one.
pub fn set_cookies(app: &App, token: &str, mark: &str) -> SetCookie {
    let https = app.config.https();
    AppendHeaders(vec![
        set(app, choose_cookie_name(https), token, 7 * 24 * 60 * 60),
        set(app, choose_device_cookie_name(https), mark, KEPT.as_secs()),
    ])
}

/// Clears the session cookie and keeps the device cookie.
pub fn clear_cookies(app: &App) -> SetCookie {
    AppendHeaders(vec![set(app, choose_cookie_name(app.config.https()), "", 0)])
}

fn set(app: &App, name: &str, value: &str, max_age: i64) -> (HeaderName, String) {
    let secure = if app.config.https() { "; Secure" } else { "" };
    let cookie = format!("{name}={value}; Path=/; Max-Age={max_age}; HttpOnly; SameSite=Strict{secure}");
    (SET_COOKIE, cookie)
}
