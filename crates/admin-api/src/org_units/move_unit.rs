//! `POST /api/v1/orgUnits/{unitId}/move`: moves a unit, or says what that would do.

use axum::{
    Json,
    extract::{Path, State},
    http::HeaderMap,
};
use fromline_core::{
    Reason,
    api::{ErrorEnvelope, MoveResult, MoveUnitRequest},
    directory::UnitId,
    role::Permission,
};
use fromline_http::{auth::Caller, error::ApiError, json::Body};
use fromline_services::{
    notices,
    refusal::Refusal,
    state::App,
    units::{self, MoveRequest},
};

use super::resource::outcome_to_api;
use crate::policies::read_if_match;

/// Moves a unit, with everything below it, under another one, and emails the users whose mail is delivered differently. With `dryRun`
/// nothing is moved or emailed: the answer says what the move would do.
#[utoipa::path(post, path = "/api/v1/orgUnits/{unitId}/move", tag = "orgunits", operation_id = "move_unit", request_body = MoveUnitRequest,
    params(("unitId" = String, Path, description = "The unit's id"), ("If-Match" = Option<String>, Header, description = "The ETag that was read; without it the other's change is overwritten")),
    responses((status = 200, body = MoveResult), (status = "default", body = ErrorEnvelope)))]
pub async fn move_unit(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<String>,
    headers: HeaderMap,
    Body(body): Body<MoveUnitRequest>,
) -> Result<Json<MoveResult>, ApiError> {
    let permit = caller.permit_for(Permission::ManageUnits)?;
    let id = UnitId::parse(&id).ok_or_else(ApiError::not_found)?;
    let notify = body.notify.as_ref();
    let sentence = notify
        .map(|notify| notices::check_sentence(&app, notify))
        .transpose()?;
    let to = UnitId::parse(&body.parent).ok_or_else(|| Refusal::field("parent", Reason::UnitUnknown))?;
    let request = MoveRequest {
        permit: &permit,
        to,
        dry_run: body.dry_run,
        sentence: sentence.as_deref(),
    };
    let outcome = units::move_unit(&app.store, app.clock.now(), request, id, read_if_match(&headers)).await?;
    Ok(Json(outcome_to_api(outcome)))
}
