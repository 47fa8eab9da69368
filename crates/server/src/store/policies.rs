//! Policies of organisational units.

use fromline_core::policy::{GatewayPolicy, SuspendedMail};
use jiff::Timestamp;
use sqlx::{Row, SqliteConnection};

use super::{millis, timestamp};

/// The one organisational unit for now: everybody is in it.
pub const ROOT: &str = "root";

/// A policy that somebody set.
#[derive(Clone, Debug, PartialEq)]
pub struct StoredPolicy {
    /// What it says.
    pub policy: GatewayPolicy,
    /// When it was set.
    pub updated: Timestamp,
    /// By whom: an address.
    pub updated_by: String,
}

/// A unit's policy, if one was set.
pub async fn find(db: &mut SqliteConnection, org_unit: &str) -> Result<Option<StoredPolicy>, sqlx::Error> {
    let row = sqlx::query("SELECT * FROM policies WHERE org_unit = ?")
        .bind(org_unit)
        .fetch_optional(db)
        .await?;
    let stored = |row: sqlx::sqlite::SqliteRow| {
        let suspended_mail = match row.try_get::<String, _>("suspended_mail")?.as_str() {
            "ON_BEHALF" => SuspendedMail::OnBehalf,
            _ => SuspendedMail::Refuse,
        };
        Ok(StoredPolicy {
            policy: GatewayPolicy {
                allowed: row.try_get("gateways")?,
                suspended_mail,
            },
            updated: timestamp(row.try_get("updated")?),
            updated_by: row.try_get("updated_by")?,
        })
    };
    row.map(stored).transpose()
}

/// How often a unit's policy was written: the `ETag`.
pub async fn version(db: &mut SqliteConnection, org_unit: &str) -> Result<i64, sqlx::Error> {
    let version = sqlx::query_scalar("SELECT version FROM policy_versions WHERE org_unit = ?");
    Ok(version.bind(org_unit).fetch_optional(db).await?.unwrap_or(0))
}

/// Sets a unit's policy.
pub async fn set(
    db: &mut SqliteConnection,
    org_unit: &str,
    stored: &StoredPolicy,
) -> Result<(), sqlx::Error> {
    let version = bump(db, org_unit).await?;
    let suspended_mail = match stored.policy.suspended_mail {
        SuspendedMail::Refuse => "REFUSE",
        SuspendedMail::OnBehalf => "ON_BEHALF",
    };
    sqlx::query("INSERT OR REPLACE INTO policies VALUES (?, ?, ?, ?, ?, ?)")
        .bind(org_unit)
        .bind(stored.policy.allowed)
        .bind(suspended_mail)
        .bind(version)
        .bind(millis(stored.updated))
        .bind(&stored.updated_by)
        .execute(db)
        .await?;
    Ok(())
}

/// Takes a unit's policy away: the default holds.
pub async fn delete(db: &mut SqliteConnection, org_unit: &str) -> Result<(), sqlx::Error> {
    bump(db, org_unit).await?;
    sqlx::query("DELETE FROM policies WHERE org_unit = ?")
        .bind(org_unit)
        .execute(db)
        .await?;
    Ok(())
}

async fn bump(db: &mut SqliteConnection, org_unit: &str) -> Result<i64, sqlx::Error> {
    sqlx::query_scalar(
        "INSERT INTO policy_versions VALUES (?, 1)
         ON CONFLICT (org_unit) DO UPDATE SET version = version + 1 RETURNING version",
    )
    .bind(org_unit)
    .fetch_one(db)
    .await
}
