//! A table of people, applied.

use fromline_core::{api::ImportChange, person::PersonRole};
use fromline_store::{
    Tx, people,
    users::{self, NewUser},
};
use jiff::Timestamp;

use super::{ImportPlan, LineEffect, TableLine, plan};
use crate::{
    people::{change::insert, invitation},
    permit::Permit,
    refusal::Refusal,
    state::MailContext,
};

/// Whether those who are added are invited.
#[derive(Clone, Copy)]
pub enum Invitations<'a> {
    /// Everybody gets an email.
    Sent(&'a MailContext),
    /// Nobody does; they are invited later.
    Later,
}

/// Applies a table in the caller's transaction, and returns what was changed.
pub fn apply(
    db: &mut Tx,
    permit: &Permit,
    lines: &[TableLine],
    invitations: Invitations<'_>,
    now: Timestamp,
) -> Result<ImportPlan, Refusal> {
    let planned = plan(db, permit, lines, now)?;
    let mut added = 0;
    for line in &planned.lines {
        if let Ok(effect) = &line.effect {
            write(db, effect, (invitations, added), now)?;
            added += u32::from(effect.id.is_none());
        }
    }
    Ok(planned)
}

fn write(
    db: &mut Tx,
    effect: &LineEffect,
    (invitations, added): (Invitations<'_>, u32),
    now: Timestamp,
) -> Result<(), Refusal> {
    let values = &effect.values;
    let has = |change| effect.changes.contains(&change);
    let id = if let Some(id) = effect.id {
        id
    } else {
        let new = NewUser {
            address: &values.address,
            name: values.name.as_deref().unwrap_or_default(),
            admin: values.role == Some(PersonRole::Administrator),
            language: values.language,
        };
        let user = insert(db, &new, now)?;
        match invitations {
            Invitations::Sent(context) if !has(ImportChange::Closed) => {
                invitation::send(db, context, &user, added)?;
            }
            Invitations::Sent(_) | Invitations::Later => (),
        }
        user.id
    };
    if has(ImportChange::Name) {
        users::set_name(db, id, values.name.as_deref().unwrap_or_default())?;
    }
    if has(ImportChange::Role) {
        people::set_administrator(db, id, values.role == Some(PersonRole::Administrator))?;
    }
    if let Some(language) = values.language.filter(|_| has(ImportChange::Language)) {
        users::set_language(db, id, language)?;
    }
    if has(ImportChange::Closed) || has(ImportChange::Opened) {
        users::set_disabled(db, id, has(ImportChange::Closed))?;
    }
    Ok(())
}
