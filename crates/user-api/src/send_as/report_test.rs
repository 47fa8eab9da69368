//! `POST /api/v1/users/{userId}/settings/sendAs/{sendAsEmail}/reportTest`: reads a received test message.

use axum::{
    Json,
    extract::{Path, State},
};
use fromline_core::api::{ErrorEnvelope, ReportTestRequest, ReportTestResponse};
use fromline_http::{auth::Caller, error::ApiError, json::Body};
use fromline_services::{state::App, test_report};

use super::{address_key, resource::report_to_api};

/// Compares a test message as received with the one that the address's gateway delivered in the last 30 days, and reads the
/// results that the receiving server added. What the gateway changed and the DMARC result are kept until the gateway changes;
/// nothing else of the message is stored.
#[utoipa::path(post, path = "/api/v1/users/{userId}/settings/sendAs/{sendAsEmail}/reportTest", tag = "sendAs", request_body = ReportTestRequest,
    params(("userId" = String, Path, description = "`me` or the primary address"), ("sendAsEmail" = String, Path, description = "The From address")),
    responses((status = 200, body = ReportTestResponse), (status = "default", body = ErrorEnvelope)))]
pub async fn report_test(
    State(app): State<App>,
    caller: Caller,
    Path((user, address)): Path<(String, String)>,
    Body(body): Body<ReportTestRequest>,
) -> Result<Json<ReportTestResponse>, ApiError> {
    let user = caller.require_self(&user)?;
    let report = test_report::report(&app, &user, &address_key(&address)?, &body).await?;
    Ok(Json(report_to_api(report)))
}
