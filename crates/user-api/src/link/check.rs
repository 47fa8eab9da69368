//! `POST /api/v1/link/check`: whether a one-time link is valid.

use axum::{Json, extract::State};
use fromline_base::keys::token_hash;
use fromline_core::api::{ErrorEnvelope, LinkCheckRequest, LinkInfo};
use fromline_http::{auth::SameOrigin, error::ApiError, json::Body};
use fromline_services::state::App;
use fromline_store::{links, users};

/// Checks whether a one-time link is valid and returns the user it belongs to, without using it up.
#[utoipa::path(post, path = "/api/v1/link/check", tag = "link", request_body = LinkCheckRequest, security(()),
    responses((status = 200, body = LinkInfo), (status = "default", body = ErrorEnvelope)))]
pub async fn check(
    State(app): State<App>,
    _page: SameOrigin,
    Body(request): Body<LinkCheckRequest>,
) -> Result<Json<LinkInfo>, ApiError> {
    app.store
        .read(|db| {
            let link = links::find(db, &token_hash(&request.token), app.clock.now())?;
            let Some(id) = link.ok_or_else(super::invalid)? else {
                return Ok(Json(LinkInfo {
                    address: None,
                    domains: app.config.domains.clone(),
                }));
            };
            let user = users::by_id(db, id)?.filter(|user| !user.disabled);
            Ok(Json(LinkInfo {
                address: Some(user.ok_or_else(super::invalid)?.address.to_string()),
                domains: Vec::new(),
            }))
        })
        .await
}
