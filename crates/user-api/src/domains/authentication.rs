//! `GET /api/v1/domains/{domain}/authentication`: whether mail from a domain will arrive.

use axum::{
    Json,
    extract::{Path, State},
};
use fromline_base::idn::to_ascii;
use fromline_core::{
    address::parse_domain,
    api::{DomainAuthentication, ErrorEnvelope},
};
use fromline_http::{auth::Caller, error::ApiError};
use fromline_services::{mail_authentication, state::App};

use super::authentication_to_api;

/// Predicts whether mail with this From domain will arrive: SPF, DKIM alignment and DMARC (RFC 9989) for either route. Queries
/// DNS for at most five seconds; results that could not be obtained are absent or `UNKNOWN`.
#[utoipa::path(get, path = "/api/v1/domains/{domain}/authentication", tag = "domains",
    params(("domain" = String, Path, description = "The From address's domain")),
    responses((status = 200, body = DomainAuthentication), (status = "default", body = ErrorEnvelope)))]
pub async fn authentication(
    State(app): State<App>,
    caller: Caller,
    Path(domain): Path<String>,
) -> Result<Json<DomainAuthentication>, ApiError> {
    let domain = parse_domain(&domain, &to_ascii).map_err(|reason| ApiError::field("domain", reason))?;
    let (found, seen) = mail_authentication::check_domain(&app, &app.lookups, &caller.user, &domain).await?;
    Ok(Json(authentication_to_api(found, seen)))
}
