//! What monitors ask. They come by any way: without a proxy, by any name.

mod alive;
mod ready;

use utoipa_axum::{router::OpenApiRouter, routes};

use crate::state::App;

/// Whether the process is alive.
pub const HEALTHZ: &str = "/healthz";
/// Whether it can do all of its work.
pub const READYZ: &str = "/readyz";

/// Whether a path is one of these.
pub fn is_probe(path: &str) -> bool {
    [HEALTHZ, READYZ].contains(&path)
}

/// Both.
pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(alive::health))
        .routes(routes!(ready::ready))
}
