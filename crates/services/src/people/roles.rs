//! The roles of people: what they hold, and giving and ending roles.

use fromline_core::{
    Reason,
    directory::{UnitId, UnitPath},
    role::{MOST_ROLES, Permission, Role},
};
use fromline_store::{Tx, org_units, people, roles, users::User};
use jiff::{SignedDuration, Timestamp};

use super::find;
use crate::{permit::Permit, refusal::Refusal, units::print_path};

/// Longest time since the sign-in of somebody who gives or ends a role.
pub const RECENT: SignedDuration = SignedDuration::from_mins(10);

/// A role that a person holds.
#[derive(Clone, Debug, PartialEq)]
pub struct HeldRole {
    /// Role that is held at the unit.
    pub role: Role,
    /// The unit at which it is held.
    pub unit: UnitId,
    /// The path of that unit.
    pub path: String,
    /// When it ends by itself, if it does.
    pub expires: Option<Timestamp>,
    /// The address of who gave it, or `fromline`; `None` for one that was there before roles were.
    pub given_by: Option<String>,
    /// Whether whoever asks may end it.
    pub may_end: bool,
}

/// A role to give or to end.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct RoleChange {
    /// Role that is held at the unit.
    pub role: Role,
    /// The unit at which it is held.
    pub unit: UnitId,
    /// When it ends by itself, if it does; of no account when it is ended.
    pub expires: Option<Timestamp>,
}

/// Lists the roles of a person.
pub(super) fn list_roles(
    db: &mut Tx,
    permit: &Permit,
    user: &User,
    now: Timestamp,
) -> Result<Vec<HeldRole>, Refusal> {
    let own = permit.is_of(user.id);
    let root = UnitPath::root();
    let mut held = Vec::new();
    if user.admin {
        held.push(HeldRole {
            role: Role::SuperAdministrator,
            unit: UnitId::ROOT,
            path: "/".to_owned(),
            expires: None,
            given_by: None,
            may_end: !own && permit.may_give(Role::SuperAdministrator, &root),
        });
    }
    for assignment in roles::list(db, user.id, now)? {
        let unit = org_units::by_id(db, assignment.unit)?;
        let unit = unit.ok_or_else(|| Refusal::new(Reason::NotFound))?;
        held.push(HeldRole {
            role: assignment.role,
            unit: assignment.unit,
            path: print_path(db, &unit)?,
            expires: assignment.expires,
            given_by: permit.show_author(db, assignment.given_by)?,
            may_end: !own && permit.may_give(assignment.role, &assignment.path),
        });
    }
    Ok(held)
}

/// Gives a person a role, or changes when it ends. It counts from the person's next request on.
///
/// # Errors
///
/// [`Reason::NotFound`] for somebody out of reach, [`Reason::OwnAccount`] for oneself, [`Reason::UnitUnknown`] at `unit`,
/// [`Reason::RoleBeyond`] at `role` if it permits more than whoever asks may do there, [`Reason::RoleOfRoot`] at `unit`,
/// [`Reason::RoleEnded`] at `expires` for a time that is over, and [`Reason::RolesTooMany`] at `role` for too many roles.
pub fn give_role(
    db: &mut Tx,
    permit: &Permit,
    user_id: i64,
    change: RoleChange,
    now: Timestamp,
) -> Result<(), Refusal> {
    let user = find_holder(db, permit, user_id)?;
    if change.role.is_of_root() && change.unit != UnitId::ROOT {
        return Err(Refusal::field("unit", Reason::RoleOfRoot));
    }
    check_role(db, permit, change)?;
    if change.expires.is_some_and(|expires| expires <= now) {
        return Err(Refusal::field("expires", Reason::RoleEnded));
    }
    if change.role == Role::SuperAdministrator && change.expires.is_none() {
        people::set_administrator(db, user_id, true)?;
        roles::end(db, user_id, change.role, change.unit)?;
        return Ok(());
    }
    if change.role == Role::SuperAdministrator && user.admin {
        // One without an end would go on beside it.
        demote(db, user_id)?;
    }
    let held = roles::list(db, user_id, now)?;
    let is_same = |held: &roles::RoleAssignment| (held.role, held.unit) == (change.role, change.unit);
    if held.len() >= MOST_ROLES && !held.iter().any(is_same) {
        return Err(Refusal::field("role", Reason::RolesTooMany));
    }
    let given = (now, permit.by());
    Ok(roles::give(
        db,
        user_id,
        (change.role, change.unit),
        change.expires,
        given,
    )?)
}

/// Ends a role of a person.
///
/// # Errors
///
/// Those of [`give_role`], [`Reason::LastAdministrator`] if no super administrator without an end would be left who can sign in, and
/// [`Reason::NotFound`] for a role that the person does not hold.
pub fn end_role(db: &mut Tx, permit: &Permit, user_id: i64, change: RoleChange) -> Result<(), Refusal> {
    let user = find_holder(db, permit, user_id)?;
    check_role(db, permit, change)?;
    if change.role == Role::SuperAdministrator && user.admin {
        return demote(db, user_id);
    }
    if roles::end(db, user_id, change.role, change.unit)? {
        Ok(())
    } else {
        Err(Refusal::new(Reason::NotFound))
    }
}

/// Finds somebody whose roles may be changed: within reach, and not whoever asks.
fn find_holder(db: &mut Tx, permit: &Permit, user_id: i64) -> Result<User, Refusal> {
    permit.reach(Permission::GiveRoles)?;
    let row = find(db, user_id)?;
    permit.require_for(db, Permission::GiveRoles, user_id)?;
    if permit.is_of(user_id) {
        return Err(Refusal::new(Reason::OwnAccount));
    }
    Ok(row.user)
}

/// Checks that a role at a unit may be given by whoever asks.
fn check_role(db: &mut Tx, permit: &Permit, change: RoleChange) -> Result<(), Refusal> {
    let reach = permit.reach(Permission::GiveRoles)?;
    let unit = org_units::by_id(db, change.unit)?.filter(|unit| reach.covers(&unit.path));
    let unit = unit.ok_or_else(|| Refusal::field("unit", Reason::UnitUnknown))?;
    if permit.may_give(change.role, &unit.path) {
        Ok(())
    } else {
        Err(Refusal::field("role", Reason::RoleBeyond))
    }
}

/// Ends the role of a super administrator without an end, if another one remains who can sign in.
fn demote(db: &mut Tx, user_id: i64) -> Result<(), Refusal> {
    let state = people::find_state(db, user_id)?;
    let left = people::count_administrators(db)?.without(state);
    left.ok_or_else(|| Refusal::new(Reason::LastAdministrator))?;
    Ok(people::set_administrator(db, user_id, false)?)
}

#[cfg(test)]
mod tests;
