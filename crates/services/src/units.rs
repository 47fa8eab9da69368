//! Organizational units: making, renaming, moving and deleting them, and moving people between them.

mod moves;

use std::collections::{BTreeMap, btree_map::Entry};

use fromline_core::{
    Reason,
    directory::{LEVELS, UnitId, parse_unit_description, parse_unit_name},
    role::Permission,
};

pub use moves::{
    MoveOutcome, MoveRequest, PolicyTransition, move_people, move_people_in, move_unit, move_unit_in,
};

use fromline_base::unicode::{UNICODE, compare_key};
use fromline_store::{
    StoreError, Tx,
    org_units::{self, NewUnit, StoredUnit},
};

use super::{permit::Permit, policies::fits, refusal::Refusal};

/// Returns a unit's `ETag`.
pub fn etag(unit: &StoredUnit) -> String {
    format!("\"{}\"", unit.version)
}

/// Returns the names from the root down to a unit, `/Sales/Poland`; `/` for the root.
pub fn print_path(db: &mut Tx, unit: &StoredUnit) -> Result<String, StoreError> {
    let mut path = String::new();
    for id in unit.path.ids().skip(1) {
        let above = org_units::by_id(db, id)?.ok_or(StoreError::NoRow)?;
        path.push('/');
        path.push_str(&above.name);
    }
    Ok(if path.is_empty() { "/".to_owned() } else { path })
}

/// Returns the paths of units as [`print_path`] does, each once.
pub fn print_paths(
    db: &mut Tx,
    units: impl IntoIterator<Item = UnitId>,
) -> Result<BTreeMap<UnitId, String>, StoreError> {
    let mut paths = BTreeMap::new();
    for id in units {
        if let Entry::Vacant(place) = paths.entry(id) {
            let unit = org_units::by_id(db, id)?.ok_or(StoreError::NoRow)?;
            place.insert(print_path(db, &unit)?);
        }
    }
    Ok(paths)
}

/// Finds the unit at a path of names; letters' case makes no difference, nor do slashes at the ends.
pub fn find_by_path(db: &mut Tx, path: &str) -> Result<Option<StoredUnit>, StoreError> {
    let mut unit = org_units::by_id(db, UnitId::ROOT)?;
    for name in path.split('/').filter(|name| !name.is_empty()) {
        let Some(parent) = unit else {
            return Ok(None);
        };
        unit = org_units::by_name(db, parent.id, &compare_key(name.trim()))?;
    }
    Ok(unit)
}

/// Finds a unit as Google's clients name it: `id:` and its id, or its path.
pub fn find(db: &mut Tx, key: &str) -> Result<Option<StoredUnit>, StoreError> {
    match key.strip_prefix("id:") {
        Some(id) => UnitId::parse(id).map_or(Ok(None), |id| org_units::by_id(db, id)),
        None => find_by_path(db, key),
    }
}

/// Name and description of a unit.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct UnitText {
    /// Name of the unit, without the units above it.
    pub name: String,
    /// The description; may be empty.
    pub description: String,
}

impl UnitText {
    fn check(&self) -> Result<Self, Refusal> {
        let name = (UNICODE.to_nfc)(&self.name);
        let name = parse_unit_name(&name).map_err(|reason| Refusal::field("name", reason))?;
        if (UNICODE.has_unassigned)(&name) {
            return Err(Refusal::field("name", Reason::CharacterForbidden));
        }
        let description = parse_unit_description(&self.description)
            .map_err(|reason| Refusal::field("description", reason))?;
        Ok(Self { name, description })
    }
}

/// Adds a unit, which inherits the policy of the one above it.
///
/// # Errors
///
/// [`Reason::UnitUnknown`] without such a parent, [`Reason::UnitExists`] if the parent has a unit of this name, [`Reason::UnitTooDeep`],
/// and the reasons of a name.
pub fn add(db: &mut Tx, permit: &Permit, parent: UnitId, text: &UnitText) -> Result<StoredUnit, Refusal> {
    let parent = find_parent(db, permit, parent)?;
    let text = text.check()?;
    check_level(parent.path.level() + 1)?;
    check_name(db, parent.id, None, &text.name)?;
    let new = NewUnit {
        parent: &parent,
        name: &text.name,
        key: &compare_key(&text.name),
        description: &text.description,
    };
    Ok(org_units::add(db, &new)?)
}

/// Changes a unit's name and description; `decide` is given the current ones.
///
/// # Errors
///
/// [`Reason::NotFound`], [`Reason::UnitChanged`] if `if_match` does not fit, [`Reason::UnitRootFixed`], [`Reason::UnitExists`], and the
/// reasons of a name.
pub fn rename(
    db: &mut Tx,
    permit: &Permit,
    id: UnitId,
    if_match: Option<&str>,
    text: &UnitText,
) -> Result<StoredUnit, Refusal> {
    let (unit, parent) = find_movable(db, permit, id, if_match)?;
    let text = text.check()?;
    check_name(db, parent, Some(id), &text.name)?;
    Ok(org_units::rename(
        db,
        unit.id,
        &text.name,
        &compare_key(&text.name),
        &text.description,
    )?)
}

/// Deletes a unit in which there is nobody and no other unit.
///
/// # Errors
///
/// [`Reason::NotFound`], [`Reason::UnitChanged`] if `if_match` does not fit, [`Reason::UnitRootFixed`], [`Reason::UnitNotEmpty`].
pub fn remove(db: &mut Tx, permit: &Permit, id: UnitId, if_match: Option<&str>) -> Result<(), Refusal> {
    let (unit, _) = find_movable(db, permit, id, if_match)?;
    if org_units::is_used(db, unit.id)? {
        return Err(Refusal::new(Reason::UnitNotEmpty));
    }
    org_units::delete(db, unit.id)?;
    Ok(())
}

/// Finds a unit that may be changed, and its parent. A unit belongs to the one above it: whoever looks after a unit alone changes
/// what is in it and below it, not its name and place.
fn find_movable(
    db: &mut Tx,
    permit: &Permit,
    id: UnitId,
    if_match: Option<&str>,
) -> Result<(StoredUnit, UnitId), Refusal> {
    let reach = permit.reach(Permission::ManageUnits)?;
    let unit = org_units::by_id(db, id)?.filter(|unit| reach.covers(&unit.path));
    let unit = unit.ok_or_else(|| Refusal::new(Reason::NotFound))?;
    let parent = unit.parent.ok_or_else(|| Refusal::new(Reason::UnitRootFixed))?;
    if reach.tops().contains(&unit.path) {
        return Err(Refusal::new(Reason::Forbidden));
    }
    if fits(if_match, &etag(&unit)) {
        Ok((unit, parent))
    } else {
        Err(Refusal::new(Reason::UnitChanged))
    }
}

fn find_parent(db: &mut Tx, permit: &Permit, parent: UnitId) -> Result<StoredUnit, Refusal> {
    let reach = permit.reach(Permission::ManageUnits)?;
    let parent = org_units::by_id(db, parent)?.filter(|parent| reach.covers(&parent.path));
    parent.ok_or_else(|| Refusal::field("parentOrgUnitId", Reason::UnitUnknown))
}

/// Checks that a parent has no other unit of this name, which the database would refuse without saying which field.
fn check_name(db: &mut Tx, parent: UnitId, own: Option<UnitId>, name: &str) -> Result<(), Refusal> {
    let same = org_units::by_name(db, parent, &compare_key(name))?;
    if same.is_some_and(|same| Some(same.id) != own) {
        return Err(Refusal::field("name", Reason::UnitExists));
    }
    Ok(())
}

fn check_level(level: usize) -> Result<(), Refusal> {
    if level > LEVELS {
        return Err(Refusal::field("parentOrgUnitId", Reason::UnitTooDeep).with("levels", LEVELS));
    }
    Ok(())
}

#[cfg(test)]
mod tests;
