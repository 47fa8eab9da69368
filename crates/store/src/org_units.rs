//! Organisational units, and which unit's policy each of them has.

use fromline_core::directory::{UnitId, UnitPath};

use super::{
    FromRow, SqlRow, StoreError, Tx, sql,
    sql::{Arg, FromColumn},
    users::User,
};

impl From<UnitId> for Arg<'_> {
    fn from(id: UnitId) -> Self {
        Self::Integer(id.number())
    }
}

impl FromColumn for UnitId {
    fn from_value(value: rusqlite::types::ValueRef<'_>) -> Option<Self> {
        i64::from_value(value).map(Self::new)
    }
}

/// A unit as stored.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct StoredUnit {
    /// Id of the unit.
    pub id: UnitId,
    /// The unit above; `None` for the root.
    pub parent: Option<UnitId>,
    /// The name; empty for the root, which stands for the organization.
    pub name: String,
    /// The description; may be empty.
    pub description: String,
    /// The place in the tree.
    pub path: UnitPath,
    /// The unit whose policy this unit has: itself, or one above it.
    pub policy_unit: UnitId,
    /// How often the unit was changed, which is its `ETag`.
    pub version: i64,
}

impl FromRow for StoredUnit {
    fn from_row(row: &SqlRow<'_>) -> Result<Self, StoreError> {
        let path = UnitPath::kept(row.get("path")?);
        Ok(Self {
            id: row.get("id")?,
            parent: row.get("parent_id")?,
            name: row.get("name")?,
            description: row.get("description")?,
            path: path.ok_or_else(|| StoreError::Corrupt("org_units: path".to_owned()))?,
            policy_unit: row.get("policy_unit_id")?,
            version: row.get("version")?,
        })
    }
}

impl StoredUnit {
    /// Returns the unit and the units below it that have the same unit's policy.
    pub fn scope(&self) -> PolicyScope {
        PolicyScope {
            source: self.policy_unit,
            path: self.path.clone(),
        }
    }
}

/// A unit and units below it, as far as they have the policy of the same unit: those that a change of it affects.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct PolicyScope {
    /// The unit whose policy they have.
    pub source: UnitId,
    /// The place of the highest of them.
    pub path: UnitPath,
}

/// The condition that a unit is in a scope, with three arguments: the source, the path and its end.
macro_rules! in_scope {
    () => {
        "org_units.policy_unit_id = ? AND org_units.path >= ? AND org_units.path < ?"
    };
}
pub(super) use in_scope;

/// Tables and conditions of the gateways of people in the units of a scope, read from the units on. The arguments are those of `in_scope`.
macro_rules! gateways_in_scope {
    () => {
        concat!(
            "org_units CROSS JOIN users CROSS JOIN gateways
             WHERE users.org_unit_id = org_units.id AND gateways.user_id = users.id AND ",
            $crate::org_units::in_scope!()
        )
    };
}
pub(super) use gateways_in_scope;

/// Finds a unit by its id.
pub fn by_id(db: &mut Tx, id: UnitId) -> Result<Option<StoredUnit>, StoreError> {
    sql("SELECT * FROM org_units WHERE id = ?").bind(id).maybe_row(db)
}

/// Finds a unit by the comparison key of its name.
pub fn by_name(db: &mut Tx, parent: UnitId, key: &str) -> Result<Option<StoredUnit>, StoreError> {
    sql("SELECT * FROM org_units WHERE parent_id = ? AND name_key = ?")
        .bind(parent)
        .bind(key)
        .maybe_row(db)
}

/// Returns the unit that a user is in.
pub fn of_user(db: &mut Tx, user_id: i64) -> Result<StoredUnit, StoreError> {
    sql("SELECT org_units.* FROM org_units JOIN users ON users.org_unit_id = org_units.id WHERE users.id = ?")
        .bind(user_id)
        .row(db)
}

/// Returns all units. Each stands behind its parent.
pub fn list(db: &mut Tx) -> Result<Vec<StoredUnit>, StoreError> {
    sql("SELECT * FROM org_units ORDER BY length(path), path").rows(db)
}

/// Returns the units directly below one, by name.
pub fn children(db: &mut Tx, parent: UnitId) -> Result<Vec<StoredUnit>, StoreError> {
    sql("SELECT * FROM org_units WHERE parent_id = ? ORDER BY name_key")
        .bind(parent)
        .rows(db)
}

/// The values of a new unit.
#[derive(Clone, Copy, Debug)]
pub struct NewUnit<'a> {
    /// Unit that the new one is put below.
    pub parent: &'a StoredUnit,
    /// Name of the unit, without the units above it.
    pub name: &'a str,
    /// The form by which the name is compared.
    pub key: &'a str,
    /// Description of the unit; may be empty.
    pub description: &'a str,
}

/// Adds a unit, which inherits. A name that its parent has already is [`super::Constraint::UnitName`].
pub fn add(db: &mut Tx, new: &NewUnit<'_>) -> Result<StoredUnit, StoreError> {
    // The path holds the id, which is known only then; until then it holds what no other row can.
    let id: UnitId = sql(
        "INSERT INTO org_units (parent_id, name, name_key, description, path, policy_unit_id)
         VALUES (?, ?, ?, ?, ?, ?) RETURNING id",
    )
    .bind(new.parent.id)
    .bind(new.name)
    .bind(new.key)
    .bind(new.description)
    .bind("new")
    .bind(new.parent.policy_unit)
    .value(db)?;
    sql("UPDATE org_units SET path = ? WHERE id = ? RETURNING *")
        .bind(new.parent.path.child(id).as_str())
        .bind(id)
        .row(db)
}

/// Changes a unit's name and description.
pub fn rename(
    db: &mut Tx,
    id: UnitId,
    name: &str,
    key: &str,
    description: &str,
) -> Result<StoredUnit, StoreError> {
    sql("UPDATE org_units SET name = ?, name_key = ?, description = ?, version = version + 1 WHERE id = ? RETURNING *")
        .bind(name)
        .bind(key)
        .bind(description)
        .bind(id)
        .row(db)
}

/// Moves a unit, with all below it, under another. The policies that it then has are a matter of [`set_source`].
pub fn set_parent(db: &mut Tx, unit: &StoredUnit, parent: &StoredUnit) -> Result<StoredUnit, StoreError> {
    let path = parent.path.child(unit.id);
    sql("UPDATE org_units SET parent_id = ?, version = version + 1 WHERE id = ?")
        .bind(parent.id)
        .bind(unit.id)
        .run(db)?;
    sql("UPDATE org_units SET path = ? || substr(path, ?) WHERE path >= ? AND path < ?")
        .bind(path.as_str())
        .bind(
            i64::try_from(unit.path.as_str().len())
                .unwrap_or(i64::MAX)
                .saturating_add(1),
        )
        .bind(unit.path.as_str())
        .bind(&unit.path.end())
        .run(db)?;
    by_id(db, unit.id)?.ok_or(StoreError::NoRow)
}

/// Gives all units of a scope the policy of another unit.
pub fn set_source(db: &mut Tx, scope: &PolicyScope, source: UnitId) -> Result<(), StoreError> {
    sql(concat!(
        "UPDATE org_units SET policy_unit_id = ? WHERE ",
        in_scope!()
    ))
    .bind(source)
    .bind(scope.source)
    .bind(scope.path.as_str())
    .bind(&scope.path.end())
    .run(db)?;
    Ok(())
}

/// Returns the level of the lowest unit that is in this one, or of itself.
pub fn find_lowest_level(db: &mut Tx, unit: &StoredUnit) -> Result<usize, StoreError> {
    let slashes: u32 = sql(
        "SELECT MAX(length(path) - length(replace(path, '/', ''))) FROM org_units WHERE path >= ? AND path < ?",
    )
    .bind(unit.path.as_str())
    .bind(&unit.path.end())
    .value(db)?;
    Ok(usize::try_from(slashes).unwrap_or(usize::MAX).saturating_sub(1))
}

/// Returns whether people or units are in a unit.
pub fn is_used(db: &mut Tx, id: UnitId) -> Result<bool, StoreError> {
    sql("SELECT EXISTS (SELECT 1 FROM users WHERE org_unit_id = ?) OR EXISTS (SELECT 1 FROM org_units WHERE parent_id = ?)")
        .bind(id)
        .bind(id)
        .value(db)
}

/// Deletes a unit, which must be empty, with its policy.
pub fn delete(db: &mut Tx, id: UnitId) -> Result<(), StoreError> {
    sql("DELETE FROM org_units WHERE id = ?").bind(id).run(db)?;
    Ok(())
}

/// Moves a user to a unit.
pub fn set_user(db: &mut Tx, user_id: i64, id: UnitId) -> Result<(), StoreError> {
    sql("UPDATE users SET org_unit_id = ? WHERE id = ?")
        .bind(id)
        .bind(user_id)
        .run(db)?;
    Ok(())
}

/// Counts the people who are in each unit itself; units without people are not listed.
pub fn count_people(db: &mut Tx) -> Result<Vec<(UnitId, u32)>, StoreError> {
    sql("SELECT org_unit_id, COUNT(*) FROM users GROUP BY org_unit_id").rows(db)
}

/// Counts the gateways of the people who are in each unit itself; units without gateways are not listed.
pub fn count_gateways(db: &mut Tx) -> Result<Vec<(UnitId, u32)>, StoreError> {
    sql("SELECT org_unit_id, COUNT(*) FROM users CROSS JOIN gateways WHERE gateways.user_id = users.id GROUP BY org_unit_id").rows(db)
}

/// Somebody in a unit.
#[derive(Clone, Debug)]
pub struct UnitMember {
    /// User who is in the unit.
    pub user: User,
    /// The number of their gateways.
    pub gateways: u32,
}

impl FromRow for UnitMember {
    fn from_row(row: &SqlRow<'_>) -> Result<Self, StoreError> {
        Ok(Self {
            user: User::from_row(row)?,
            gateways: row.get("gateways")?,
        })
    }
}

/// Returns at most `limit` of the people in a unit itself, by row id, after the one with this id.
pub fn list_people(db: &mut Tx, unit: UnitId, after: i64, limit: u32) -> Result<Vec<UnitMember>, StoreError> {
    sql("SELECT users.*, (SELECT COUNT(*) FROM gateways WHERE gateways.user_id = users.id) AS gateways FROM users
         WHERE org_unit_id = ? AND id > ? ORDER BY id LIMIT ?")
    .bind(unit)
    .bind(after)
    .bind(limit)
    .rows(db)
}
