//! What is known of a domain's mail: whether it will arrive, and through which servers it is handed in.

mod authentication;
mod submission_servers;

#[cfg(test)]
mod tests;

use utoipa_axum::{router::OpenApiRouter, routes};

use crate::state::App;

/// Of this folder.
pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(authentication::authentication))
        .routes(routes!(submission_servers::submission_servers))
}
