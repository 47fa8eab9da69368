//! What is known of domains.

use fromline_core::api::{DomainAuthentication, SubmissionServers};

use super::http::{ApiFailure, get};
use crate::route::encode;

/// Reads SPF, DKIM and DMARC of mail with this From domain, by either route.
pub async fn domain_authentication(domain: &str) -> Result<DomainAuthentication, ApiFailure> {
    get(&format!("/api/v1/domains/{}/authentication", encode(domain))).await
}

/// Finds the submission servers of a domain.
pub async fn submission_servers(domain: &str) -> Result<SubmissionServers, ApiFailure> {
    get(&format!("/api/v1/domains/{}/submissionServers", encode(domain))).await
}
