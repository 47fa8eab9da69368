//! Google's `Policy` (`cloudidentity.v1`, `policies`), and what the administrator's page needs beside it.

use serde::{Deserialize, Serialize};

use super::{BothVerdicts, DmarcResult, Rfc7489Verdict};
use crate::dmarc::Disposition;

/// One setting for one organisational unit.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct Policy {
    /// `policies/{id}`. Read only.
    pub name: String,
    /// `customers/{id}`. Immutable.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub customer: String,
    /// For whom.
    pub policy_query: PolicyQuery,
    /// What.
    pub setting: Setting,
    /// `ADMIN` once somebody set it, `SYSTEM` while it is the default. Read only.
    #[serde(rename = "type", skip_serializing_if = "Option::is_none")]
    pub kind: Option<PolicyKind>,
    /// Changes with every write; send it as If-Match. Read only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub etag: Option<String>,
    /// When it was last set, RFC 3339. Read only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub update_time: Option<String>,
    /// Who set it last: an address. Read only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub updated_by: Option<String>,
}

/// Google's `Policy.type`.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum PolicyKind {
    /// Never answered.
    PolicyTypeUnspecified,
    /// The default that came with Fromline.
    System,
    /// Set by an administrator.
    Admin,
}

/// Google's `PolicyQuery`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct PolicyQuery {
    /// `orgUnits/{id}`.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub org_unit: String,
    /// Not supported: empty. A policy is everybody's.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub group: String,
    /// The unit as an expression, in Google's words. In requests empty, or as it was answered.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub query: String,
    /// 0 for the default that came with Fromline, 1 once somebody has set it. Read only; ignored in requests.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sort_order: Option<f64>,
}

/// Google's `Setting`: a type and a value whose shape depends on it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct Setting {
    /// `settings/gmail.per_user_outbound_gateway`, or `settings/gmail.service_status`, which cannot be written.
    #[serde(rename = "type")]
    pub kind: String,
    /// See [`GatewaySetting`]; `{"serviceState": "ENABLED"}` for `settings/gmail.service_status`.
    #[cfg_attr(feature = "schema", schema(value_type = SettingValue))]
    pub value: serde_json::Value,
}

/// The values of [`Setting`], by its type.
#[cfg(feature = "schema")]
#[derive(Serialize, utoipa::ToSchema)]
#[serde(untagged)]
pub enum SettingValue {
    /// Of `settings/gmail.per_user_outbound_gateway`.
    Gateway(GatewaySetting),
    /// Of `settings/gmail.service_status`.
    ServiceStatus(ServiceStatusSetting),
}

/// The value of `settings/gmail.service_status`. Read only.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct ServiceStatusSetting {
    /// Always `ENABLED`.
    pub service_state: String,
}

/// The value of `settings/gmail.per_user_outbound_gateway`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct GatewaySetting {
    /// Whether users may set up a gateway.
    pub allow_users_to_use_external_smtp_servers: bool,
    /// What happens to mail of suspended aliases; kept when a client omits it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub suspended_mail: Option<crate::policy::SuspendedMail>,
}

impl GatewaySetting {
    /// As the value of a [`Setting`].
    pub fn to_value(&self) -> serde_json::Value {
        serde_json::to_value(self).unwrap_or_default()
    }

    /// From the value of a [`Setting`]; none if it is not of this shape.
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
    /// Where the next page begins; empty on the last.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub next_page_token: String,
}

/// Google's long-running operation; Fromline's are always finished.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Operation {
    /// `operations/{id}`.
    pub name: String,
    /// Always true.
    pub done: bool,
    /// The policy, with `@type`; an empty object after delete.
    #[cfg_attr(feature = "schema", schema(value_type = Object))]
    pub response: serde_json::Value,
}

/// `POST /api/v1/policies/{id}/change`: a policy to write, and whether those are mailed whom it concerns.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct PolicyChangeRequest {
    /// As in `policies.patch`; its etag is not looked at, If-Match is.
    pub policy: Policy,
    /// Whether those are mailed whom the change concerns, and what the administrator adds; absent: nobody is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub notify: Option<Notify>,
}

/// A mail to those whom an administrator's change concerns, each in their language.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(default, deny_unknown_fields)]
pub struct Notify {
    /// What the administrator adds in their own words: plain text, at most 500 characters; may be empty.
    pub sentence: String,
}

/// The answer of `POST /api/v1/policies/{id}/change`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(default)]
pub struct PolicyChanged {
    /// The policy that holds now.
    pub policy: Policy,
    /// Users who are mailed; 0 if nobody was to be, and if no message takes another way than before.
    pub notified: u32,
}

/// `GET /api/v1/policies/{id}/notices`: how far the mails about the newest change are of which users were told.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(default)]
pub struct PolicyNotices {
    /// When the change was made, RFC 3339; absent if none was made in the last 30 days of which users were told.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at: Option<String>,
    /// Users who were to be mailed.
    pub total: u32,
    /// Mails that the relay took.
    pub sent: u32,
    /// Mails that it did not take, and that are not tried again.
    pub failed: u32,
    /// Mails that were not sent because the setting was changed anew before it was their turn, or nothing was left to tell.
    pub withdrawn: u32,
}

impl PolicyNotices {
    /// Mails that are still to be sent.
    pub const fn waiting(&self) -> u32 {
        self.total
            .saturating_sub(self.sent)
            .saturating_sub(self.failed)
            .saturating_sub(self.withdrawn)
    }
}

/// `GET /api/v1/policies/{id}/impactCount`: how many a change of the policy touches.
///
/// Counted are users who are not disabled and have at least one confirmed alias with a gateway, and those aliases: they are
/// suspended when gateways are switched off, come back when they are switched on, and are mailed about it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(default)]
pub struct PolicyImpactCount {
    /// The users.
    pub users: u32,
    /// Their aliases.
    pub aliases: u32,
    /// All aliases with a gateway: also those that are not confirmed, and those of disabled users.
    pub gateways: u32,
    /// Those among all whose gateway did not work when it was last tried.
    pub failing: u32,
    /// One of them, to show what recipients see; absent if there is none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub example: Option<ImpactExample>,
}

/// An alias with a gateway, and whose it is.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct ImpactExample {
    /// The user's primary address.
    pub user_address: String,
    /// The primary address's display name, may be empty.
    pub user_name: String,
    /// The alias's address.
    pub address: String,
    /// The alias's own display name, may be empty.
    pub name: String,
}

/// `GET /api/v1/policies/{id}/impact`: whom switching gateways off would touch, page by page.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", default)]
pub struct PolicyImpact {
    /// Users with at least one gateway, by their age. One with many may go on at the beginning of the next page.
    pub users: Vec<ImpactUser>,
    /// Where the next page begins; absent on the last.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub next_page_token: String,
}

/// One user whom switching off touches.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct ImpactUser {
    /// The primary address.
    pub address: String,
    /// The primary address's display name, may be empty.
    pub name: String,
    /// The aliases that have a gateway.
    pub aliases: Vec<ImpactAlias>,
}

/// One alias that switching off suspends.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct ImpactAlias {
    /// The alias's address.
    pub address: String,
    /// The address with its domain in ASCII, if the domain could be taken for another one (UTS 39).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub spelled_out: Option<String>,
    /// The alias's own display name, may be empty.
    pub name: String,
    /// What DMARC will say of its mail once the organisation's servers deliver it; `UNKNOWN` if DNS could not be asked in time.
    pub dmarc: DmarcResult,
    /// With `FAIL`: what its domain asks receivers to do with such mail.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub disposition: Option<Disposition>,
    /// The same by RFC 7489 with the Public Suffix List, which many receivers still follow.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rfc7489: Option<Rfc7489Verdict>,
    /// Host of its gateway.
    pub host: String,
}

impl ImpactAlias {
    /// What becomes of its mail, by each rule set.
    pub const fn verdicts(&self) -> BothVerdicts {
        BothVerdicts {
            today: (self.dmarc, self.disposition),
            rfc7489: self.rfc7489,
        }
    }
}
