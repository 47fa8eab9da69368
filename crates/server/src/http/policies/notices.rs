//! `GET /api/v1/policies/{policiesId}/notices`: the progress of emails about the last change.

use axum::{
    Json,
    extract::{Path, State},
};
use fromline_core::api::{ErrorEnvelope, PolicyNotices};

use super::resource::check_id;
use crate::{
    http::{auth::Caller, error::ApiError},
    state::App,
    store::notices::{self, Progress},
};

/// Returns the progress of the emails about the most recent change of which users were notified.
#[utoipa::path(get, path = "/api/v1/policies/{policiesId}/notices", tag = "policies",
    params(("policiesId" = String, Path, description = "The policy, `root`")),
    responses((status = 200, body = PolicyNotices), (status = "default", body = ErrorEnvelope)))]
pub async fn notices(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<String>,
) -> Result<Json<PolicyNotices>, ApiError> {
    caller.require_admin()?;
    check_id(&id)?;
    app.store
        .scan(|db| {
            let progress = notices::find_progress(db)?;
            Ok(Json(progress.map(to_api).unwrap_or_default()))
        })
        .await
}

fn to_api(progress: Progress) -> PolicyNotices {
    PolicyNotices {
        at: Some(progress.at.to_string()),
        total: progress.total,
        sent: progress.sent,
        failed: progress.failed,
        withdrawn: progress.withdrawn,
    }
}
