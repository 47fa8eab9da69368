//! `POST /api/v1/policies/{policiesId}/change`: changes the policy and notifies users.

use axum::{
    Json,
    extract::{Path, State},
    http::{HeaderMap, header},
    response::{AppendHeaders, IntoResponse},
};
use fromline_core::{
    api::{ErrorEnvelope, Notify, PolicyChangeRequest, PolicyChanged},
    directory::UnitId,
    role::Permission,
};
use fromline_http::{auth::Caller, error::ApiError, json::Body};
use fromline_services::{
    notices,
    permit::Permit,
    policies::{self, PolicyRequest, PolicyUpdate},
    state::App,
};

use super::resource::{check_id, parse_write, read_if_match, to_api};

/// Sets the unit's policy, whether it had one or inherited, and emails the users affected: once, in their language, every user of the unit
/// and of those that inherit from it who is not disabled and has a confirmed alias with a gateway.
///
/// Users can be notified of 20 changes of one unit's policy in 24 hours. Beyond that nothing is changed, and the answer is `429 RATE_LIMITED`.
#[utoipa::path(post, path = "/api/v1/policies/{policiesId}/change", tag = "policies", operation_id = "change_policy", request_body = PolicyChangeRequest,
    params(("policiesId" = String, Path, description = "The policy: `root`, or the id of a unit"), ("If-Match" = Option<String>, Header, description = "The ETag that was read; without it the other's change is overwritten")),
    responses((status = 200, body = PolicyChanged), (status = "default", body = ErrorEnvelope)))]
pub async fn change(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<String>,
    headers: HeaderMap,
    Body(body): Body<PolicyChangeRequest>,
) -> Result<impl IntoResponse, ApiError> {
    let asked = AskedChange::read(&app, &caller, &id, &headers, body.notify.as_ref())?;
    let written = policies::write(&app, asked.request(), |now| parse_write(&body.policy, now)).await?;
    Ok(answer(&written))
}

/// What every change that notifies users is asked with.
pub(super) struct AskedChange<'a> {
    permit: Permit,
    unit: UnitId,
    if_match: Option<&'a str>,
    sentence: Option<String>,
}

impl<'a> AskedChange<'a> {
    /// Reads it from a request.
    pub fn read(
        app: &App,
        caller: &Caller,
        id: &str,
        headers: &'a HeaderMap,
        notify: Option<&Notify>,
    ) -> Result<Self, ApiError> {
        Ok(Self {
            permit: caller.permit_for(Permission::ChangePolicies)?,
            unit: check_id(id)?,
            if_match: read_if_match(headers),
            sentence: notify
                .map(|notify| notices::check_sentence(app, notify))
                .transpose()?,
        })
    }

    /// The request to the service.
    pub fn request(&self) -> PolicyRequest<'_> {
        PolicyRequest {
            permit: &self.permit,
            unit: self.unit,
            if_match: self.if_match,
            sentence: self.sentence.as_deref(),
        }
    }
}

/// Builds the answer to a change.
pub(super) fn answer(written: &PolicyUpdate) -> impl IntoResponse + use<> {
    let etag = AppendHeaders([(header::ETAG, written.now.etag.clone())]);
    let changed = PolicyChanged {
        policy: to_api(&written.now),
        notified: written.notified,
    };
    (etag, Json(changed))
}
