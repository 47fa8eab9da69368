//! What DNS says of a domain's mail.

mod authentication;

#[cfg(test)]
mod tests;

use utoipa_axum::{router::OpenApiRouter, routes};

use crate::state::App;

/// Of this folder.
pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(authentication::authentication))
}
