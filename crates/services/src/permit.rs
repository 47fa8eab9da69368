//! Permission to see and change people, units, policies and gateways. Services ask for it, so that none can be called without.

use fromline_base::idn::to_ascii;
use fromline_core::{
    Reason,
    address::Address,
    directory::UnitPath,
    role::{Grants, Permission, Reach, Role},
};
use fromline_store::{
    StoreError, Tx, UnitRanges, org_units,
    people::PersonRow,
    roles,
    users::{self, User},
};
use jiff::Timestamp;

use super::refusal::Refusal;

/// The name under which changes at the command line are recorded.
const COMMAND: &str = "fromline";

/// Who asks, with everything that they may do now.
#[derive(Clone, Debug)]
pub struct Permit {
    by: String,
    user: Option<i64>,
    grants: Grants,
}

impl Permit {
    /// Gives it to a user with these roles. A closed account has none.
    pub fn of(user: &User, grants: Grants) -> Self {
        Self {
            by: user.address.to_string(),
            user: Some(user.id),
            grants: if user.disabled { Grants::default() } else { grants },
        }
    }

    /// Gives it to an operator at this machine's command line, who can read and write the database anyway.
    pub fn of_command() -> Self {
        Self {
            by: COMMAND.to_owned(),
            user: None,
            grants: Grants::everything(),
        }
    }

    /// True if it was given to this user, who cannot end their own access.
    pub fn is_of(&self, user_id: i64) -> bool {
        self.user == Some(user_id)
    }

    /// The name under which the change is recorded: an address, or `fromline` for the command line.
    pub fn by(&self) -> &str {
        &self.by
    }

    /// Returns the units in which something is permitted.
    ///
    /// # Errors
    ///
    /// [`Reason::Forbidden`] if that is nowhere.
    pub fn reach(&self, permission: Permission) -> Result<Reach, Refusal> {
        let reach = self.grants.reach(permission);
        if reach.is_nothing() {
            return Err(Refusal::new(Reason::Forbidden));
        }
        Ok(reach)
    }

    /// Returns the same as [`Permit::reach`] for a search.
    ///
    /// # Errors
    ///
    /// [`Reason::Forbidden`] if that is nowhere.
    pub fn ranges(&self, permission: Permission) -> Result<UnitRanges, Refusal> {
        Ok(UnitRanges::of(self.reach(permission)?.tops()))
    }

    /// Requires that something is permitted in a unit.
    ///
    /// # Errors
    ///
    /// [`Reason::Forbidden`] if it is permitted nowhere, and [`Reason::NotFound`] elsewhere: what others look after is not there.
    pub fn require(&self, permission: Permission, unit: &UnitPath) -> Result<(), Refusal> {
        if self.reach(permission)?.covers(unit) {
            Ok(())
        } else {
            Err(Refusal::new(Reason::NotFound))
        }
    }

    /// Requires that something is permitted in the whole organization.
    ///
    /// # Errors
    ///
    /// [`Reason::Forbidden`].
    pub fn require_everywhere(&self, permission: Permission) -> Result<(), Refusal> {
        if self.reach(permission)?.is_everything() {
            Ok(())
        } else {
            Err(Refusal::new(Reason::Forbidden))
        }
    }

    /// Requires that something is permitted for a person, by the unit that they are in.
    ///
    /// # Errors
    ///
    /// As [`Permit::require`].
    pub fn require_for(&self, db: &mut Tx, permission: Permission, user_id: i64) -> Result<(), Refusal> {
        self.reach(permission)?;
        let unit = org_units::of_user(db, user_id)?;
        self.require(permission, &unit.path)
    }

    /// Returns whether a role at a unit may be given and ended.
    pub fn may_give(&self, role: Role, unit: &UnitPath) -> bool {
        self.grants.may_give(role, unit)
    }

    /// Returns the roles that may be given to a user, at some unit: none to oneself.
    pub fn assignable(&self, user: &User) -> Vec<Role> {
        let reach = self.grants.reach(Permission::GiveRoles);
        let may = |role: &Role| reach.tops().iter().any(|unit| self.may_give(*role, unit));
        let own = self.is_of(user.id);
        Role::ALL.into_iter().filter(|role| !own && may(role)).collect()
    }

    /// Requires that a person may be changed: they are within reach, and may do nothing that whoever asks may not.
    ///
    /// # Errors
    ///
    /// As [`Permit::require`], and [`Reason::PersonBeyond`] for somebody who may do more.
    pub fn require_change(
        &self,
        db: &mut Tx,
        permission: Permission,
        row: &PersonRow,
        now: Timestamp,
    ) -> Result<(), Refusal> {
        self.require_for(db, permission, row.user.id)?;
        if self.may_change(db, &row.user, now)? {
            Ok(())
        } else {
            Err(Refusal::new(Reason::PersonBeyond))
        }
    }

    /// Returns who made a change, if that may be told: the command line, or somebody within reach.
    pub fn show_author(&self, db: &mut Tx, by: String) -> Result<Option<String>, StoreError> {
        let reach = self.grants.reach(Permission::SeePeople);
        if reach.is_everything() || by == self.by || by == COMMAND {
            return Ok(Some(by));
        }
        let author = match Address::parse(&by, &to_ascii) {
            Ok(address) => users::by_address(db, address.key())?,
            Err(_) => None,
        };
        let is_within = match author {
            Some(author) => reach.covers(&org_units::of_user(db, author.id)?.path),
            None => false,
        };
        Ok(is_within.then_some(by))
    }

    /// Returns whether a person may do nothing that whoever asks may not.
    pub(crate) fn may_change(&self, db: &mut Tx, user: &User, now: Timestamp) -> Result<bool, StoreError> {
        let held = roles::find_grants(db, user, now)?;
        Ok(self.includes(&held))
    }

    /// Returns whether these roles permit nothing that is not permitted to whoever asks.
    pub(crate) fn includes(&self, held: &Grants) -> bool {
        held.are_within(&self.grants)
    }
}
