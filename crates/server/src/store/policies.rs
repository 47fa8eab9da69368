//! Policies of organizational units.

use fromline_core::policy::{GatewayPolicy, SuspendedMail};
use jiff::Timestamp;

use super::{FromRow, SqlRow, StoreError, Tx, millis, sql, timestamp};

/// The only organizational unit at present, which contains everybody.
pub const ROOT: &str = "root";

/// A policy that was set explicitly.
#[derive(Clone, Debug, PartialEq)]
pub struct StoredPolicy {
    /// The policy's values.
    pub policy: GatewayPolicy,
    /// When it was set.
    pub updated: Timestamp,
    /// The address of the administrator who set it.
    pub updated_by: String,
}

impl FromRow for StoredPolicy {
    fn from_row(row: &SqlRow<'_>) -> Result<Self, StoreError> {
        let suspended_mail = match row.get::<String>("suspended_mail")?.as_str() {
            "ON_BEHALF" => SuspendedMail::OnBehalf,
            _ => SuspendedMail::Refuse,
        };
        Ok(Self {
            policy: GatewayPolicy {
                allowed: row.get("gateways")?,
                suspended_mail,
            },
            updated: timestamp(row.get("updated")?),
            updated_by: row.get("updated_by")?,
        })
    }
}

/// Returns a unit's policy, if one was set.
pub fn find(db: &mut Tx, org_unit: &str) -> Result<Option<StoredPolicy>, StoreError> {
    sql("SELECT * FROM policies WHERE org_unit = ?")
        .bind(org_unit)
        .maybe_row(db)
}

/// Returns how often a unit's policy was written, which is its `ETag`.
pub fn find_version(db: &mut Tx, org_unit: &str) -> Result<i64, StoreError> {
    let version = sql("SELECT version FROM policy_versions WHERE org_unit = ?");
    Ok(version.bind(org_unit).maybe_value(db)?.unwrap_or(0))
}

/// Sets a unit's policy.
pub fn set(db: &mut Tx, org_unit: &str, stored: &StoredPolicy) -> Result<(), StoreError> {
    let version = bump(db, org_unit)?;
    let suspended_mail = match stored.policy.suspended_mail {
        SuspendedMail::Refuse => "REFUSE",
        SuspendedMail::OnBehalf => "ON_BEHALF",
    };
    sql("INSERT INTO policies (org_unit, gateways, suspended_mail, version, updated, updated_by) VALUES (?, ?, ?, ?, ?, ?)
         ON CONFLICT (org_unit) DO UPDATE SET gateways = excluded.gateways, suspended_mail = excluded.suspended_mail,
         version = excluded.version, updated = excluded.updated, updated_by = excluded.updated_by")
        .bind(org_unit)
        .bind(stored.policy.allowed)
        .bind(suspended_mail)
        .bind(version)
        .bind(millis(stored.updated))
        .bind(&stored.updated_by)
        .run(db)?;
    Ok(())
}

/// Removes a unit's policy, so that the default applies.
pub fn delete(db: &mut Tx, org_unit: &str) -> Result<(), StoreError> {
    bump(db, org_unit)?;
    sql("DELETE FROM policies WHERE org_unit = ?")
        .bind(org_unit)
        .run(db)?;
    Ok(())
}

fn bump(db: &mut Tx, org_unit: &str) -> Result<i64, StoreError> {
    sql("INSERT INTO policy_versions (org_unit, version) VALUES (?, 1)
         ON CONFLICT (org_unit) DO UPDATE SET version = policy_versions.version + 1 RETURNING version")
    .bind(org_unit)
    .value(db)
}
