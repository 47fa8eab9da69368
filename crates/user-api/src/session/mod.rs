//! Signing in and out.

mod close;
mod cookie;
mod open;

use fromline_services::state::App;
use utoipa_axum::{router::OpenApiRouter, routes};

pub use cookie::{SetCookie, set_cookies};

/// Returns the router of the session endpoints.
pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(open::open))
        .routes(routes!(close::close))
}
