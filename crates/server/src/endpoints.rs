//! Every endpoint of the server.

use axum::Router;
use fromline_http::ServerEndpoints;
use fromline_services::state::App;

/// Returns the endpoints of users and of administrators, and those of every server.
pub fn all() -> ServerEndpoints {
    fromline_admin_api::add_to(fromline_user_api::add_to(ServerEndpoints::common()))
}

/// Builds the router of all endpoints, with all layers.
pub fn build_router(app: App) -> Router {
    fromline_http::build_router(app, all)
}
