//! Moving units and people, and what that does to their gateways.
//!
//! To see it beforehand, the same code runs in a transaction that is rolled back.

use std::collections::BTreeSet;

use fromline_core::{
    Reason,
    directory::UnitId,
    policy::{GatewayPolicy, PolicyChange},
    role::Permission,
};
use fromline_store::{
    Store, StoreError, Tx,
    aliases::{self, Alias, GatewayCursor},
    notices::{self, Announcement, NoticeContent},
    org_units,
    users::{self, User},
};
use jiff::Timestamp;

use super::{check_level, check_name, find_movable, find_parent};
use crate::{
    notices as told,
    permit::Permit,
    policies::{self, PolicyRequest},
    refusal::Refusal,
};

/// What a move changes for some people: those to whom another policy applies than before.
#[derive(Clone, Debug)]
pub struct PolicyTransition {
    /// Policy that applies before the move.
    pub before: GatewayPolicy,
    /// Policy that applies after the move.
    pub after: GatewayPolicy,
    /// Number of users whose mail is delivered differently.
    pub users: u32,
    /// Number of their addresses that have a gateway.
    pub aliases: u32,
    /// One of these addresses, and its user.
    pub example: Option<(User, Alias)>,
}

/// What a move does, or did.
#[derive(Clone, Debug, Default)]
pub struct MoveOutcome {
    /// The changes that somebody notices, by policy before and after.
    pub transitions: Vec<PolicyTransition>,
    /// Number of users notified.
    pub notified: u32,
}

/// How a move is done.
#[derive(Clone, Copy, Debug)]
pub struct MoveRequest<'a> {
    /// The permission, which says who asks.
    pub permit: &'a Permit,
    /// The unit to move to.
    pub to: UnitId,
    /// True to find out what the move would do.
    pub dry_run: bool,
    /// If given, users whose mail is delivered differently are notified, with this sentence, which may be empty.
    pub sentence: Option<&'a str>,
}

/// Moves a unit, with everything below it, under another.
///
/// # Errors
///
/// [`Reason::NotFound`], [`Reason::UnitChanged`] if `if_match` does not fit, [`Reason::UnitRootFixed`], [`Reason::UnitUnknown`],
/// [`Reason::UnitBelowItself`], [`Reason::UnitTooDeep`], [`Reason::UnitExists`].
pub async fn move_unit(
    store: &Store,
    now: Timestamp,
    request: MoveRequest<'_>,
    id: UnitId,
    if_match: Option<&str>,
) -> Result<MoveOutcome, Refusal> {
    run(store, request.dry_run, |db| {
        move_unit_in(db, now, request, id, if_match)
    })
    .await
}

/// Moves people to a unit.
///
/// # Errors
///
/// [`Reason::UnitUnknown`] at `orgUnit`, and [`Reason::NotFound`] at `users` if one of the ids is nobody's.
pub async fn move_people(
    store: &Store,
    now: Timestamp,
    request: MoveRequest<'_>,
    people: &BTreeSet<i64>,
) -> Result<MoveOutcome, Refusal> {
    run(store, request.dry_run, |db| {
        move_people_in(db, now, request, people)
    })
    .await
}

/// The end of a transaction that changes nothing.
enum Undone {
    Refused(Refusal),
    Tried(MoveOutcome),
}

impl From<StoreError> for Undone {
    fn from(error: StoreError) -> Self {
        Self::Refused(error.into())
    }
}

async fn run(
    store: &Store,
    dry_run: bool,
    work: impl Fn(&mut Tx) -> Result<MoveOutcome, Refusal>,
) -> Result<MoveOutcome, Refusal> {
    let done = store.write(|db| match work(db) {
        Ok(outcome) if dry_run => Err(Undone::Tried(outcome)),
        Ok(outcome) => Ok(outcome),
        Err(refusal) => Err(Undone::Refused(refusal)),
    });
    match done.await {
        Ok(outcome) | Err(Undone::Tried(outcome)) => Ok(outcome),
        Err(Undone::Refused(refusal)) => Err(refusal),
    }
}

/// Does what [`move_unit`] does in the caller's transaction, whatever `dry_run` says.
///
/// # Errors
///
/// Those of [`move_unit`].
pub fn move_unit_in(
    db: &mut Tx,
    now: Timestamp,
    request: MoveRequest<'_>,
    id: UnitId,
    if_match: Option<&str>,
) -> Result<MoveOutcome, Refusal> {
    let (unit, _) = find_movable(db, request.permit, id, if_match)?;
    let parent = find_parent(db, request.permit, request.to)?;
    if parent.path.is_within(&unit.path) {
        return Err(Refusal::field("parentOrgUnitId", Reason::UnitBelowItself));
    }
    let below = org_units::find_lowest_level(db, &unit)?.saturating_sub(unit.path.level());
    check_level(parent.path.level().saturating_add(1).saturating_add(below))?;
    check_name(db, parent.id, Some(id), &unit.name)?;
    let before = policies::get(db, id)?.ok_or(StoreError::NoRow)?.policy;
    let moved = org_units::set_parent(db, &unit, &parent)?;
    let moved = policies::refresh_source(db, &moved)?;
    let after = policies::get(db, id)?.ok_or(StoreError::NoRow)?.policy;
    let change = PolicyChange::between(before, after);
    let scope = moved.scope();
    let mut outcome = MoveOutcome::default();
    if change.is_some() {
        let (users, aliases) = aliases::count_concerned(db, &scope)?;
        let first = aliases::list_concerned(db, &scope, GatewayCursor::default(), 1)?.pop();
        if users > 0 {
            outcome.transitions.push(PolicyTransition {
                before,
                after,
                users,
                aliases,
                example: with_user(db, first)?,
            });
        }
    }
    let request = PolicyRequest {
        permit: request.permit,
        unit: id,
        if_match: None,
        sentence: request.sentence,
    };
    outcome.notified = policies::announce(db, now, change, &scope, Some(id), request)?;
    Ok(outcome)
}

/// Does what [`move_people`] does in the caller's transaction, whatever `dry_run` says.
///
/// # Errors
///
/// Those of [`move_people`].
pub fn move_people_in(
    db: &mut Tx,
    now: Timestamp,
    request: MoveRequest<'_>,
    people: &BTreeSet<i64>,
) -> Result<MoveOutcome, Refusal> {
    let reach = request.permit.reach(Permission::ManagePeople)?;
    let to = org_units::by_id(db, request.to)?.filter(|to| reach.covers(&to.path));
    let to = to.ok_or_else(|| Refusal::field("orgUnit", Reason::UnitUnknown))?;
    let mut outcome = MoveOutcome::default();
    let mut told: Vec<(PolicyChange, BTreeSet<i64>)> = Vec::new();
    for id in people {
        let user = users::by_id(db, *id)?;
        let user = user.ok_or_else(|| Refusal::field("users", Reason::NotFound))?;
        if !reach.covers(&org_units::of_user(db, user.id)?.path) {
            return Err(Refusal::field("users", Reason::NotFound));
        }
        if !reach.is_everything() && request.permit.is_of(user.id) {
            return Err(Refusal::field("users", Reason::OwnAccount));
        }
        if !request.permit.may_change(db, &user, now)? {
            return Err(Refusal::field("users", Reason::PersonBeyond));
        }
        let before = policies::resolve(db, &user)?;
        org_units::set_user(db, user.id, to.id)?;
        let after = policies::resolve(db, &user)?;
        let Some(change) = PolicyChange::between(before, after) else {
            continue;
        };
        notices::withdraw_policy_of(db, user.id)?;
        let concerned = aliases::list_concerned_of(db, user.id)?;
        if concerned.is_empty() {
            continue;
        }
        add(&mut outcome.transitions, before, after, &user, concerned);
        match told.iter_mut().find(|(known, _)| *known == change) {
            Some((_, users)) => {
                users.insert(user.id);
            }
            None => told.push((change, BTreeSet::from([user.id]))),
        }
    }
    if let Some(sentence) = request.sentence {
        for (change, users) in told {
            let announcement = Announcement {
                news: NoticeContent::Policy(change),
                by: request.permit.by().to_owned(),
                sentence: sentence.to_owned(),
                unit: None,
            };
            outcome.notified += told::tell_each(db, now, &users, &announcement)?;
        }
    }
    Ok(outcome)
}

/// Adds a user to the transition that they go through.
fn add(
    transitions: &mut Vec<PolicyTransition>,
    before: GatewayPolicy,
    after: GatewayPolicy,
    user: &User,
    mut concerned: Vec<Alias>,
) {
    let count = u32::try_from(concerned.len()).unwrap_or(u32::MAX);
    let same = transitions
        .iter_mut()
        .find(|known| known.before == before && known.after == after);
    match same {
        Some(known) => {
            known.users += 1;
            known.aliases = known.aliases.saturating_add(count);
        }
        None => transitions.push(PolicyTransition {
            before,
            after,
            users: 1,
            aliases: count,
            example: Some((user.clone(), concerned.swap_remove(0))),
        }),
    }
}

fn with_user(db: &mut Tx, alias: Option<Alias>) -> Result<Option<(User, Alias)>, StoreError> {
    let Some(alias) = alias else {
        return Ok(None);
    };
    Ok(users::by_id(db, alias.user_id)?.map(|user| (user, alias)))
}
