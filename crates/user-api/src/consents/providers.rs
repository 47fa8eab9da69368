//! `GET /api/v1/consents/providers`: the registered OAuth providers.

use axum::{Json, extract::State};
use fromline_core::api::{ConsentProviders, ErrorEnvelope};
use fromline_http::auth::Caller;
use fromline_services::state::App;

use super::resource::providers_to_api;

/// Lists the OAuth providers that the operator registered, with the servers that may receive their tokens.
#[utoipa::path(get, path = "/api/v1/consents/providers", tag = "consents",
    responses((status = 200, body = ConsentProviders), (status = "default", body = ErrorEnvelope)))]
pub async fn providers(State(app): State<App>, _: Caller) -> Json<ConsentProviders> {
    Json(providers_to_api(&app.providers))
}
