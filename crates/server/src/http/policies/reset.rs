//! `POST /api/v1/policies/{policiesId}/inherit` and `…/undo`: takes back what a unit's policy says, and notifies users.

use axum::{
    extract::{Path, State},
    http::HeaderMap,
    response::IntoResponse,
};
use fromline_core::api::{ErrorEnvelope, PolicyChanged, PolicyResetRequest};

use super::{
    change::answer,
    resource::{check_id, read_if_match},
};
use crate::{
    http::{auth::Caller, error::ApiError, json::Body},
    services::{
        notices,
        policies::{self, PolicyRequest, PolicyWrite},
    },
    state::App,
};

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
    let permit = caller.directory_permit()?;
    let unit = check_id(&id)?;
    let sentence = body.notify.as_ref();
    let sentence = sentence
        .map(|notify| notices::check_sentence(&app, notify))
        .transpose()?;
    let request = PolicyRequest {
        permit: &permit,
        unit,
        if_match: read_if_match(&headers),
        sentence: sentence.as_deref(),
    };
    let written = policies::write(&app, request, |_| Ok(PolicyWrite::Delete)).await?;
    Ok(answer(&written))
}

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
    let permit = caller.directory_permit()?;
    let unit = check_id(&id)?;
    let sentence = body.notify.as_ref();
    let sentence = sentence
        .map(|notify| notices::check_sentence(&app, notify))
        .transpose()?;
    let request = PolicyRequest {
        permit: &permit,
        unit,
        if_match: read_if_match(&headers),
        sentence: sentence.as_deref(),
    };
    let now = app.clock.now();
    let written = app.store.write(|db| policies::undo_in(db, now, request)).await?;
    Ok(answer(&written))
}
