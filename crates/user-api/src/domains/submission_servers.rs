//! `GET /api/v1/domains/{domain}/submissionServers`: the servers that accept a domain's mail for submission.

use axum::{
    Json,
    extract::{Path, State},
};
use fromline_base::idn::to_ascii;
use fromline_core::{
    address::parse_domain,
    api::{ErrorEnvelope, SubmissionServers},
};
use fromline_http::{auth::Caller, error::ApiError};
use fromline_services::{autodetect::Detector, state::App};

use super::resource::servers_to_api;

/// Finds the servers to which this domain's mail is submitted: from the domain's own HTTPS and DNS records, from what is known of
/// its provider, and from Mozilla's database if the operator enabled it. Servers are contacted without credentials. Takes at most
/// ten seconds; refused while the caller is not allowed to use gateways.
#[utoipa::path(get, path = "/api/v1/domains/{domain}/submissionServers", tag = "domains",
    params(("domain" = String, Path, description = "The domain of the address to send from")),
    responses((status = 200, body = SubmissionServers), (status = "default", body = ErrorEnvelope)))]
pub async fn submission_servers(
    State(app): State<App>,
    caller: Caller,
    Path(domain): Path<String>,
) -> Result<Json<SubmissionServers>, ApiError> {
    let domain = parse_domain(&domain, &to_ascii).map_err(|reason| ApiError::field("domain", reason))?;
    let detector = Detector {
        base: &app,
        limits: &app.detection_limits,
        dns: &*app.lookups.dns,
        fetch: &*app.fetch,
        gateways: &*app.gateways,
    };
    let found = detector.detect_servers(&caller.user, &domain).await?;
    Ok(Json(servers_to_api(found)))
}
