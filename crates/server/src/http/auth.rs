//! Who asks: a session cookie with proof that our own page asks, or a bearer token without; never both.

use axum::{
    extract::{FromRequestParts, OptionalFromRequestParts},
    http::{HeaderMap, Method, StatusCode, header, request::Parts},
};
use fromline_core::Reason;
use jiff::SignedDuration;

use super::error::ApiError;
use crate::{
    keys::token_hash,
    state::App,
    store::{
        sessions, tokens,
        users::{self, User},
    },
};

/// How often "last used" is written; a write for every request would make readers wait for the disk.
const TOUCH_EVERY: SignedDuration = SignedDuration::from_secs(60);

/// Characters of a User-Agent that are kept.
const BROWSER: usize = 200;

/// The user who asks, and by what.
#[derive(Clone, Debug)]
pub struct Caller {
    /// The user; not disabled.
    pub user: User,
    /// By what.
    pub via: Via,
}

/// By what a caller is known.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Via {
    /// A browser's session, by its row id.
    Session(i64),
    /// A program's bearer token.
    Token,
}

impl Caller {
    /// The user whom `user_id` (`me`, or an address) names, if it is the caller; otherwise the 404 of an
    /// unknown user.
    pub fn subject(&self, user_id: &str) -> Result<User, ApiError> {
        if user_id == "me" || key_of(user_id).is_some_and(|key| key == self.user.key) {
            return Ok(self.user.clone());
        }
        Err(ApiError::not_found())
    }

    /// As [`Self::subject`]; an administrator reaches everybody.
    pub async fn subject_or_admin(&self, app: &App, user_id: &str) -> Result<User, ApiError> {
        match self.subject(user_id) {
            Err(_) if self.user.admin => {
                let key = key_of(user_id).ok_or_else(ApiError::not_found)?;
                let mut db = app.store.read().await?;
                users::by_key(&mut db, &key)
                    .await?
                    .ok_or_else(ApiError::not_found)
            }
            own => own,
        }
    }

    /// The row id of the browser's session; 403 for programs: what concerns sessions and passwords is not for tokens.
    pub fn session(&self) -> Result<i64, ApiError> {
        match self.via {
            Via::Session(id) => Ok(id),
            Via::Token => Err(ApiError::new(StatusCode::FORBIDDEN, Reason::Forbidden)),
        }
    }

    /// 403 unless the caller is an administrator.
    pub fn require_admin(&self) -> Result<(), ApiError> {
        if self.user.admin {
            Ok(())
        } else {
            Err(ApiError::new(StatusCode::FORBIDDEN, Reason::Forbidden))
        }
    }
}

/// The compared form of an address in a path.
fn key_of(address: &str) -> Option<String> {
    fromline_core::address::Address::parse(address, &crate::idn::to_ascii)
        .ok()
        .map(|address| address.key().to_owned())
}

/// Name of the session cookie: the `__Host-` prefix needs `Secure`, which plain loopback cannot have.
pub fn cookie_name(https: bool) -> &'static str {
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

/// The session cookie of a request.
pub fn session_cookie(headers: &HeaderMap, https: bool) -> Cookie<'_> {
    let name = cookie_name(https);
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

/// Whether a changing request comes from our own page: `Sec-Fetch-Site`, else `Origin`, and a JSON body, which
/// no foreign form can send.
pub fn is_same_site(method: &Method, headers: &HeaderMap, own_origins: &[String]) -> bool {
    if matches!(*method, Method::GET | Method::HEAD) {
        return true;
    }
    let text = |name| {
        headers
            .get(name)
            .and_then(|value: &header::HeaderValue| value.to_str().ok())
    };
    let json = text(header::CONTENT_TYPE)
        .and_then(|value| value.split(';').next())
        .is_some_and(|kind| kind.trim().eq_ignore_ascii_case("application/json"));
    let site = text(header::HeaderName::from_static("sec-fetch-site"));
    let origin = text(header::ORIGIN);
    let same = match (site, origin) {
        (Some(site), None) => site == "same-origin",
        (Some(site), Some(origin)) => site == "same-origin" && own_origins.iter().any(|own| own == origin),
        (None, Some(origin)) => own_origins.iter().any(|own| own == origin),
        (None, None) => false,
    };
    json && same
}

/// The origins under which our page is reached: the public URL, and on loopback whatever name was used.
pub fn own_origins(app: &App, headers: &HeaderMap) -> Vec<String> {
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

impl FromRequestParts<App> for Caller {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, ApiError> {
        let unknown = || ApiError::new(StatusCode::UNAUTHORIZED, Reason::Unauthenticated);
        let mut authorizations = parts.headers.get_all(header::AUTHORIZATION).iter();
        match (
            session_cookie(&parts.headers, app.config.https()),
            authorizations.next(),
            authorizations.next(),
        ) {
            (_, Some(_), Some(_)) | (Cookie::One(_) | Cookie::Several, Some(_), _) => Err(ApiError::new(
                StatusCode::BAD_REQUEST,
                Reason::CredentialsAmbiguous,
            )),
            (Cookie::Absent | Cookie::Several, None, _) => Err(unknown()),
            (Cookie::Absent, Some(bearer), None) => {
                let token = bearer_token(bearer).ok_or_else(unknown)?;
                by_token(app, token).await?.ok_or_else(unknown)
            }
            (Cookie::One(cookie), None, _) => {
                let caller = by_session(app, cookie).await?.ok_or_else(unknown)?;
                require_own_page(parts, app)?;
                Ok(caller)
            }
        }
    }
}

/// Proof that our own page asks, for what needs no caller: signing in and out, one-time links. Gives the browser's session
/// cookie, which may be worthless. Bearer tokens are refused: a token opens no session.
#[derive(Clone, Debug)]
pub struct OwnPage {
    /// Value of the session cookie that came along.
    pub cookie: Option<String>,
    /// The browser's User-Agent: its first 200 printable ASCII characters.
    pub browser: String,
}

impl FromRequestParts<App> for OwnPage {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, ApiError> {
        if parts.headers.contains_key(header::AUTHORIZATION) {
            return Err(ApiError::new(
                StatusCode::BAD_REQUEST,
                Reason::CredentialsAmbiguous,
            ));
        }
        require_own_page(parts, app)?;
        let cookie = session_cookie(&parts.headers, app.config.https()).value();
        let browser = parts.headers.get(header::USER_AGENT);
        Ok(Self {
            cookie: cookie.map(str::to_owned),
            browser: browser
                .map(|value| printable(value.as_bytes()))
                .unwrap_or_default(),
        })
    }
}

fn require_own_page(parts: &Parts, app: &App) -> Result<(), ApiError> {
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

fn bearer_token(value: &header::HeaderValue) -> Option<&str> {
    let (scheme, token) = value.to_str().ok()?.split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then(|| token.trim())
}

impl OptionalFromRequestParts<App> for Caller {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Option<Self>, ApiError> {
        match <Self as FromRequestParts<App>>::from_request_parts(parts, app).await {
            Ok(caller) => Ok(Some(caller)),
            Err(error) if error.status == StatusCode::UNAUTHORIZED => Ok(None),
            Err(error) => Err(error),
        }
    }
}

async fn by_token(app: &App, token: &str) -> Result<Option<Caller>, ApiError> {
    let mut db = app.store.read().await?;
    let Some(token) = tokens::valid(&mut db, &token_hash(token), app.clock.now()).await? else {
        return Ok(None);
    };
    let user = users::by_id(&mut db, token.user_id)
        .await?
        .filter(|user| !user.disabled);
    Ok(user.map(|user| Caller {
        user,
        via: Via::Token,
    }))
}

async fn by_session(app: &App, cookie: &str) -> Result<Option<Caller>, ApiError> {
    let now = app.clock.now();
    let mut db = app.store.read().await?;
    let Some(session) = sessions::by_hash(&mut db, &token_hash(cookie)).await? else {
        return Ok(None);
    };
    let Some(user) = users::by_id(&mut db, session.user_id).await? else {
        return Ok(None);
    };
    drop(db);
    if user.disabled || !session.is_alive(user.admin, now) {
        return Ok(None);
    }
    if now.duration_since(session.last_used) >= TOUCH_EVERY {
        let mut db = app.store.write().await?;
        sessions::touch(&mut db, session.id, now).await?;
        db.commit().await?;
    }
    Ok(Some(Caller {
        user,
        via: Via::Session(session.id),
    }))
}
