//! Signing in and out.

mod close;
mod cookie;
mod open;

use utoipa_axum::{router::OpenApiRouter, routes};

pub use cookie::{SetCookie, set_cookies};

use fromline_outbound::limits::{TooMany, Wait};
use fromline_services::{sessions::SignInError, state::App};

use super::error::ApiError;

/// Returns the router of the session endpoints.
pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(open::open))
        .routes(routes!(close::close))
}

impl From<SignInError> for ApiError {
    fn from(refused: SignInError) -> Self {
        use axum::http::StatusCode;
        use fromline_core::Reason;
        match refused {
            SignInError::Wrong => Self::new(StatusCode::UNAUTHORIZED, Reason::CredentialsWrong),
            SignInError::TooMany(TooMany::Sender(wait)) => Self::from(wait),
            SignInError::TooMany(TooMany::Account(Wait(seconds))) => {
                Self::new(StatusCode::TOO_MANY_REQUESTS, Reason::TooManyWrongPasswords)
                    .with("retryAfterSeconds", seconds)
            }
            SignInError::Busy(busy) => Self::from(busy),
            SignInError::Database(error) => Self::from(error),
        }
    }
}
