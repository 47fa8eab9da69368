//! The session cookie.

use axum::{
    http::{HeaderName, header::SET_COOKIE},
    response::AppendHeaders,
};

use crate::{http::auth::cookie_name, state::App};

/// One Set-Cookie header.
pub type SetCookie = AppendHeaders<[(HeaderName, String); 1]>;

/// Hands the session's token to the browser. `Max-Age` is the longest life of a session; the server knows the real one.
pub fn opened(app: &App, token: &str) -> SetCookie {
    set(app, token, 7 * 24 * 60 * 60)
}

/// Takes it away again.
pub fn ended(app: &App) -> SetCookie {
    set(app, "", 0)
}

fn set(app: &App, value: &str, max_age: u32) -> SetCookie {
    let https = app.config.https();
    let (name, secure) = (cookie_name(https), if https { "; Secure" } else { "" });
    let cookie = format!("{name}={value}; Path=/; Max-Age={max_age}; HttpOnly; SameSite=Strict{secure}");
    AppendHeaders([(SET_COOKIE, cookie)])
}
