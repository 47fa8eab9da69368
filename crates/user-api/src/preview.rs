//! `POST /api/v1/preview`, `GET /api/v1/clients`

mod resource;

use axum::{Json, extract::State};
use fromline_base::heavy;
use fromline_core::api::{ClientList, ErrorEnvelope, PreviewRequest, PreviewResponse};
use fromline_http::{error::ApiError, json::Body};
use fromline_services::{refusal::Refusal, state::App};
use tokio::sync::Semaphore;
use utoipa_axum::{router::OpenApiRouter, routes};

pub use resource::preview_to_api;

/// Returns the router of the preview endpoints.
pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(preview))
        .routes(routes!(clients))
}

/// Limit on previews computed at the same time.
static TURNS: Semaphore = Semaphore::const_new(2);

/// Returns what mail clients show as a message's sender, for a received message or one yet to be written. Open to everyone;
/// nothing is stored and nothing is looked up.
#[utoipa::path(post, path = "/api/v1/preview", tag = "preview", security((), ("session" = []), ("token" = [])),
    request_body = PreviewRequest,
    responses((status = 200, body = PreviewResponse), (status = "default", body = ErrorEnvelope)))]
async fn preview(
    State(app): State<App>,
    Body(request): Body<PreviewRequest>,
) -> Result<Json<PreviewResponse>, ApiError> {
    // This takes up to two milliseconds and anyone may request it, so it does not run where other answers wait.
    let turn = TURNS.acquire().await;
    let texts = app.texts.clone();
    let answer = heavy::run(move || fromline_services::preview::render_preview(&texts, &request)).await;
    drop(turn);
    let rendered = answer.map_err(Refusal::new)?.map_err(ApiError::fields)?;
    Ok(Json(preview_to_api(rendered)))
}

/// Lists the known mail clients and the evidence for each.
#[utoipa::path(get, path = "/api/v1/clients", tag = "preview", security((), ("session" = []), ("token" = [])),
    responses((status = 200, body = ClientList), (status = "default", body = ErrorEnvelope)))]
async fn clients() -> Json<ClientList> {
    Json(resource::catalogue_to_api())
}

#[cfg(test)]
mod tests;
