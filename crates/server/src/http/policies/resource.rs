//! The policy as it travels, to and fro.

use axum::{
    http::{HeaderMap, header},
    response::{AppendHeaders, IntoResponse},
};
use fromline_core::{
    Reason,
    api::{GatewaySetting, Operation, Policy, PolicyKind, PolicyQuery, Setting},
    policy::{GATEWAY_SETTING, GatewayPolicy},
};

use crate::{
    http::error::ApiError,
    services::policies::{Versioned, Write},
    services::refusal::Refusal,
};

/// The one policy: of the root unit.
pub const NAME: &str = "policies/root";
/// The customer behind `customers/my_customer`.
pub const CUSTOMER: &str = "customers/C0fromline";
/// The root unit.
const ORG_UNIT: &str = "orgUnits/root";

/// The policy for the wire.
pub fn to_api(versioned: &Versioned) -> Policy {
    let stored = versioned.stored.as_ref();
    let policy = stored.map(|stored| stored.policy).unwrap_or_default();
    let value = GatewaySetting {
        allow_users_to_use_external_smtp_servers: policy.allowed,
        suspended_mail: Some(policy.suspended_mail),
    };
    Policy {
        name: NAME.to_owned(),
        customer: CUSTOMER.to_owned(),
        policy_query: PolicyQuery {
            org_unit: ORG_UNIT.to_owned(),
            ..PolicyQuery::default()
        },
        setting: Setting {
            kind: GATEWAY_SETTING.to_owned(),
            value: serde_json::to_value(value).unwrap_or_default(),
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

/// What a body asks for; `suspendedMail` stays as it is when a client omits it.
pub fn asked(body: &Policy, now: &Versioned) -> Result<Write, Refusal> {
    let unit = body.policy_query.org_unit.as_str();
    if !matches!(unit, "" | ORG_UNIT) {
        return Err(Refusal::field("policyQuery.orgUnit", Reason::SettingInvalid));
    }
    if !body.policy_query.group.is_empty() {
        return Err(Refusal::field("policyQuery.group", Reason::SettingInvalid));
    }
    if !matches!(body.customer.as_str(), "" | CUSTOMER | "customers/my_customer") {
        return Err(Refusal::field("customer", Reason::SettingInvalid));
    }
    if body.setting.kind != GATEWAY_SETTING {
        return Err(Refusal::field("setting.type", Reason::SettingInvalid));
    }
    let setting: GatewaySetting = serde_json::from_value(body.setting.value.clone())
        .map_err(|_| Refusal::field("setting.value", Reason::SettingInvalid))?;
    let before = now
        .stored
        .as_ref()
        .map(|stored| stored.policy)
        .unwrap_or_default();
    Ok(Write::Set(GatewayPolicy {
        allowed: setting.allow_users_to_use_external_smtp_servers,
        suspended_mail: setting.suspended_mail.unwrap_or(before.suspended_mail),
    }))
}

/// The id in a path, if it names the policy.
pub fn check_id(id: &str) -> Result<(), ApiError> {
    if id == "root" {
        Ok(())
    } else {
        Err(ApiError::not_found())
    }
}

/// The If-Match header.
pub fn if_match(headers: &HeaderMap) -> Option<&str> {
    headers
        .get(header::IF_MATCH)
        .and_then(|value| value.to_str().ok())
}

/// A finished operation with the policy in it.
pub fn finished(versioned: &Versioned, deleted: bool) -> impl IntoResponse + use<> {
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
