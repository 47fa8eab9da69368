//! `POST /api/v1/policies/{policiesId}/inherit`: removes a unit's own policy and notifies users.

use axum::{
    extract::{Path, State},
    http::HeaderMap,
    response::IntoResponse,
};
use fromline_core::api::{ErrorEnvelope, PolicyChanged, PolicyResetRequest};
use fromline_http::{auth::Caller, error::ApiError, json::Body};
use fromline_services::{
    policies::{self, PolicyWrite},
    state::App,
};

use super::change::{AskedChange, answer};

/// Lets the unit inherit: its own policy is removed; for the root the default applies again. Emails the users affected, as `change` does.
#[utoipa::path(post, path = "/api/v1/policies/{policiesId}/inherit", tag = "policies", operation_id = "inherit_policy", request_body = PolicyResetRequest,
    params(("policiesId" = String, Path, description = "The policy: `root`, or the id of a unit"), ("If-Match" = Option<String>, Header, description = "The ETag that was read; without it the other's change is overwritten")),
    responses((status = 200, body = PolicyChanged), (status = "default", body = ErrorEnvelope)))]
pub async fn inherit(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<String>,
    headers: HeaderMap,
    Body(body): Body<PolicyResetRequest>,
) -> Result<impl IntoResponse, ApiError> {
    let asked = AskedChange::read(&app, &caller, &id, &headers, body.notify.as_ref())?;
    let written = policies::write(&app, asked.request(), |_| Ok(PolicyWrite::Delete)).await?;
    Ok(answer(&written))
}
