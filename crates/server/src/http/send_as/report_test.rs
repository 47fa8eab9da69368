//! `POST /api/v1/users/{userId}/settings/sendAs/{sendAsEmail}/reportTest`

use axum::{
    Json,
    extract::{Path, State},
};
use fromline_core::api::{ErrorEnvelope, ReportTestRequest, SeenAuthentication};

use super::key;
use crate::{
    http::{auth::Caller, error::ApiError, json::Body},
    services::test_report,
    state::App,
};

/// Reads what the receiving server wrote into a test message that the address's gateway delivered in the last 30 days, and
/// remembers its result of DMARC until the gateway changes; nothing else of the message is kept.
#[utoipa::path(post, path = "/api/v1/users/{userId}/settings/sendAs/{sendAsEmail}/reportTest", tag = "sendAs", request_body = ReportTestRequest,
    params(("userId" = String, Path, description = "`me` or the primary address"), ("sendAsEmail" = String, Path, description = "The From address")),
    responses((status = 200, body = SeenAuthentication), (status = "default", body = ErrorEnvelope)))]
pub async fn report_test(
    State(app): State<App>,
    caller: Caller,
    Path((user, address)): Path<(String, String)>,
    Body(body): Body<ReportTestRequest>,
) -> Result<Json<SeenAuthentication>, ApiError> {
    let user = caller.subject(&user)?;
    Ok(Json(
        test_report::report(&app, &user, &key(&address)?, &body).await?,
    ))
}
