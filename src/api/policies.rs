//! The administrator's setting: Google's `policies`, and whom a change touches.

use fromline_core::{
    api::{ListPoliciesResponse, Operation, Policy, PolicyImpact, PolicyImpactCount},
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

/// Saves a policy, if nobody changed it since `policy.etag`.
pub async fn patch_policy(policy: &Policy) -> Result<Policy, ApiFailure> {
    let call = Call {
        method: Method::PATCH,
        url: &format!("/v1/{}", policy.name),
        body: Some(write(policy)),
        if_match: policy.etag.as_deref(),
        cancel: None,
    };
    let mut operation: Operation = read(&send(call).await?)?;
    if let Some(fields) = operation.response.as_object_mut() {
        fields.remove("@type");
    }
    // Through text: a second way to read the same type would be compiled a second time.
    read(&operation.response.to_string())
}

/// How many switching gateways off would touch.
pub async fn policy_impact_count(name: &str) -> Result<PolicyImpactCount, ApiFailure> {
    get(&format!("/api/v1/{name}/impactCount")).await
}

/// Whom switching gateways off would touch, from where a page before ended; the first from the beginning.
pub async fn policy_impact(name: &str, token: &str) -> Result<PolicyImpact, ApiFailure> {
    get(&format!("/api/v1/{name}/impact?pageToken={token}")).await
}
