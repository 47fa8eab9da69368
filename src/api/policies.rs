//! The administrator's setting: Google's `policies`, and whom a change touches.

use fromline_core::api::{
    NoticeProgress, Notify, Policy, PolicyChangeRequest, PolicyChanged, PolicyImpact, PolicyImpactCount,
};

use super::http::{ApiFailure, Call, Method, get, read, send, write};

/// Saves a policy, unless somebody changed it since `policy.etag`; the answer says how many users are emailed.
pub async fn change_policy(policy: Policy, notify: Option<Notify>) -> Result<PolicyChanged, ApiFailure> {
    let url = format!("/api/v1/{}/change", policy.name);
    let etag = policy.etag.clone();
    let call = Call {
        method: Method::POST,
        url: &url,
        body: Some(write(&PolicyChangeRequest { policy, notify })),
        if_match: etag.as_deref(),
        cancel: None,
    };
    read(&send(call).await?)
}

/// Reads the progress of the emails about the newest change.
pub async fn policy_notices(name: &str) -> Result<NoticeProgress, ApiFailure> {
    get(&format!("/api/v1/{name}/notices")).await
}

/// Reads the number of users and aliases that a change affects.
pub async fn policy_impact_count(name: &str) -> Result<PolicyImpactCount, ApiFailure> {
    get(&format!("/api/v1/{name}/impactCount")).await
}

/// Reads a page of the users that a change affects by its token; the first page has an empty token.
pub async fn policy_impact(name: &str, token: &str) -> Result<PolicyImpact, ApiFailure> {
    get(&format!("/api/v1/{name}/impact?pageToken={token}")).await
}
