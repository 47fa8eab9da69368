//! Wire forms of policies, in both directions.

use axum::{
    http::{HeaderMap, StatusCode, header},
    response::{AppendHeaders, IntoResponse},
};
use fromline_core::{
    Reason,
    api::{
        GatewaySetting, NoticeProgress, Operation, Policy, PolicyKind, PolicyQuery, ServiceStatusSetting,
        Setting,
    },
    policy::{GATEWAY_SETTING, GatewayPolicy},
};

use crate::{
    http::error::ApiError,
    services::policies::{PolicyWrite, VersionedPolicy},
    services::refusal::Refusal,
    store::notices::Progress,
};

/// Name of the gateway policy of the root organizational unit.
const NAME: &str = "policies/root";
/// Name of the mail service's state, a policy of its own at Google. Clients that evaluate the gateway policy read this one as
/// well.
const SERVICE: &str = "policies/gmail-service-status";
const SERVICE_SETTING: &str = "settings/gmail.service_status";
/// The customer that `customers/my_customer` stands for.
pub const CUSTOMER: &str = "customers/C0fromline";
/// Name of the root organizational unit.
const ORG_UNIT: &str = "orgUnits/root";
/// The root organizational unit as a CEL expression in Google's notation.
const QUERY: &str = "entity.org_units.exists(org_unit, org_unit.org_unit_id == orgUnitId('root'))";

/// Converts the policy to its wire form.
pub fn to_api(versioned: &VersionedPolicy) -> Policy {
    let stored = versioned.stored.as_ref();
    let policy = stored.map(|stored| stored.policy).unwrap_or_default();
    let value = GatewaySetting {
        allow_users_to_use_external_smtp_servers: policy.allowed,
        suspended_mail: Some(policy.suspended_mail),
    };
    Policy {
        name: NAME.to_owned(),
        customer: CUSTOMER.to_owned(),
        policy_query: query(if stored.is_some() { 1.0 } else { 0.0 }),
        setting: Setting {
            kind: GATEWAY_SETTING.to_owned(),
            value: value.to_value(),
        },
        kind: Some(if stored.is_some() {
            PolicyKind::Admin
        } else {
            PolicyKind::System
        }),
        etag: Some(versioned.etag.clone()),
        update_time: stored.map(|stored| stored.updated.to_string()),
        updated_by: stored.map(|stored| stored.updated_by.clone()),
    }
}

/// Converts the progress of an announcement's emails to its wire form.
pub fn progress_to_api(progress: Progress) -> NoticeProgress {
    NoticeProgress {
        at: Some(progress.at.to_string()),
        total: progress.total,
        sent: progress.sent,
        failed: progress.failed,
        withdrawn: progress.withdrawn,
    }
}

/// Builds the policy that says the mail service is on: a built-in default that cannot be changed.
pub fn build_service_status() -> Policy {
    let enabled = ServiceStatusSetting {
        service_state: "ENABLED".to_owned(),
    };
    Policy {
        name: SERVICE.to_owned(),
        customer: CUSTOMER.to_owned(),
        policy_query: query(0.0),
        setting: Setting {
            kind: SERVICE_SETTING.to_owned(),
            value: serde_json::to_value(enabled).unwrap_or_default(),
        },
        kind: Some(PolicyKind::System),
        etag: Some("\"0\"".to_owned()),
        ..Policy::default()
    }
}

/// Builds a query that applies to everybody; a policy set by an administrator sorts after the default.
fn query(order: f64) -> PolicyQuery {
    PolicyQuery {
        org_unit: ORG_UNIT.to_owned(),
        group: String::new(),
        query: QUERY.to_owned(),
        sort_order: Some(order),
    }
}

/// Parses the requested change; `suspendedMail` stays unchanged if a client omits it.
pub fn parse_write(body: &Policy, now: &VersionedPolicy) -> Result<PolicyWrite, Refusal> {
    let PolicyQuery {
        org_unit,
        group,
        query,
        sort_order: _,
    } = &body.policy_query;
    for (field, is_everybody) in [
        ("policyQuery.orgUnit", matches!(org_unit.as_str(), "" | ORG_UNIT)),
        ("policyQuery.group", group.is_empty()),
        // Whatever else it says: it would be taken for everybody.
        ("policyQuery.query", matches!(query.as_str(), "" | QUERY)),
    ] {
        if !is_everybody {
            return Err(Refusal::field(field, Reason::PolicyScopeUnsupported));
        }
    }
    if !matches!(body.customer.as_str(), "" | CUSTOMER | "customers/my_customer") {
        return Err(Refusal::field("customer", Reason::SettingInvalid));
    }
    if body.setting.kind == SERVICE_SETTING {
        return Err(Refusal::field("setting.type", Reason::ReadOnly));
    }
    if body.setting.kind != GATEWAY_SETTING {
        return Err(Refusal::field("setting.type", Reason::SettingInvalid));
    }
    let setting = GatewaySetting::from_value(&body.setting.value)
        .ok_or_else(|| Refusal::field("setting.value", Reason::SettingInvalid))?;
    let before = now
        .stored
        .as_ref()
        .map(|stored| stored.policy)
        .unwrap_or_default();
    Ok(PolicyWrite::Set(GatewayPolicy {
        allowed: setting.allow_users_to_use_external_smtp_servers,
        suspended_mail: setting.suspended_mail.unwrap_or(before.suspended_mail),
    }))
}

/// The policy that an id in a path names.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum PolicyId {
    /// The gateway policy.
    Gateways,
    /// The state of the mail service.
    ServiceStatus,
}

/// Parses the id in a path; 404 for an unknown one.
pub fn parse_id(id: &str) -> Result<PolicyId, ApiError> {
    let is = |name: &str| name.strip_prefix("policies/") == Some(id);
    match id {
        _ if is(NAME) => Ok(PolicyId::Gateways),
        _ if is(SERVICE) => Ok(PolicyId::ServiceStatus),
        _ => Err(ApiError::not_found()),
    }
}

/// Parses the id of a policy that can be changed; 400 for one that is read-only.
pub fn check_id(id: &str) -> Result<(), ApiError> {
    match parse_id(id)? {
        PolicyId::Gateways => Ok(()),
        PolicyId::ServiceStatus => Err(ApiError::new(StatusCode::BAD_REQUEST, Reason::ReadOnly)),
    }
}

/// Reads the If-Match header.
pub fn read_if_match(headers: &HeaderMap) -> Option<&str> {
    headers
        .get(header::IF_MATCH)
        .and_then(|value| value.to_str().ok())
}

/// Builds a finished operation with the policy as its result.
pub fn finish_operation(versioned: &VersionedPolicy, deleted: bool) -> impl IntoResponse + use<> {
    let mut response = serde_json::Value::Object(serde_json::Map::new());
    if !deleted && let Ok(serde_json::Value::Object(mut fields)) = serde_json::to_value(to_api(versioned)) {
        let kind = "type.googleapis.com/google.apps.cloudidentity.policies.v1.Policy";
        fields.insert("@type".to_owned(), kind.into());
        response = serde_json::Value::Object(fields);
    }
    let name = format!("operations/policies-root-{}", versioned.etag.trim_matches('"'));
    let etag = AppendHeaders([(header::ETAG, versioned.etag.clone())]);
    (
        etag,
        axum::Json(Operation {
            name,
            done: true,
            response,
        }),
    )
}
