//! One-time links that set a password.

mod check;
mod set_password;

use axum::http::StatusCode;
use fromline_core::Reason;
use fromline_http::error::ApiError;
use fromline_services::state::App;
use utoipa_axum::{router::OpenApiRouter, routes};

/// Returns the router of the link endpoints.
pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(check::check))
        .routes(routes!(set_password::set_password))
}

/// Creates the one refusal for a link that is unknown, used, expired, or of a disabled user.
fn invalid() -> ApiError {
    ApiError::new(StatusCode::BAD_REQUEST, Reason::LinkInvalid)
}
