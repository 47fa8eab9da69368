//! One-time links that set a password.

mod check;
mod set_password;

use axum::http::StatusCode;
use fromline_core::Reason;
use utoipa_axum::{router::OpenApiRouter, routes};

use super::error::ApiError;
use crate::state::App;

/// Of this folder.
pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(check::check))
        .routes(routes!(set_password::set_password))
}

/// Unknown, used, too old, or of a disabled user: not told apart.
fn invalid() -> ApiError {
    ApiError::new(StatusCode::BAD_REQUEST, Reason::LinkInvalid)
}
