//! `GET /api/v1/domains/{domain}/submissionServers`

use axum::{
    Json,
    extract::{Path, State},
};
use fromline_core::{
    address::parse_domain,
    api::{ErrorEnvelope, SubmissionServers},
};

use crate::{
    http::{auth::Caller, error::ApiError},
    idn::to_ascii,
    services::autodetect::Detector,
    state::App,
};

/// Through which servers this domain's mail is handed in: what the domain publishes over https and in DNS, what is known of its
/// provider, and what Mozilla's database says if the operator has that asked. Servers are greeted without credentials. Within ten
/// seconds; refused while gateways are forbidden to the caller.
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
    Ok(Json(detector.detect_servers(&caller.user, &domain).await?))
}
