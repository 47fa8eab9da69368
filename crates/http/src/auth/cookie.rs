//! Reading of the session and device cookies.

use axum::http::{HeaderMap, header};

/// Returns the name of the session cookie. The `__Host-` prefix requires `Secure`, which plain HTTP on loopback cannot offer.
pub fn choose_cookie_name(https: bool) -> &'static str {
    if https { "__Host-session" } else { "session" }
}

/// The session cookie of a request: absent, unique, or ambiguous.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Cookie<'a> {
    /// The request has no session cookie.
    Absent,
    /// The value of the only session cookie: the session's token.
    One(&'a str),
    /// Several cookies of the same name, as a cookie planted by another site would cause. None is trusted.
    Several,
}

impl<'a> Cookie<'a> {
    /// Returns the value if there is exactly one cookie.
    pub fn value(self) -> Option<&'a str> {
        match self {
            Self::One(value) => Some(value),
            Self::Absent | Self::Several => None,
        }
    }
}

/// Returns the name of the device cookie, which marks a browser in which an account has signed in.
pub fn choose_device_cookie_name(https: bool) -> &'static str {
    if https { "__Host-device" } else { "device" }
}

/// Finds the session cookie in the request headers.
pub fn find_session_cookie(headers: &HeaderMap, https: bool) -> Cookie<'_> {
    named(headers, choose_cookie_name(https))
}

/// Returns the value of the device cookie, if there is exactly one.
pub fn find_device_cookie(headers: &HeaderMap, https: bool) -> Option<&str> {
    named(headers, choose_device_cookie_name(https)).value()
}

fn named<'h>(headers: &'h HeaderMap, name: &str) -> Cookie<'h> {
    let mut values = headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|line| line.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .filter(|(key, _)| *key == name)
        .map(|(_, value)| value);
    match (values.next(), values.next()) {
        (None, _) => Cookie::Absent,
        (Some(value), None) => Cookie::One(value),
        (Some(_), Some(_)) => Cookie::Several,
    }
}
