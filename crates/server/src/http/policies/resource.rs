//! The policy as it travels, to and fro.

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

/// The policy for gateways: of the root unit.
const NAME: &str = "policies/root";
/// Whether mail is on, which at Google is a policy of its own. Whoever judges the policy for gateways looks at this one, too.
const SERVICE: &str = "policies/gmail-service-status";
const SERVICE_SETTING: &str = "settings/gmail.service_status";
/// The customer behind `customers/my_customer`.
pub const CUSTOMER: &str = "customers/C0fromline";
/// The root unit.
const ORG_UNIT: &str = "orgUnits/root";
/// The same as an expression, as Google writes it.
const QUERY: &str = "entity.org_units.exists(org_unit, org_unit.org_unit_id == orgUnitId('root'))";

/// The policy for the wire.
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

/// How far the mails of an announcement are, for the wire.
pub fn progress_to_api(progress: Progress) -> NoticeProgress {
    NoticeProgress {
        at: Some(progress.at.to_string()),
        total: progress.total,
        sent: progress.sent,
        failed: progress.failed,
        withdrawn: progress.withdrawn,
    }
}

/// That mail is on: the default that came with Fromline, and nobody can change it.
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

/// Everybody; a policy that an administrator has set comes behind the default.
fn query(order: f64) -> PolicyQuery {
    PolicyQuery {
        org_unit: ORG_UNIT.to_owned(),
        group: String::new(),
        query: QUERY.to_owned(),
        sort_order: Some(order),
    }
}

/// What a body asks for; `suspendedMail` stays as it is when a client omits it.
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

/// Which policy the id in a path names.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum PolicyId {
    /// The one for gateways.
    Gateways,
    /// That mail is on.
    ServiceStatus,
}

/// The policy that the id in a path names; 404 for none.
pub fn parse_id(id: &str) -> Result<PolicyId, ApiError> {
    let is = |name: &str| name.strip_prefix("policies/") == Some(id);
    match id {
        _ if is(NAME) => Ok(PolicyId::Gateways),
        _ if is(SERVICE) => Ok(PolicyId::ServiceStatus),
        _ => Err(ApiError::not_found()),
    }
}

/// The same of a policy that can be changed.
pub fn check_id(id: &str) -> Result<(), ApiError> {
    match parse_id(id)? {
        PolicyId::Gateways => Ok(()),
        PolicyId::ServiceStatus => Err(ApiError::new(StatusCode::BAD_REQUEST, Reason::ReadOnly)),
    }
}

/// The If-Match header.
pub fn read_if_match(headers: &HeaderMap) -> Option<&str> {
    headers
        .get(header::IF_MATCH)
        .and_then(|value| value.to_str().ok())
}

/// A finished operation with the policy in it.
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
