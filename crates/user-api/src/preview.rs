//! `POST /api/v1/preview`, `GET /api/v1/clients`

mod resource;

use axum::{
    Json,
    extract::{Query, State},
};
use fromline_base::heavy;
use fromline_core::{
    Language, Reason,
    api::{ClientList, ErrorEnvelope, PreviewRequest, PreviewResponse},
};
use fromline_http::{error::ApiError, json::Body};
use fromline_services::{refusal::Refusal, state::App};
use serde::Deserialize;
use tokio::sync::Semaphore;
use utoipa::IntoParams;
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

/// Query parameters of the catalogue.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
struct ClientsQuery {
    /// Language of the remarks; English without it.
    language: Option<String>,
}

/// Lists the known mail clients and the evidence for each.
#[utoipa::path(get, path = "/api/v1/clients", tag = "preview", security((), ("session" = []), ("token" = [])),
    params(ClientsQuery),
    responses((status = 200, body = ClientList), (status = "default", body = ErrorEnvelope)))]
async fn clients(
    State(app): State<App>,
    Query(asked): Query<ClientsQuery>,
) -> Result<Json<ClientList>, ApiError> {
    let language = match asked.language.as_deref() {
        None | Some("") => Language::EN,
        Some(tag) => app
            .texts
            .language(tag)
            .ok_or_else(|| ApiError::field("language", Reason::LanguageUnknown))?,
    };
    Ok(Json(resource::catalogue_to_api(&app.texts, language)))
}

#[cfg(test)]
mod tests;
