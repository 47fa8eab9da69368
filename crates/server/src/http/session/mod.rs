//! Signing in and out.

mod close;
mod cookie;
mod open;

use utoipa_axum::{router::OpenApiRouter, routes};

pub use cookie::{SetCookie, opened};

use super::error::ApiError;
use crate::{
    limits::{TooMany, Wait},
    services::sessions::Refused,
    state::App,
};

/// Of this folder.
pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(open::open))
        .routes(routes!(close::close))
}

impl From<Refused> for ApiError {
    fn from(refused: Refused) -> Self {
        use axum::http::StatusCode;
        use fromline_core::Reason;
        match refused {
            Refused::Wrong => Self::new(StatusCode::UNAUTHORIZED, Reason::CredentialsWrong),
            Refused::TooMany(TooMany::Sender(wait)) => Self::from(wait),
            Refused::TooMany(TooMany::Account(Wait(seconds))) => {
                Self::new(StatusCode::TOO_MANY_REQUESTS, Reason::TooManyWrongPasswords)
                    .with("retryAfterSeconds", seconds)
            }
            Refused::Busy(busy) => Self::from(busy),
            Refused::Database(error) => Self::from(error),
        }
    }
}
