//! The roles of those who administer.

use fromline_core::{
    directory::{UnitId, UnitPath},
    role::{Grants, Role},
};
use jiff::Timestamp;

use super::{FromRow, SqlRow, StoreError, Tx, millis, sql, timestamp, users::User};

/// A role as stored.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct RoleAssignment {
    /// Role that is held at the unit.
    pub role: Role,
    /// The unit at which it is held.
    pub unit: UnitId,
    /// The place of that unit in the tree.
    pub path: UnitPath,
    /// When it ends; `None` if it does not end by itself.
    pub expires: Option<Timestamp>,
    /// When it was given.
    pub given: Timestamp,
    /// The address of who gave it, or `fromline` for the command line.
    pub given_by: String,
}

impl FromRow for RoleAssignment {
    fn from_row(row: &SqlRow<'_>) -> Result<Self, StoreError> {
        let corrupt = || StoreError::Corrupt("role_assignments".to_owned());
        Ok(Self {
            role: Role::parse(&row.get::<String>("role")?).ok_or_else(corrupt)?,
            unit: row.get("org_unit_id")?,
            path: UnitPath::kept(row.get("path")?).ok_or_else(corrupt)?,
            expires: row.get::<Option<i64>>("expires")?.map(timestamp),
            given: timestamp(row.get("given")?),
            given_by: row.get("given_by")?,
        })
    }
}

/// Lists the roles that a user holds at this time, besides that of a super administrator without an end, which is in the user's row.
pub fn list(db: &mut Tx, user_id: i64, now: Timestamp) -> Result<Vec<RoleAssignment>, StoreError> {
    sql(
        "SELECT role_assignments.*, path FROM role_assignments JOIN org_units ON org_units.id = org_unit_id
         WHERE user_id = ? AND (expires IS NULL OR expires > ?) ORDER BY path, role",
    )
    .bind(user_id)
    .bind(millis(now))
    .rows(db)
}

/// Returns what a user may do at this time.
pub fn find_grants(db: &mut Tx, user: &User, now: Timestamp) -> Result<Grants, StoreError> {
    let root = user.admin.then(|| (Role::SuperAdministrator, UnitPath::root()));
    let held = list(db, user.id, now)?.into_iter();
    let held = held.map(|assignment| (assignment.role, assignment.path));
    Ok(Grants::new(root.into_iter().chain(held)))
}

/// Gives a role, or changes when it ends.
pub fn give(
    db: &mut Tx,
    user_id: i64,
    (role, unit): (Role, UnitId),
    expires: Option<Timestamp>,
    (given, by): (Timestamp, &str),
) -> Result<(), StoreError> {
    // Those that have ended would count against the number that a person may hold.
    sql("DELETE FROM role_assignments WHERE user_id = ? AND expires <= ?")
        .bind(user_id)
        .bind(millis(given))
        .run(db)?;
    sql(
        "INSERT INTO role_assignments (user_id, role, org_unit_id, expires, given, given_by) VALUES (?, ?, ?, ?, ?, ?)
         ON CONFLICT (user_id, role, org_unit_id)
         DO UPDATE SET expires = excluded.expires, given = excluded.given, given_by = excluded.given_by",
    )
    .bind(user_id)
    .bind(role.code())
    .bind(unit)
    .bind(expires.map(millis))
    .bind(millis(given))
    .bind(by)
    .run(db)?;
    Ok(())
}

/// Ends a role; returns false if the user does not hold it.
pub fn end(db: &mut Tx, user_id: i64, role: Role, unit: UnitId) -> Result<bool, StoreError> {
    let ended = sql("DELETE FROM role_assignments WHERE user_id = ? AND role = ? AND org_unit_id = ?")
        .bind(user_id)
        .bind(role.code())
        .bind(unit)
        .run(db)?;
    Ok(ended > 0)
}
