//! `POST /api/v1/policies/{policiesId}/undo`: undoes the last change of a unit's policy and notifies users.

use axum::{
    extract::{Path, State},
    http::HeaderMap,
    response::IntoResponse,
};
use fromline_core::api::{ErrorEnvelope, PolicyChanged, PolicyResetRequest};
use fromline_http::{auth::Caller, error::ApiError, json::Body};
use fromline_services::{policies, state::App};

use super::change::{AskedChange, answer};

/// Undoes the last change of the unit's policy, which is possible once, until somebody changes it again. Emails the users affected, as
/// `change` does.
#[utoipa::path(post, path = "/api/v1/policies/{policiesId}/undo", tag = "policies", operation_id = "undo_policy", request_body = PolicyResetRequest,
    params(("policiesId" = String, Path, description = "The policy: `root`, or the id of a unit"), ("If-Match" = Option<String>, Header, description = "The ETag that was read; without it the other's change is undone, too")),
    responses((status = 200, body = PolicyChanged), (status = "default", body = ErrorEnvelope)))]
pub async fn undo(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<String>,
    headers: HeaderMap,
    Body(body): Body<PolicyResetRequest>,
) -> Result<impl IntoResponse, ApiError> {
    let asked = AskedChange::read(&app, &caller, &id, &headers, body.notify.as_ref())?;
    let now = app.clock.now();
    let undone = app.store.write(|db| policies::undo_in(db, now, asked.request()));
    Ok(answer(&undone.await?))
}
