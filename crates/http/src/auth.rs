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
    role::{Grants, Permission, Reach},
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
use fromline_services::{arrivals::Viewer, consents::owner, last_used, permit::Permit, state::App};
use fromline_store::{
    StoreError, roles, sessions, tokens,
    users::{self, User},
};
use jiff::{SignedDuration, Timestamp};

use super::error::ApiError;

/// The authenticated user of a request and the credential that identified them.
#[derive(Clone, Debug)]
pub struct Caller {
    /// The user, who is not disabled.
    pub user: User,
    /// The credential that identified the user.
    pub via: Via,
    /// What the user may do beside managing their own addresses.
    grants: Grants,
    /// The permit for this request: each user has a small number of requests in progress at once.
    permit: Option<RequestPermit>,
}

/// The credential that identified a caller.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Via {
    /// The cookie of a browser session.
    Session {
        /// Its row id.
        id: i64,
        /// When the user signed in.
        opened: Timestamp,
    },
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

    /// Returns the user named by `user_id`: the caller, or a user for whom this is permitted. Otherwise 404.
    pub async fn find_user(
        &self,
        app: &App,
        permission: Permission,
        user_id: &str,
    ) -> Result<User, ApiError> {
        let own = self.require_self(user_id);
        if own.is_ok() || self.grants.reach(permission).is_nothing() {
            return own;
        }
        let address_key = parse_key(user_id).ok_or_else(ApiError::not_found)?;
        let permit = self.permit();
        app.store
            .read(|db| {
                let user = users::by_address(db, &address_key)?.ok_or_else(ApiError::not_found)?;
                permit.require_for(db, permission, user.id)?;
                Ok(user)
            })
            .await
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
            Via::Session { id, .. } => Ok(id),
            Via::Token => Err(ApiError::new(StatusCode::FORBIDDEN, Reason::Forbidden)),
        }
    }

    /// Returns the owner whose consents the caller can use: this browser session, or `None` for bearer tokens.
    pub fn owner(&self) -> Option<Owner> {
        match self.via {
            Via::Session { id, .. } => Some(owner(&self.user, id)),
            Via::Token => None,
        }
    }

    /// Returns whether the caller has any role.
    pub fn administers(&self) -> bool {
        self.grants.is_any()
    }

    /// Returns who asks, with everything that they may do.
    pub fn permit(&self) -> Permit {
        Permit::of(&self.user, self.grants.clone())
    }

    /// Returns the same; 403 unless something is permitted to the caller somewhere. Services ask where.
    pub fn permit_for(&self, permission: Permission) -> Result<Permit, ApiError> {
        self.reach(permission)?;
        Ok(self.permit())
    }

    /// Returns the units in which something is permitted to the caller; 403 if that is nowhere.
    pub fn reach(&self, permission: Permission) -> Result<Reach, ApiError> {
        Ok(self.permit().reach(permission)?)
    }

    /// Answers 403 unless something is permitted to the caller in the whole organization.
    pub fn require_everywhere(&self, permission: Permission) -> Result<(), ApiError> {
        Ok(self.permit().require_everywhere(permission)?)
    }

    /// Requires that the caller has signed in within this time: 403 otherwise, and for bearer tokens, which nobody has just signed in
    /// for.
    pub fn require_recent(&self, app: &App, longest: SignedDuration) -> Result<(), ApiError> {
        let Via::Session { opened, .. } = self.via else {
            return Err(ApiError::new(StatusCode::FORBIDDEN, Reason::Forbidden));
        };
        let age = app.clock.now().duration_since(opened);
        if age < longest && age > -longest {
            Ok(())
        } else {
            Err(ApiError::new(StatusCode::FORBIDDEN, Reason::SignInAgain))
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
    let holder = app.store.read(|db| {
        let holder = tokens::find_user(db, &hash, now)?.filter(|user| !user.disabled);
        holder
            .map(|user| Ok::<_, StoreError>((roles::find_grants(db, &user, now)?, user)))
            .transpose()
    });
    Ok(holder.await?.map(|(grants, user)| Caller {
        user,
        via: Via::Token,
        grants,
        permit: None,
    }))
}

async fn by_session(app: &App, cookie: &str) -> Result<Option<Caller>, ApiError> {
    let (hash, now) = (token_hash(cookie), app.clock.now());
    let found = app.store.read(|db| {
        let found = sessions::by_hash(db, &hash)?;
        found
            .map(|(session, user)| Ok::<_, StoreError>((session, roles::find_grants(db, &user, now)?, user)))
            .transpose()
    });
    let Some((session, grants, user)) = found.await? else {
        return Ok(None);
    };
    let idle = app.sign_in.last_used.measure_idle(&session, &*app.clock);
    if user.disabled || !session.is_alive(grants.is_any(), idle, now) {
        return Ok(None);
    }
    last_used::note(app, &app.sign_in.last_used, &session, idle);
    Ok(Some(Caller {
        user,
        via: Via::Session {
            id: session.id,
            opened: session.created,
        },
        grants,
        permit: None,
    }))
}
