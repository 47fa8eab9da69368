//! `GET /api/v1/policies/{policiesId}/notices`: the progress of emails about the last change.

use axum::{
    Json,
    extract::{Path, State},
};
use fromline_core::{
    api::{ErrorEnvelope, NoticeProgress},
    role::Permission,
};
use fromline_http::{auth::Caller, error::ApiError};
use fromline_services::state::App;
use fromline_store::{notices, org_units};

use super::resource::{check_id, progress_to_api};

/// Returns the progress of the emails about the most recent change of the unit's policy of which users were notified.
#[utoipa::path(get, path = "/api/v1/policies/{policiesId}/notices", tag = "policies",
    params(("policiesId" = String, Path, description = "The policy: `root`, or the id of a unit")),
    responses((status = 200, body = NoticeProgress), (status = "default", body = ErrorEnvelope)))]
pub async fn notices(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<String>,
) -> Result<Json<NoticeProgress>, ApiError> {
    let permit = caller.permit_for(Permission::SeePolicies)?;
    let unit = check_id(&id)?;
    app.store
        .scan(|db| {
            let found = org_units::by_id(db, unit)?.ok_or_else(ApiError::not_found)?;
            permit.require(Permission::SeePolicies, &found.path)?;
            let progress = notices::find_policy_progress(db, unit)?;
            Ok(Json(progress.map(progress_to_api).unwrap_or_default()))
        })
        .await
}
