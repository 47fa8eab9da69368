//! Google's `Policy` (`cloudidentity.v1`, `policies`), and what the administrator's page needs beside it.

use serde::{Deserialize, Serialize};

use super::{BothVerdicts, DmarcResult, Rfc7489Verdict};
use crate::dmarc::Disposition;

/// A setting of an organisational unit.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct Policy {
    /// Resource name, `policies/{id}`. Read only.
    pub name: String,
    /// The customer, `customers/{id}`. Immutable.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub customer: String,
    /// The organisational unit that the setting applies to.
    pub policy_query: PolicyQuery,
    /// The setting: its type and value.
    pub setting: Setting,
    /// `ADMIN` once an administrator has set it, `SYSTEM` while it is the default. Read only.
    #[serde(rename = "type", skip_serializing_if = "Option::is_none")]
    pub kind: Option<PolicyKind>,
    /// Version tag, changed by every write; send it as If-Match. Read only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub etag: Option<String>,
    /// Time of the last change, RFC 3339. Read only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub update_time: Option<String>,
    /// Address of the administrator who last changed it. Read only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub updated_by: Option<String>,
}

/// Origin of a policy: Google's `Policy.type`.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum PolicyKind {
    /// Protobuf's default value; never returned.
    PolicyTypeUnspecified,
    /// The default that came with Fromline.
    System,
    /// Set by an administrator.
    Admin,
}

/// Target of a policy: Google's `PolicyQuery`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct PolicyQuery {
    /// The organisational unit, `orgUnits/{id}`.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub org_unit: String,
    /// Not supported: always empty, since a policy applies to a unit.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub group: String,
    /// The unit as an expression in Google's syntax. In requests empty, or as it was returned.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub query: String,
    /// Precedence: of the policies for a unit and those above it, the one with the greatest number applies. 0 for the default that came with
    /// Fromline. Read only; ignored in requests.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sort_order: Option<f64>,
}

/// Google's `Setting`: a type and a value whose shape depends on it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct Setting {
    /// Type of the setting: `settings/gmail.per_user_outbound_gateway`, or `settings/gmail.service_status`, which is read only.
    #[serde(rename = "type")]
    pub kind: String,
    /// Value of the setting: a [`GatewaySetting`], or `{"serviceState": "ENABLED"}` for `settings/gmail.service_status`.
    #[cfg_attr(feature = "schema", schema(value_type = SettingValue))]
    pub value: serde_json::Value,
}

/// The values of [`Setting`], by its type.
#[cfg(feature = "schema")]
#[derive(Serialize, utoipa::ToSchema)]
#[serde(untagged)]
pub enum SettingValue {
    /// The value of `settings/gmail.per_user_outbound_gateway`.
    Gateway(GatewaySetting),
    /// The value of `settings/gmail.service_status`.
    ServiceStatus(ServiceStatusSetting),
}

/// The value of `settings/gmail.service_status`. Read only.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct ServiceStatusSetting {
    /// The service's state, always `ENABLED`.
    pub service_state: String,
}

/// The value of `settings/gmail.per_user_outbound_gateway`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct GatewaySetting {
    /// True if users may set up gateways.
    pub allow_users_to_use_external_smtp_servers: bool,
    /// Policy for mail of suspended aliases; unchanged if a client omits it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub suspended_mail: Option<crate::policy::SuspendedMail>,
}

impl From<crate::policy::GatewayPolicy> for GatewaySetting {
    fn from(policy: crate::policy::GatewayPolicy) -> Self {
        Self {
            allow_users_to_use_external_smtp_servers: policy.allowed,
            suspended_mail: Some(policy.suspended_mail),
        }
    }
}

impl GatewaySetting {
    /// Converts it to the value of a [`Setting`].
    pub fn to_value(&self) -> serde_json::Value {
        serde_json::to_value(self).unwrap_or_default()
    }

    /// Reads it from the value of a [`Setting`]; `None` if that has another shape.
    pub fn from_value(value: &serde_json::Value) -> Option<Self> {
        Self::deserialize(value).ok()
    }
}

/// The answer of `policies.list`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", default)]
pub struct ListPoliciesResponse {
    /// The policies that match the filter.
    pub policies: Vec<Policy>,
    /// Token of the next page; empty on the last.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub next_page_token: String,
}

/// Google's long-running operation; Fromline's are always finished.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Operation {
    /// The operation's resource name, `operations/{id}`.
    pub name: String,
    /// Always true: the operation is finished.
    pub done: bool,
    /// The policy, with `@type`; an empty object after delete.
    #[cfg_attr(feature = "schema", schema(value_type = Object))]
    pub response: serde_json::Value,
}

/// The request of `POST /api/v1/policies/{id}/change`: a policy to write, and an optional email to the users it affects.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct PolicyChangeRequest {
    /// The policy as in `policies.patch`; its etag is ignored in favour of If-Match.
    pub policy: Policy,
    /// Email to the users affected; absent for none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub notify: Option<Notify>,
}

/// An email to the users affected by an administrator's change, each in their own language.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(default, deny_unknown_fields)]
pub struct Notify {
    /// The administrator's own words: plain text, at most 500 characters; may be empty.
    pub sentence: String,
}

/// The answer of `POST /api/v1/policies/{id}/change`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(default)]
pub struct PolicyChanged {
    /// The policy after the change.
    pub policy: Policy,
    /// Number of users who are emailed; 0 if none were to be, or if no message is delivered differently than before.
    pub notified: u32,
}

/// Progress of the emails that tell users of something; the answer of `GET /api/v1/policies/{id}/notices`, about the newest change that
/// users were told of.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(default)]
pub struct NoticeProgress {
    /// Time of the change, or of the request to tell users, RFC 3339; absent if there was none in the last 30 days.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at: Option<String>,
    /// Number of users to email.
    pub total: u32,
    /// Emails that the relay accepted.
    pub sent: u32,
    /// Emails that the relay refused and that are not tried again.
    pub failed: u32,
    /// Emails not sent because a setting changed again before their turn, or there was nothing left to report.
    pub withdrawn: u32,
}

impl NoticeProgress {
    /// Returns the number of emails still to be sent.
    pub const fn waiting(&self) -> u32 {
        self.total
            .saturating_sub(self.sent)
            .saturating_sub(self.failed)
            .saturating_sub(self.withdrawn)
    }
}

/// The answer of `GET /api/v1/policies/{id}/impactCount`: the number of users and aliases that a change of the policy affects.
///
/// Counts users who are not disabled and have at least one confirmed alias with a gateway, and those aliases: they are suspended when
/// gateways are switched off, come back when they are switched on, and their users are emailed about it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(default)]
pub struct PolicyImpactCount {
    /// Number of affected users.
    pub users: u32,
    /// Number of affected aliases.
    pub aliases: u32,
    /// Number of all aliases with a gateway, including unconfirmed ones and those of disabled users.
    pub gateways: u32,
    /// Number of `gateways` whose last attempt failed.
    pub failing: u32,
    /// An affected alias, for a picture of what recipients see; absent if there is none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub example: Option<ImpactExample>,
}

/// An alias with a gateway, and its user.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct ImpactExample {
    /// The user's primary address.
    pub user_address: String,
    /// The primary address's display name, may be empty.
    pub user_name: String,
    /// Address of the alias.
    pub address: String,
    /// The alias's own display name, may be empty.
    pub name: String,
}

/// The answer of `GET /api/v1/policies/{id}/impact`: users affected by switching gateways off, page by page.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", default)]
pub struct PolicyImpact {
    /// Users with at least one gateway, oldest account first. A user with many may continue on the next page.
    pub users: Vec<ImpactUser>,
    /// Token of the next page; absent on the last.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub next_page_token: String,
}

/// A user affected by switching gateways off.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct ImpactUser {
    /// The user's primary address.
    pub address: String,
    /// The primary address's display name, may be empty.
    pub name: String,
    /// The user's aliases that have a gateway.
    pub aliases: Vec<ImpactAlias>,
}

/// An alias that switching gateways off suspends.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct ImpactAlias {
    /// Address of the alias.
    pub address: String,
    /// The address with its domain in ASCII, if the domain could be taken for another one (UTS 39).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub spelled_out: Option<String>,
    /// The alias's own display name, may be empty.
    pub name: String,
    /// DMARC's result for its mail when delivered by the organisation's servers; `UNKNOWN` if DNS did not answer in time.
    pub dmarc: DmarcResult,
    /// With `FAIL`: the disposition that its domain requests from receivers.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub disposition: Option<Disposition>,
    /// The same result by RFC 7489 with the Public Suffix List, which many receivers still follow.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rfc7489: Option<Rfc7489Verdict>,
    /// Host name of the alias's gateway.
    pub host: String,
}

impl ImpactAlias {
    /// Returns both rule sets' verdicts on its mail when delivered by the organisation's servers.
    pub const fn verdicts(&self) -> BothVerdicts {
        BothVerdicts {
            today: (self.dmarc, self.disposition),
            rfc7489: self.rfc7489,
        }
    }
}
