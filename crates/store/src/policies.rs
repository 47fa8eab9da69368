//! Policies of organizational units.

use fromline_core::{
    directory::{UnitId, UnitPolicy},
    policy::{GatewayPolicy, SuspendedMail},
};
use jiff::Timestamp;

use super::{FromRow, SqlRow, StoreError, Tx, millis, org_units::StoredUnit, sql, timestamp};

/// A policy that was set explicitly.
#[derive(Clone, Debug, PartialEq)]
pub struct StoredPolicy {
    /// Values of the policy that was set.
    pub policy: GatewayPolicy,
    /// When it was set.
    pub updated: Timestamp,
    /// The administrator who set it: an address, or the name of a command.
    pub updated_by: String,
}

impl FromRow for GatewayPolicy {
    fn from_row(row: &SqlRow<'_>) -> Result<Self, StoreError> {
        Ok(Self {
            allowed: row.get("gateways")?,
            suspended_mail: decode(&row.get::<String>("suspended_mail")?),
        })
    }
}

impl FromRow for StoredPolicy {
    fn from_row(row: &SqlRow<'_>) -> Result<Self, StoreError> {
        Ok(Self {
            policy: GatewayPolicy::from_row(row)?,
            updated: timestamp(row.get("updated")?),
            updated_by: row.get("updated_by")?,
        })
    }
}

const fn encode(suspended_mail: SuspendedMail) -> &'static str {
    match suspended_mail {
        SuspendedMail::Refuse => "REFUSE",
        SuspendedMail::OnBehalf => "ON_BEHALF",
    }
}

fn decode(suspended_mail: &str) -> SuspendedMail {
    match suspended_mail {
        "ON_BEHALF" => SuspendedMail::OnBehalf,
        _ => SuspendedMail::Refuse,
    }
}

/// How often a unit's policy was written, and what its last write replaced.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct PolicyVersion {
    /// The number of writes, which is the `ETag`.
    pub number: i64,
    /// The policy before the last write, `Some(None)` if the unit inherited; `None` if there is nothing to undo.
    pub undo: Option<Option<GatewayPolicy>>,
}

impl FromRow for PolicyVersion {
    fn from_row(row: &SqlRow<'_>) -> Result<Self, StoreError> {
        let gateways: Option<bool> = row.get("previous_gateways")?;
        let suspended_mail: Option<String> = row.get("previous_suspended_mail")?;
        let previous = gateways.zip(suspended_mail).map(|(allowed, mail)| GatewayPolicy {
            allowed,
            suspended_mail: decode(&mail),
        });
        let can_undo: bool = row.get("can_undo")?;
        Ok(Self {
            number: row.get("version")?,
            undo: can_undo.then_some(previous),
        })
    }
}

/// Returns the policy that applies to a user, by the unit that they are in now; `None` where nobody has set one.
pub fn find_for_user(db: &mut Tx, user_id: i64) -> Result<Option<GatewayPolicy>, StoreError> {
    sql(
        "SELECT gateways, suspended_mail FROM users JOIN org_units ON org_units.id = users.org_unit_id
         JOIN policies ON policies.org_unit_id = org_units.policy_unit_id WHERE users.id = ?",
    )
    .bind(user_id)
    .maybe_row(db)
}

/// Returns the policy that a unit itself sets.
pub fn find(db: &mut Tx, unit: UnitId) -> Result<Option<StoredPolicy>, StoreError> {
    sql("SELECT gateways, suspended_mail, updated, updated_by FROM policies WHERE org_unit_id = ?")
        .bind(unit)
        .maybe_row(db)
}

/// Returns the version of a unit's policy.
pub fn find_version(db: &mut Tx, unit: UnitId) -> Result<PolicyVersion, StoreError> {
    let version = sql(
        "SELECT version, can_undo, previous_gateways, previous_suspended_mail FROM policy_versions
         WHERE org_unit_id = ?",
    );
    Ok(version.bind(unit).maybe_row(db)?.unwrap_or_default())
}

/// Returns at most `limit` units after one that set a policy, in the order of their ids.
pub fn list_units(db: &mut Tx, after: UnitId, limit: u32) -> Result<Vec<UnitId>, StoreError> {
    sql("SELECT org_unit_id FROM policies WHERE org_unit_id > ? ORDER BY org_unit_id LIMIT ?")
        .bind(after)
        .bind(limit)
        .values(db)
}

/// Returns all units that set a policy, with it.
pub fn list_set(db: &mut Tx) -> Result<Vec<(UnitId, bool)>, StoreError> {
    sql("SELECT org_unit_id, gateways FROM policies").rows(db)
}

/// Returns the policies from the root down to a unit.
pub fn chain(db: &mut Tx, unit: &StoredUnit) -> Result<Vec<UnitPolicy>, StoreError> {
    let mut chain = Vec::new();
    for unit in unit.path.ids() {
        let own = find(db, unit)?.map(|stored| stored.policy);
        chain.push(UnitPolicy { unit, own });
    }
    Ok(chain)
}

/// Sets a unit's policy.
pub fn set(db: &mut Tx, unit: UnitId, stored: &StoredPolicy) -> Result<(), StoreError> {
    let version = bump(db, unit)?;
    sql("INSERT INTO policies (org_unit_id, gateways, suspended_mail, version, updated, updated_by) VALUES (?, ?, ?, ?, ?, ?)
         ON CONFLICT (org_unit_id) DO UPDATE SET gateways = excluded.gateways, suspended_mail = excluded.suspended_mail,
         version = excluded.version, updated = excluded.updated, updated_by = excluded.updated_by")
        .bind(unit)
        .bind(stored.policy.allowed)
        .bind(encode(stored.policy.suspended_mail))
        .bind(version)
        .bind(millis(stored.updated))
        .bind(&stored.updated_by)
        .run(db)?;
    Ok(())
}

/// Removes a unit's policy.
pub fn delete(db: &mut Tx, unit: UnitId) -> Result<(), StoreError> {
    bump(db, unit)?;
    sql("DELETE FROM policies WHERE org_unit_id = ?")
        .bind(unit)
        .run(db)?;
    Ok(())
}

/// Notes what the last write replaced, or that it cannot be undone.
pub fn note_undo(db: &mut Tx, unit: UnitId, undo: Option<Option<GatewayPolicy>>) -> Result<(), StoreError> {
    let previous = undo.flatten();
    sql("UPDATE policy_versions SET can_undo = ?, previous_gateways = ?, previous_suspended_mail = ? WHERE org_unit_id = ?")
        .bind(undo.is_some())
        .bind(previous.map(|policy| policy.allowed))
        .bind(previous.map(|policy| encode(policy.suspended_mail)))
        .bind(unit)
        .run(db)?;
    Ok(())
}

fn bump(db: &mut Tx, unit: UnitId) -> Result<i64, StoreError> {
    sql("INSERT INTO policy_versions (org_unit_id, version) VALUES (?, 1)
         ON CONFLICT (org_unit_id) DO UPDATE SET version = policy_versions.version + 1 RETURNING version")
    .bind(unit)
    .value(db)
}
