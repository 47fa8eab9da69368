//! The session cookie, as it comes.

use axum::http::{HeaderMap, header};

/// Name of the session cookie: the `__Host-` prefix needs `Secure`, which plain loopback cannot have.
pub fn choose_cookie_name(https: bool) -> &'static str {
    if https { "__Host-session" } else { "session" }
}

/// The session cookie of a request.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Cookie<'a> {
    /// There is none.
    Absent,
    /// Its value: the session's token.
    One(&'a str),
    /// Several of the same name: somebody planted one. None is believed.
    Several,
}

impl<'a> Cookie<'a> {
    /// The value, if there is exactly one.
    pub fn value(self) -> Option<&'a str> {
        match self {
            Self::One(value) => Some(value),
            Self::Absent | Self::Several => None,
        }
    }
}

/// Name of the cookie of a browser in which an account has signed in.
pub fn choose_device_cookie_name(https: bool) -> &'static str {
    if https { "__Host-device" } else { "device" }
}

/// The session cookie of a request.
pub fn find_session_cookie(headers: &HeaderMap, https: bool) -> Cookie<'_> {
    named(headers, choose_cookie_name(https))
}

/// What a browser says of accounts that have signed in there, if there is exactly one.
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
