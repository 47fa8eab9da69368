//! Organisational units: Google's `OrgUnit` (`admin.directory_v1`, `orgunits`), and what the administrator's page needs beside it.

use serde::{Deserialize, Serialize};

use super::{GatewaySetting, ImpactExample, Notify, Policy};

/// An organisational unit, in the format of Google's Directory API.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct OrgUnit {
    /// Kind of the resource: `admin#directory#orgUnit`. Read only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kind: Option<String>,
    /// Version tag, changed by every change of the unit; send it as If-Match. Read only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub etag: Option<String>,
    /// The name, without slashes; unique among the units of its parent, whatever the case of its letters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// A description, one line of at most 500 characters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// The id, `id:{id}`. Read only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub org_unit_id: Option<String>,
    /// The names from the root down to the unit, `/Sales/Poland`. Read only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub org_unit_path: Option<String>,
    /// The path of the unit above, `/` for the root; this or `parentOrgUnitId`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub parent_org_unit_path: Option<String>,
    /// The id of the unit above, `id:{id}`; takes precedence over `parentOrgUnitPath`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub parent_org_unit_id: Option<String>,
    /// Has no effect, as at Google.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub block_inheritance: Option<bool>,
}

/// The answer of `orgunits.list`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", default)]
pub struct OrgUnits {
    /// Kind of the answer: `admin#directory#orgUnits`.
    pub kind: String,
    /// Version tag of the list.
    pub etag: String,
    /// The units. There are no pages, as at Google.
    pub organization_units: Vec<OrgUnit>,
}

/// The answer of `GET /api/v1/orgUnits`: the whole tree, each unit behind its parent, the units of one parent by name.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(default)]
pub struct UnitTree {
    /// The units, the root first; the units below one follow it at once.
    pub units: Vec<UnitNode>,
}

/// A unit in the tree.
#[derive(Clone, Debug, Default, Eq, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(default)]
pub struct UnitNode {
    /// The id, `root` or a number; the name of the unit's policy is `policies/{id}`.
    pub id: String,
    /// The name; that of the root is the organisation's first domain.
    pub name: String,
    /// The level, 1 for the root.
    pub level: u32,
    /// Number of people in the unit itself.
    #[serde(skip_serializing_if = "is_zero")]
    pub people: u32,
    /// Number of their gateways.
    #[serde(skip_serializing_if = "is_zero")]
    pub gateways: u32,
    /// True if the unit sets its own policy; absent if it inherits.
    #[serde(skip_serializing_if = "is_false")]
    pub overridden: bool,
    /// True if gateways are allowed in the unit, by its own or an inherited policy.
    #[serde(skip_serializing_if = "is_false")]
    pub allowed: bool,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes references")]
fn is_zero(number: &u32) -> bool {
    *number == 0
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes references")]
fn is_false(flag: &bool) -> bool {
    !*flag
}

/// The answer of `GET /api/v1/orgUnits/{id}/policy`: the policy that applies in a unit, and where it is set.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", default)]
pub struct OrgUnitPolicy {
    /// The policy of the unit; while it inherits, with the inherited value.
    pub policy: Policy,
    /// The unit's path, `/Sales/Poland`.
    pub path: String,
    /// True if the unit sets its own policy.
    pub overridden: bool,
    /// The unit whose policy applies.
    pub source: UnitRef,
    /// The unit above whose policy the unit would have without its own; absent for the root, where the default would apply.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub above: Option<UnitRef>,
    /// The value that the unit would have without its own.
    pub inherited: GatewaySetting,
    /// What the last change of the unit's policy replaced; absent if there is nothing to undo.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub undo: Option<PolicyUndo>,
}

/// A unit by id and path.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(default)]
pub struct UnitRef {
    /// The id, `root` or a number.
    pub id: String,
    /// The path, `/Sales/Poland`; `/` for the root.
    pub path: String,
}

/// What the last change of a unit's policy replaced.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(default)]
pub struct PolicyUndo {
    /// The value that the unit had set; absent if it inherited.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<GatewaySetting>,
    /// The value that undoing brings.
    pub effect: GatewaySetting,
}

/// The request of `POST /api/v1/policies/{id}/inherit` and of `POST /api/v1/policies/{id}/undo`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(default, deny_unknown_fields)]
pub struct PolicyResetRequest {
    /// Email to the users affected; absent for none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub notify: Option<Notify>,
}

/// The request of `POST /api/v1/orgUnits/{id}/move`: a unit moves, with everything below it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct MoveUnitRequest {
    /// Id of the unit to move it under.
    pub parent: String,
    /// True to be told what the move would do, without doing it.
    #[serde(default)]
    pub dry_run: bool,
    /// Email to the users whose mail is delivered differently; absent for none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub notify: Option<Notify>,
}

/// The request of `POST /api/v1/orgUnits/{id}/movePeople`: people move to this unit.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct MovePeopleRequest {
    /// Primary addresses of the users, at most 500.
    pub users: Vec<String>,
    /// True to be told what the move would do, without doing it.
    #[serde(default)]
    pub dry_run: bool,
    /// Email to the users whose mail is delivered differently; absent for none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub notify: Option<Notify>,
}

/// What a move does, or did.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(default)]
pub struct MoveResult {
    /// The changes of policy that users notice; empty if mail is delivered as before.
    pub changes: Vec<MoveChange>,
    /// Number of users who are emailed.
    pub notified: u32,
}

/// A change of policy that a move brings to some users.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(default)]
pub struct MoveChange {
    /// Policy that applies before the move.
    pub before: GatewaySetting,
    /// Policy that applies after the move.
    pub after: GatewaySetting,
    /// Number of users who have a confirmed address with a gateway.
    pub users: u32,
    /// Number of these addresses.
    pub aliases: u32,
    /// One of these addresses.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub example: Option<ImpactExample>,
}

/// The answer of `GET /api/v1/orgUnits/{id}/people`: the people in a unit itself, page by page.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", default)]
pub struct UnitPeople {
    /// The people, the oldest account first.
    pub people: Vec<UnitPerson>,
    /// Token of the next page; absent on the last.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub next_page_token: String,
}

/// Somebody in a unit.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(default)]
pub struct UnitPerson {
    /// Primary email address of the person.
    pub address: String,
    /// The primary address's display name, may be empty.
    pub name: String,
    /// Number of their gateways.
    pub gateways: u32,
    /// True if the account is disabled.
    #[serde(skip_serializing_if = "is_false")]
    pub disabled: bool,
}
