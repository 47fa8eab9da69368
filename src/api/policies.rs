//! The administrator's setting: Google's `policies`, and whom a change touches.

use fromline_core::{
    api::{
        ListPoliciesResponse, Notify, Policy, PolicyChangeRequest, PolicyChanged, PolicyImpact,
        PolicyImpactCount, PolicyNotices,
    },
    policy::GATEWAY_SETTING,
};

use super::http::{ApiFailure, Call, Method, get, read, send, write};
use crate::route::encode;

/// The policies for gateways: one for each organisational unit.
pub async fn list_policies() -> Result<Vec<Policy>, ApiFailure> {
    let filter = encode(&format!("setting.type == \"{GATEWAY_SETTING}\"")).replace('&', "%26");
    let answer: ListPoliciesResponse = get(&format!("/v1/policies?filter={filter}")).await?;
    Ok(answer.policies)
}

/// One policy, by `policies/{id}`.
pub async fn get_policy(name: &str) -> Result<Policy, ApiFailure> {
    get(&format!("/v1/{name}")).await
}

/// Saves a policy, if nobody changed it since `policy.etag`; says who is mailed.
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

/// How far the mails about the newest change are.
pub async fn policy_notices(name: &str) -> Result<PolicyNotices, ApiFailure> {
    get(&format!("/api/v1/{name}/notices")).await
}

/// How many a change touches.
pub async fn policy_impact_count(name: &str) -> Result<PolicyImpactCount, ApiFailure> {
    get(&format!("/api/v1/{name}/impactCount")).await
}

/// Whom a change touches, from where a page before ended; the first from the beginning.
pub async fn policy_impact(name: &str, token: &str) -> Result<PolicyImpact, ApiFailure> {
    get(&format!("/api/v1/{name}/impact?pageToken={token}")).await
}
