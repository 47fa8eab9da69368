//! What DNS says of domains.

use fromline_core::api::DomainAuthentication;

use super::http::{ApiFailure, get};
use crate::route::encode;

/// SPF, DKIM and DMARC of mail with this From domain, by either route.
pub async fn domain_authentication(domain: &str) -> Result<DomainAuthentication, ApiFailure> {
    get(&format!("/api/v1/domains/{}/authentication", encode(domain))).await
}
