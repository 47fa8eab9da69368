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
    directory::UnitId,
    policy::{GATEWAY_SETTING, GatewayPolicy},
};
use fromline_http::error::ApiError;
use fromline_services::{
    policies::{PolicyWrite, SeenPolicy, VersionedPolicy},
    refusal::Refusal,
};
use fromline_store::{notices::Progress, org_units::StoredUnit};

/// Name of the mail service's state, a policy of its own at Google. Clients that evaluate the gateway policy read this one as
/// well.
const SERVICE: &str = "policies/gmail-service-status";
const SERVICE_SETTING: &str = "settings/gmail.service_status";
/// The customer that `customers/my_customer` stands for.
pub const CUSTOMER: &str = "customers/C0fromline";

/// Returns the unit as a CEL expression in Google's notation.
fn print_query(unit: UnitId) -> String {
    format!("entity.org_units.exists(org_unit, org_unit.org_unit_id == orgUnitId('{unit}'))")
}

/// Converts the policy to its wire form; while the unit inherits, with the inherited value.
pub fn to_api(versioned: &VersionedPolicy) -> Policy {
    let stored = versioned.stored.as_ref();
    let unit = &versioned.unit;
    Policy {
        name: format!("policies/{}", unit.id),
        customer: CUSTOMER.to_owned(),
        policy_query: query(unit.id, stored.map_or(0.0, |_| sort_order(unit))),
        setting: Setting {
            kind: GATEWAY_SETTING.to_owned(),
            value: GatewaySetting::from(versioned.policy).to_value(),
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

/// Converts a policy as somebody may see it.
pub fn seen_to_api((versioned, updated_by): &SeenPolicy) -> Policy {
    Policy {
        updated_by: updated_by.clone(),
        ..to_api(versioned)
    }
}

/// Returns a policy's precedence, different for every unit: a unit's policy comes before those of the units above it.
fn sort_order(unit: &StoredUnit) -> f64 {
    let level = u32::try_from(unit.path.level()).unwrap_or(u32::MAX);
    if unit.id == UnitId::ROOT {
        return f64::from(level);
    }
    // Ids are far below 2^32, so that the sum stays below the next level.
    let id = u32::try_from(unit.id.number()).unwrap_or(u32::MAX);
    f64::from(level) + f64::from(id) / (f64::from(u32::MAX) + 1.0)
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
        policy_query: query(UnitId::ROOT, 0.0),
        setting: Setting {
            kind: SERVICE_SETTING.to_owned(),
            value: serde_json::to_value(enabled).unwrap_or_default(),
        },
        kind: Some(PolicyKind::System),
        etag: Some("\"0\"".to_owned()),
        ..Policy::default()
    }
}

/// Builds the query for a unit and those that inherit from it.
fn query(unit: UnitId, order: f64) -> PolicyQuery {
    PolicyQuery {
        org_unit: format!("orgUnits/{unit}"),
        group: String::new(),
        query: print_query(unit),
        sort_order: Some(order),
    }
}

/// Parses the unit of a requested policy; the root if it names none. Google's clients write the id with and without `id:`.
pub fn parse_unit(body: &Policy) -> Result<UnitId, Refusal> {
    let named = body.policy_query.org_unit.as_str();
    if named.is_empty() {
        return Ok(UnitId::ROOT);
    }
    let id = named.strip_prefix("orgUnits/").unwrap_or_default();
    UnitId::parse(id.strip_prefix("id:").unwrap_or(id))
        .ok_or_else(|| Refusal::field("policyQuery.orgUnit", Reason::UnitUnknown))
}

/// Parses the requested change; `suspendedMail` stays unchanged if a client omits it.
pub fn parse_write(body: &Policy, now: &VersionedPolicy) -> Result<PolicyWrite, Refusal> {
    let unit = now.unit.id;
    let PolicyQuery {
        org_unit,
        group,
        query,
        sort_order: _,
    } = &body.policy_query;
    // A policy stays where it is: the unit is the one in the path.
    if !org_unit.is_empty() && parse_unit(body)? != unit {
        return Err(Refusal::field("policyQuery.orgUnit", Reason::ReadOnly));
    }
    // Whatever else they say would be taken for the unit.
    for (field, fits) in [
        ("policyQuery.group", group.is_empty()),
        (
            "policyQuery.query",
            query.is_empty() || *query == print_query(unit),
        ),
    ] {
        if !fits {
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
    Ok(PolicyWrite::Set(GatewayPolicy {
        allowed: setting.allow_users_to_use_external_smtp_servers,
        suspended_mail: setting.suspended_mail.unwrap_or(now.policy.suspended_mail),
    }))
}

/// The policy that an id in a path names.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum PolicyId {
    /// The gateway policy of a unit.
    Gateways(UnitId),
    /// The state of the mail service.
    ServiceStatus,
}

/// Parses the id in a path; 404 for one that no policy has.
pub fn parse_id(id: &str) -> Result<PolicyId, ApiError> {
    if SERVICE.strip_prefix("policies/") == Some(id) {
        return Ok(PolicyId::ServiceStatus);
    }
    UnitId::parse(id)
        .map(PolicyId::Gateways)
        .ok_or_else(ApiError::not_found)
}

/// Parses the id of a policy that can be changed; 400 for one that is read-only.
pub fn check_id(id: &str) -> Result<UnitId, ApiError> {
    match parse_id(id)? {
        PolicyId::Gateways(unit) => Ok(unit),
        PolicyId::ServiceStatus => Err(ApiError::new(StatusCode::BAD_REQUEST, Reason::ReadOnly)),
    }
}

/// Returns whether a policy exists for Google's methods: the root always has one, other units if they set it.
pub fn exists(versioned: &VersionedPolicy) -> bool {
    versioned.stored.is_some() || versioned.unit.id == UnitId::ROOT
}

/// Refuses what Google's methods do to a policy that does not exist.
pub fn require(versioned: &VersionedPolicy) -> Result<(), Refusal> {
    if exists(versioned) {
        Ok(())
    } else {
        Err(Refusal::new(Reason::NotFound))
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
    let version = versioned.etag.trim_matches('"');
    let name = format!("operations/policies-{}-{version}", versioned.unit.id);
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
