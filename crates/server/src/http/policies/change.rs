//! `POST /api/v1/policies/{policiesId}/change`: changes the policy and notifies users.

use axum::{
    Json,
    extract::{Path, State},
    http::{HeaderMap, header},
    response::{AppendHeaders, IntoResponse},
};
use fromline_core::api::{ErrorEnvelope, PolicyChangeRequest, PolicyChanged};

use super::resource::{check_id, parse_write, read_if_match, to_api};
use crate::{
    http::{auth::Caller, error::ApiError, json::Body},
    services::{notices, policies},
    state::App,
};

/// Changes the policy like `policies.patch`, and emails the users affected: once, in their language, every user who is not
/// disabled and has a confirmed alias with a gateway.
///
/// Users can be notified of 20 changes in 24 hours. Beyond that nothing is changed, and the answer is `429 RATE_LIMITED`.
#[utoipa::path(post, path = "/api/v1/policies/{policiesId}/change", tag = "policies", operation_id = "change_policy", request_body = PolicyChangeRequest,
    params(("policiesId" = String, Path, description = "The policy, `root`"), ("If-Match" = Option<String>, Header, description = "The ETag that was read; without it the other's change is overwritten")),
    responses((status = 200, body = PolicyChanged), (status = "default", body = ErrorEnvelope)))]
pub async fn change(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<String>,
    headers: HeaderMap,
    Body(body): Body<PolicyChangeRequest>,
) -> Result<impl IntoResponse, ApiError> {
    caller.require_admin()?;
    check_id(&id)?;
    let sentence = body
        .notify
        .as_ref()
        .map(|notify| notices::check_sentence(&app, notify))
        .transpose()?;
    let decide = |now: &policies::VersionedPolicy| parse_write(&body.policy, now);
    let written =
        policies::write_and_tell(&app, &caller.user, read_if_match(&headers), decide, sentence).await?;
    let etag = AppendHeaders([(header::ETAG, written.now.etag.clone())]);
    Ok((
        etag,
        Json(PolicyChanged {
            policy: to_api(&written.now),
            notified: written.notified,
        }),
    ))
}
