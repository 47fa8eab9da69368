//! Google's `users.messages`, as far as sending goes: Fromline keeps no mailbox.

mod send;

#[cfg(test)]
mod tests;

use utoipa_axum::{router::OpenApiRouter, routes};

use crate::state::App;

/// Of this folder.
pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(send::send))
}
