//! Endpoints for monitoring. They are reachable without a proxy and under any host name.

mod alive;
mod ready;

use fromline_services::state::App;
use utoipa_axum::{router::OpenApiRouter, routes};

/// Path of the liveness probe.
pub const HEALTHZ: &str = "/healthz";
/// Path of the readiness probe.
pub const READYZ: &str = "/readyz";

/// Returns whether a path is one of the probes.
pub fn is_probe(path: &str) -> bool {
    [HEALTHZ, READYZ].contains(&path)
}

/// Returns the router of both probes.
pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(alive::health))
        .routes(routes!(ready::ready))
}
