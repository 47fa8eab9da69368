//! Changes to people: they are added, closed and opened again, one or many at once.

use fromline_core::{
    Language, Reason,
    api::AddPersonRequest,
    person::{AdministratorCount, PersonRole, PersonState},
};
use fromline_store::{
    Tx,
    people::{self, PersonRow},
    users::{self, NewUser, User},
};
use jiff::Timestamp;

use super::{find, invitation, outcome, parse_address, parse_name};
use crate::{
    permit::DirectoryPermit,
    refusal::Refusal,
    state::{Base, MailContext},
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
    permit: &DirectoryPermit,
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
/// [`Reason::NotFound`], and the reasons of `check`.
pub fn apply(db: &mut Tx, permit: &DirectoryPermit, id: i64, change: PersonChange) -> Result<(), Refusal> {
    let row = find(db, id)?;
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
    permit: &DirectoryPermit,
    ids: &[i64],
    change: PersonChange,
) -> Result<PeopleOutcomes, Refusal> {
    base.store
        .write(|db| {
            let mut all = PeopleOutcomes::with_capacity(ids.len());
            for id in ids {
                all.push((*id, outcome(apply(db, permit, *id, change))?));
            }
            Ok(all)
        })
        .await
}

/// Adds a person and emails them an invitation.
///
/// # Errors
///
/// [`Reason::RelayMissing`] if no email can be sent; the faults of all fields at once; [`Reason::UserExists`] at `address`.
pub async fn add(
    context: &MailContext,
    _permit: &DirectoryPermit,
    request: &AddPersonRequest,
) -> Result<PersonRow, Refusal> {
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
        admin: request.role == Some(PersonRole::Administrator),
        language,
    };
    context
        .store
        .write(|db| {
            let user = insert(db, &new, context.clock.now())?;
            invitation::send(db, context, &user, 0)?;
            find(db, user.id)
        })
        .await
}

/// Adds a person without an invitation, in the caller's transaction.
pub fn insert(db: &mut Tx, new: &NewUser<'_>, now: Timestamp) -> Result<User, Refusal> {
    users::add(db, new, now)?.ok_or_else(|| Refusal::field("address", Reason::UserExists))
}
