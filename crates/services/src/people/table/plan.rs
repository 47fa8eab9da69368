//! What a table of people would change.

use fromline_core::{
    Reason,
    api::ImportChange,
    directory::UnitPath,
    person::{AdministratorCount, PersonRole, PersonState},
    role::{Permission, Role},
};
use fromline_store::{
    Tx, people,
    users::{self, User},
};
use jiff::Timestamp;

use super::{CellFault, ImportPlan, LineEffect, LineValues, PlannedLine, TableLine};
use crate::{permit::Permit, refusal::Refusal};

/// Computes what each line changes, one after the other: a line that would leave no administrator is left out.
///
/// # Errors
///
/// [`Reason::Forbidden`] for somebody who does not manage everybody.
pub fn plan(
    db: &mut Tx,
    permit: &Permit,
    lines: &[TableLine],
    now: Timestamp,
) -> Result<ImportPlan, Refusal> {
    permit.require_everywhere(Permission::ManagePeople)?;
    let mut administrators = people::count_administrators(db)?;
    let mut planned = Vec::with_capacity(lines.len());
    for line in lines {
        let effect = match &line.values {
            Err(fault) => Err(*fault),
            Ok(values) => match users::by_address(db, values.address.key())? {
                None => add(values, permit, &mut administrators),
                Some(user) => {
                    let may_change = permit.may_change(db, &user, now)?;
                    let state = people::find_state(db, user.id)?;
                    change((&user, state, may_change), permit, values, &mut administrators)
                }
            },
        };
        planned.push(PlannedLine {
            number: line.number,
            typed: line.typed.clone(),
            effect,
        });
    }
    Ok(ImportPlan { lines: planned })
}

fn add(
    values: &LineValues,
    permit: &Permit,
    administrators: &mut AdministratorCount,
) -> Result<LineEffect, CellFault> {
    if values.role == Some(PersonRole::Administrator) && !makes_administrators(permit) {
        return Err(("role", Reason::RoleBeyond));
    }
    let closed = values.state == Some(PersonState::Closed);
    if values.role == Some(PersonRole::Administrator) && !closed {
        *administrators = administrators.with(PersonState::Invited);
    }
    let mut changes = vec![ImportChange::Added];
    changes.extend(closed.then_some(ImportChange::Closed));
    Ok(LineEffect {
        id: None,
        changes,
        values: values.clone(),
    })
}

fn makes_administrators(permit: &Permit) -> bool {
    permit.may_give(Role::SuperAdministrator, &UnitPath::root())
}

fn change(
    (user, state, may_change): (&User, PersonState, bool),
    permit: &Permit,
    values: &LineValues,
    administrators: &mut AdministratorCount,
) -> Result<LineEffect, CellFault> {
    let closes = values.state == Some(PersonState::Closed) && state != PersonState::Closed;
    let opens =
        values.state.is_some_and(|wanted| wanted != PersonState::Closed) && state == PersonState::Closed;
    let role = values.role.filter(|role| *role != PersonRole::of(user.admin));
    let demotes = role == Some(PersonRole::User);
    if role.is_some() && !makes_administrators(permit) {
        return Err(("role", Reason::RoleBeyond));
    }
    if (closes || opens) && !may_change {
        return Err(("state", Reason::PersonBeyond));
    }
    if (closes || demotes) && permit.is_of(user.id) {
        return Err((if closes { "state" } else { "role" }, Reason::OwnAccount));
    }
    if user.admin && (closes || demotes) {
        let left = administrators.without(state);
        *administrators = left.ok_or((if closes { "state" } else { "role" }, Reason::LastAdministrator))?;
    }
    let name = values.name.as_ref().is_some_and(|name| *name != user.name);
    let language = values.language.is_some() && values.language != user.language;
    let changes = [
        (name, ImportChange::Name),
        (role.is_some(), ImportChange::Role),
        (language, ImportChange::Language),
        (closes, ImportChange::Closed),
        (opens, ImportChange::Opened),
    ];
    Ok(LineEffect {
        id: Some(user.id),
        changes: changes
            .into_iter()
            .filter_map(|(happens, change)| happens.then_some(change))
            .collect(),
        values: values.clone(),
    })
}
