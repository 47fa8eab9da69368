//! Authentication of requests: a session cookie together with proof of same origin, or a bearer token alone; never both.

mod cookie;
mod same_origin;

use axum::{
    extract::FromRequestParts,
    http::{HeaderValue, StatusCode, header, request::Parts},
};
use fromline_core::{
    Reason,
    address::{Address, AddressKey},
};

pub use cookie::{
    Cookie, choose_cookie_name, choose_device_cookie_name, find_device_cookie, find_session_cookie,
};
pub use same_origin::SameOrigin;
use same_origin::require_same_origin;

use fromline_base::{idn::to_ascii, keys::token_hash};
use fromline_outbound::{
    limits::{RequestKind, RequestPermit},
    oauth::Owner,
};
use fromline_services::{arrivals::Viewer, consents::owner, last_used, permit::DirectoryPermit, state::App};
use fromline_store::{
    sessions, tokens,
    users::{self, User},
};

use super::error::ApiError;

/// The authenticated user of a request and the credential that identified them.
#[derive(Clone, Debug)]
pub struct Caller {
    /// The user, who is not disabled.
    pub user: User,
    /// The credential that identified the user.
    pub via: Via,
    /// The permit for this request: each user has a small number of requests in progress at once.
    permit: Option<RequestPermit>,
}

/// The credential that identified a caller.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Via {
    /// A browser session, by its row id.
    Session(i64),
    /// A program's bearer token.
    Token,
}

impl Caller {
    /// Returns the caller if `user_id` (`me` or an address) names them; otherwise the 404 of an unknown user.
    pub fn require_self(&self, user_id: &str) -> Result<User, ApiError> {
        if user_id == "me" || parse_key(user_id).is_some_and(|key| key == *self.user.address.key()) {
            return Ok(self.user.clone());
        }
        Err(ApiError::not_found())
    }

    /// Returns the user named by `user_id`: the caller, or any user if the caller is an administrator. Otherwise 404.
    pub async fn find_user(&self, app: &App, user_id: &str) -> Result<User, ApiError> {
        match self.require_self(user_id) {
            Err(_) if self.user.admin => {
                let address_key = parse_key(user_id).ok_or_else(ApiError::not_found)?;
                app.store
                    .read(|db| users::by_address(db, &address_key)?.ok_or_else(ApiError::not_found))
                    .await
            }
            own => own,
        }
    }

    /// Returns which parts of this user's aliases the caller may read.
    pub fn view_of<'a>(&self, app: &'a App, user: &User) -> Viewer<'a> {
        if self.user.id == user.id {
            Viewer::Owner(&app.keys)
        } else {
            Viewer::Other
        }
    }

    /// Returns the row id of the browser's session. Bearer tokens get 403: they cannot manage sessions or passwords.
    pub fn require_session(&self) -> Result<i64, ApiError> {
        match self.via {
            Via::Session(id) => Ok(id),
            Via::Token => Err(ApiError::new(StatusCode::FORBIDDEN, Reason::Forbidden)),
        }
    }

    /// Returns the owner whose consents the caller can use: this browser session, or `None` for bearer tokens.
    pub fn owner(&self) -> Option<Owner> {
        match self.via {
            Via::Session(session) => Some(owner(&self.user, session)),
            Via::Token => None,
        }
    }

    /// Returns the permission to change units and policies; 403 unless the caller is an administrator.
    pub fn directory_permit(&self) -> Result<DirectoryPermit, ApiError> {
        Ok(DirectoryPermit::of(&self.user)?)
    }

    /// Answers 403 unless the caller is an administrator.
    pub fn require_admin(&self) -> Result<(), ApiError> {
        if self.user.admin {
            Ok(())
        } else {
            Err(ApiError::new(StatusCode::FORBIDDEN, Reason::Forbidden))
        }
    }
}

/// Returns the canonical form of an address in a path, or `None` if it is not an address.
pub fn parse_key(address: &str) -> Option<AddressKey> {
    Address::parse(address, &to_ascii)
        .ok()
        .map(|address| address.key().clone())
}

impl FromRequestParts<App> for Caller {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, ApiError> {
        let mut caller = Self::authenticate(parts, app).await?;
        let work = if parts.method.is_safe() {
            RequestKind::Read
        } else {
            RequestKind::Change
        };
        caller.permit = Some(app.request_limits.acquire(caller.user.id, work).await);
        Ok(caller)
    }
}

impl Caller {
    /// Releases the permit early, for requests that only forward to others, each of which takes a permit of its own.
    pub fn release_permit(&mut self) {
        self.permit = None;
    }

    async fn authenticate(parts: &mut Parts, app: &App) -> Result<Self, ApiError> {
        let unknown = || ApiError::new(StatusCode::UNAUTHORIZED, Reason::Unauthenticated);
        let mut authorizations = parts.headers.get_all(header::AUTHORIZATION).iter();
        match (
            find_session_cookie(&parts.headers, app.config.https()),
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
                require_same_origin(parts, app)?;
                by_session(app, cookie).await?.ok_or_else(unknown)
            }
        }
    }
}

fn bearer_token(value: &HeaderValue) -> Option<&str> {
    let (scheme, token) = value.to_str().ok()?.split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then(|| token.trim())
}

async fn by_token(app: &App, token: &str) -> Result<Option<Caller>, ApiError> {
    let (hash, now) = (token_hash(token), app.clock.now());
    let holder = app.store.read(|db| tokens::find_user(db, &hash, now)).await?;
    Ok(holder.filter(|user| !user.disabled).map(|user| Caller {
        user,
        via: Via::Token,
        permit: None,
    }))
}

async fn by_session(app: &App, cookie: &str) -> Result<Option<Caller>, ApiError> {
    let hash = token_hash(cookie);
    let Some((session, user)) = app.store.read(|db| sessions::by_hash(db, &hash)).await? else {
        return Ok(None);
    };
    let idle = app.sign_in.last_used.measure_idle(&session, &*app.clock);
    if user.disabled || !session.is_alive(user.admin, idle, app.clock.now()) {
        return Ok(None);
    }
    last_used::note(app, &app.sign_in.last_used, &session, idle);
    Ok(Some(Caller {
        user,
        via: Via::Session(session.id),
        permit: None,
    }))
}
