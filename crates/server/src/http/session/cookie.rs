//! The cookies of a session and of a browser that is known.

use axum::{
    http::{HeaderName, header::SET_COOKIE},
    response::AppendHeaders,
};

use crate::{
    http::auth::{choose_cookie_name, choose_device_cookie_name},
    services::devices::KEPT,
    state::App,
};

/// Set-Cookie headers.
pub type SetCookie = AppendHeaders<Vec<(HeaderName, String)>>;

/// Hands the session's token to the browser, and the mark by which it is known from now on. `Max-Age` is the longest life of a
/// session; the server knows the real one.
pub fn set_cookies(app: &App, token: &str, mark: &str) -> SetCookie {
    let https = app.config.https();
    AppendHeaders(vec![
        set(app, choose_cookie_name(https), token, 7 * 24 * 60 * 60),
        set(app, choose_device_cookie_name(https), mark, KEPT.as_secs()),
    ])
}

/// Takes the session away again. The browser stays known.
pub fn clear_cookies(app: &App) -> SetCookie {
    AppendHeaders(vec![set(app, choose_cookie_name(app.config.https()), "", 0)])
}

fn set(app: &App, name: &str, value: &str, max_age: i64) -> (HeaderName, String) {
    let secure = if app.config.https() { "; Secure" } else { "" };
    let cookie = format!("{name}={value}; Path=/; Max-Age={max_age}; HttpOnly; SameSite=Strict{secure}");
    (SET_COOKIE, cookie)
}
