//! Changes to people: they are added, closed and opened again, one or many at once.

use std::collections::BTreeMap;

use fromline_core::{
    Language, Reason,
    api::AddPersonRequest,
    directory::{UnitId, UnitPath},
    person::{AdministratorCount, PersonRole, PersonState},
    role::{Permission, Reach, Role},
};
use fromline_store::{
    Tx, org_units,
    people::{self, PersonRow},
    users::{self, NewUser, User},
};
use jiff::Timestamp;

use super::{find, invitation, outcome, parse_address, parse_name};
use crate::{
    permit::Permit,
    refusal::Refusal,
    state::{Base, MailContext},
    units::print_paths,
};

/// A change to one person.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum PersonChange {
    /// The account is closed.
    Close,
    /// The account is opened again.
    Open,
}

/// The outcome of a change for each id: why it was refused, if it was.
pub type PeopleOutcomes = Vec<(i64, Option<Reason>)>;

/// Returns whether a change is allowed, and how many administrators there are after it. What changes nothing is allowed.
///
/// # Errors
///
/// [`Reason::OwnAccount`] if administrators would close their own account, [`Reason::LastAdministrator`] if nobody would be left.
pub(super) fn check(
    row: &PersonRow,
    permit: &Permit,
    change: PersonChange,
    administrators: AdministratorCount,
) -> Result<AdministratorCount, Reason> {
    if change == PersonChange::Open || row.state == PersonState::Closed {
        return Ok(administrators);
    }
    if permit.is_of(row.user.id) {
        return Err(Reason::OwnAccount);
    }
    if !row.user.admin {
        return Ok(administrators);
    }
    administrators.without(row.state).ok_or(Reason::LastAdministrator)
}

/// Closes or opens an account, in the caller's transaction.
///
/// # Errors
///
/// [`Reason::NotFound`], [`Reason::PersonBeyond`] for somebody who may do more, and the reasons of `check`.
pub fn apply(
    db: &mut Tx,
    permit: &Permit,
    id: i64,
    change: PersonChange,
    now: Timestamp,
) -> Result<(), Refusal> {
    permit.reach(Permission::ManagePeople)?;
    let row = find(db, id)?;
    permit.require_change(db, Permission::ManagePeople, &row, now)?;
    let administrators = people::count_administrators(db)?;
    check(&row, permit, change, administrators).map_err(Refusal::new)?;
    let closes = change == PersonChange::Close;
    if closes != (row.state == PersonState::Closed) {
        users::set_disabled(db, id, closes)?;
    }
    Ok(())
}

/// Closes or opens accounts; each is answered on its own.
pub async fn change_each(
    base: &Base,
    permit: &Permit,
    ids: &[i64],
    change: PersonChange,
) -> Result<PeopleOutcomes, Refusal> {
    permit.reach(Permission::ManagePeople)?;
    let now = base.clock.now();
    base.store
        .write(|db| {
            let mut all = PeopleOutcomes::with_capacity(ids.len());
            for id in ids {
                all.push((*id, outcome(apply(db, permit, *id, change, now))?));
            }
            Ok(all)
        })
        .await
}

/// Adds a person and emails them an invitation. Returns them with the path of their unit.
///
/// # Errors
///
/// [`Reason::RelayMissing`] if no email can be sent; the faults of all fields at once; [`Reason::UserExists`] at `address`;
/// [`Reason::UnitUnknown`] at `unit`; [`Reason::RoleBeyond`] at `role` if whoever asks may not give it.
pub async fn add(
    context: &MailContext,
    permit: &Permit,
    request: &AddPersonRequest,
) -> Result<(PersonRow, BTreeMap<UnitId, String>), Refusal> {
    let reach = permit.reach(Permission::ManagePeople)?;
    let is_administrator = request.role == Some(PersonRole::Administrator);
    if is_administrator && !permit.may_give(Role::SuperAdministrator, &UnitPath::root()) {
        return Err(Refusal::field("role", Reason::RoleBeyond));
    }
    if context.relay.is_none() {
        return Err(Refusal::new(Reason::RelayMissing));
    }
    let mut faults = Vec::new();
    let mut fault = |field: &str, reason| {
        faults.push(fromline_core::api::FieldViolation::new(field, reason));
    };
    let address = parse_address(&context.config, &request.address)
        .map_err(|reason| fault("address", reason))
        .ok();
    let name = match &address {
        Some(address) => parse_name(&request.name, address)
            .map_err(|reason| fault("name", reason))
            .unwrap_or_default(),
        None => String::new(),
    };
    let language = match request.language.as_deref() {
        None | Some("") => None,
        Some(code) => {
            let language = Language::parse(code);
            if language.is_none() {
                fault("language", Reason::LanguageUnknown);
            }
            language
        }
    };
    let Some(address) = address.filter(|_| faults.is_empty()) else {
        return Err(Refusal::fields(faults));
    };
    let new = NewUser {
        address: &address,
        name: &name,
        admin: is_administrator,
        language,
    };
    context
        .store
        .write(|db| {
            let unit = find_place(db, &reach, request.unit.as_deref())?;
            let user = insert(db, &new, context.clock.now())?;
            if unit != UnitId::ROOT {
                org_units::set_user(db, user.id, unit)?;
            }
            invitation::send(db, context, &user, 0)?;
            let row = find(db, user.id)?;
            let paths = print_paths(db, [row.unit])?;
            Ok((row, paths))
        })
        .await
}

/// Finds the unit that a new person is placed in: the one that is named, or else the first that whoever asks looks after.
fn find_place(db: &mut Tx, reach: &Reach, named: Option<&str>) -> Result<UnitId, Refusal> {
    let unknown = || Refusal::field("unit", Reason::UnitUnknown);
    let id = if let Some(named) = named {
        UnitId::parse(named).ok_or_else(unknown)?
    } else {
        let first = reach.tops().first().and_then(|top| top.ids().last());
        first.unwrap_or(UnitId::ROOT)
    };
    let unit = org_units::by_id(db, id)?.filter(|unit| reach.covers(&unit.path));
    Ok(unit.ok_or_else(unknown)?.id)
}

/// Adds a person without an invitation, in the caller's transaction.
pub fn insert(db: &mut Tx, new: &NewUser<'_>, now: Timestamp) -> Result<User, Refusal> {
    users::add(db, new, now)?.ok_or_else(|| Refusal::field("address", Reason::UserExists))
}
