//! The policy that applies, and changes to it.
//!
//! A unit has its own policy or inherits. Each row of a unit says whose policy it has (`policy_unit`), so that the question of each
//! message is one query; it is brought up to date here and in [`super::units`], in the transaction of each change, by the rule of
//! `core::directory::effective`.

mod ban;

use fromline_core::{
    Reason,
    directory::{UnitId, effective},
    policy::{GatewayPolicy, PolicyChange},
    role::Permission,
};
use fromline_store::{
    StoreError, Tx,
    notices::{self, Announcement, NoticeContent},
    org_units::{self, PolicyScope, StoredUnit},
    policies::{self, StoredPolicy},
    users::User,
};
use jiff::Timestamp;

use super::{notices as told, permit::Permit, refusal::Refusal};
use crate::state::Base;

/// Returns the policy that applies to a user. Called in the transaction of each decision, so that a change takes effect at once.
pub fn resolve(db: &mut Tx, user: &User) -> Result<GatewayPolicy, StoreError> {
    Ok(policies::find_for_user(db, user.id)?.unwrap_or_default())
}

/// The policy of a unit with its `ETag`.
#[derive(Clone, Debug, PartialEq)]
pub struct VersionedPolicy {
    /// Unit that the policy is about.
    pub unit: StoredUnit,
    /// The policy that the unit sets itself; `None` if it inherits, and for the root until one is set.
    pub stored: Option<StoredPolicy>,
    /// The policy that applies in the unit, its own or an inherited one.
    pub policy: GatewayPolicy,
    /// The `ETag`, which changes with every write.
    pub etag: String,
    /// The policy before the last change, `Some(None)` if the unit inherited; `None` if there is nothing to undo.
    pub undo: Option<Option<GatewayPolicy>>,
}

/// Returns a unit's policy; `None` if there is no such unit.
pub fn get(db: &mut Tx, unit: UnitId) -> Result<Option<VersionedPolicy>, StoreError> {
    match org_units::by_id(db, unit)? {
        Some(unit) => read(db, unit).map(Some),
        None => Ok(None),
    }
}

/// A policy as somebody may see it, with who set it, if that may be told.
pub type SeenPolicy = (VersionedPolicy, Option<String>);

/// Returns a unit's policy as whoever asks may see it; `None` if there is no such unit within reach.
///
/// # Errors
///
/// [`Reason::Forbidden`] without permission to see policies.
pub fn see(db: &mut Tx, permit: &Permit, unit: UnitId) -> Result<Option<SeenPolicy>, Refusal> {
    let reach = permit.reach(Permission::SeePolicies)?;
    let Some(found) = get(db, unit)?.filter(|policy| reach.covers(&policy.unit.path)) else {
        return Ok(None);
    };
    let author = match &found.stored {
        Some(stored) => permit.show_author(db, stored.updated_by.clone())?,
        None => None,
    };
    Ok(Some((found, author)))
}

fn read(db: &mut Tx, unit: StoredUnit) -> Result<VersionedPolicy, StoreError> {
    let version = policies::find_version(db, unit.id)?;
    let applies = policies::find(db, unit.policy_unit)?;
    let policy = applies.as_ref().map(|stored| stored.policy).unwrap_or_default();
    Ok(VersionedPolicy {
        stored: applies.filter(|_| unit.policy_unit == unit.id),
        policy,
        etag: format!("\"{}\"", version.number),
        undo: version.undo,
        unit,
    })
}

/// A change to a unit's policy.
#[derive(Clone, Copy, Debug)]
pub enum PolicyWrite {
    /// Sets a policy of the unit's own.
    Set(GatewayPolicy),
    /// Removes the policy, so that the unit inherits; for the root the default applies.
    Delete,
}

/// The result of writing a policy.
#[derive(Clone, Debug, PartialEq)]
pub struct PolicyUpdate {
    /// The policy after the change.
    pub now: VersionedPolicy,
    /// Number of users notified.
    pub notified: u32,
}

/// A write of a unit's policy that is asked for.
#[derive(Clone, Copy, Debug)]
pub struct PolicyRequest<'a> {
    /// The permission, which says who asks.
    pub permit: &'a Permit,
    /// Id of the unit whose policy is written.
    pub unit: UnitId,
    /// The `If-Match` header: one of its `ETag`s must be the current one, or `*`.
    pub if_match: Option<&'a str>,
    /// If given, affected users are notified in the same transaction, with this sentence, which may be empty.
    pub sentence: Option<&'a str>,
}

/// Changes a unit's policy. `decide` sees the current policy in the same transaction. Pending notices to affected users about earlier
/// changes, which no longer apply, are withdrawn.
///
/// # Errors
///
/// [`Reason::NotFound`] if there is no such unit within reach, [`Reason::PolicyBanned`] if it would lift a ban from above, [`Reason::PolicyChanged`] if none of the `ETag`s is current, the reasons of `decide`,
/// and [`Reason::RateLimited`] if too many changes of this unit were notified of.
pub async fn write(
    base: &Base,
    request: PolicyRequest<'_>,
    decide: impl Fn(&VersionedPolicy) -> Result<PolicyWrite, Refusal>,
) -> Result<PolicyUpdate, Refusal> {
    let now = base.clock.now();
    base.store.write(|db| write_in(db, now, request, &decide)).await
}

/// Does what [`write`] does in the caller's transaction.
///
/// # Errors
///
/// Those of [`write`].
pub fn write_in(
    db: &mut Tx,
    now: Timestamp,
    request: PolicyRequest<'_>,
    decide: impl Fn(&VersionedPolicy) -> Result<PolicyWrite, Refusal>,
) -> Result<PolicyUpdate, Refusal> {
    request.permit.reach(Permission::ChangePolicies)?;
    let before = get(db, request.unit)?.ok_or_else(|| Refusal::new(Reason::NotFound))?;
    request
        .permit
        .require(Permission::ChangePolicies, &before.unit.path)?;
    if !fits(request.if_match, &before.etag) {
        return Err(Refusal::new(Reason::PolicyChanged));
    }
    let own = before.stored.as_ref().map(|stored| stored.policy);
    let write = decide(&before)?;
    ban::check(db, request.permit, &before, write, now)?;
    let wanted = match write {
        PolicyWrite::Set(policy) => {
            let stored = StoredPolicy {
                policy,
                updated: now,
                updated_by: request.permit.by().to_owned(),
            };
            policies::set(db, request.unit, &stored)?;
            Some(policy)
        }
        PolicyWrite::Delete => {
            policies::delete(db, request.unit)?;
            None
        }
    };
    refresh_source(db, &before.unit)?;
    if wanted != own {
        policies::note_undo(db, request.unit, Some(own))?;
    }
    let after = get(db, request.unit)?.ok_or(StoreError::NoRow)?;
    let change = PolicyChange::between(before.policy, after.policy);
    let scope = after.unit.scope();
    let notified = announce(db, now, change, &scope, Some(request.unit), request)?;
    Ok(PolicyUpdate { now: after, notified })
}

/// Undoes the last change of a unit's policy, and with it the possibility to do so again.
///
/// # Errors
///
/// Those of [`write`], and [`Reason::UndoNothing`].
pub fn undo_in(db: &mut Tx, now: Timestamp, request: PolicyRequest<'_>) -> Result<PolicyUpdate, Refusal> {
    let mut update = write_in(db, now, request, |now| match now.undo {
        Some(Some(policy)) => Ok(PolicyWrite::Set(policy)),
        Some(None) => Ok(PolicyWrite::Delete),
        None => Err(Refusal::new(Reason::UndoNothing)),
    })?;
    policies::note_undo(db, request.unit, None)?;
    update.now.undo = None;
    Ok(update)
}

/// Returns whether an `If-Match` header allows a write to what has this `ETag`.
pub fn fits(if_match: Option<&str>, etag: &str) -> bool {
    let fits = |one: &str| one.trim() == "*" || one.trim() == etag;
    if_match.is_none_or(|etags| etags.split(',').any(fits))
}

/// Gives a unit, and those below it that had the same policy, the policy of the unit that counts for it now, and returns the unit.
/// `unit` says which they had before.
pub fn refresh_source(db: &mut Tx, unit: &StoredUnit) -> Result<StoredUnit, StoreError> {
    let source = effective(&policies::chain(db, unit)?).source;
    if source != unit.policy_unit {
        org_units::set_source(db, &unit.scope(), source)?;
    }
    Ok(StoredUnit {
        policy_unit: source,
        ..unit.clone()
    })
}

/// Withdraws pending notices to the users in a scope if their policy changed, and announces the change to them if that is asked for.
/// Returns the number of users notified.
pub(super) fn announce(
    db: &mut Tx,
    now: Timestamp,
    change: Option<PolicyChange>,
    scope: &PolicyScope,
    unit: Option<UnitId>,
    request: PolicyRequest<'_>,
) -> Result<u32, Refusal> {
    let Some(change) = change else {
        return Ok(0);
    };
    notices::withdraw_policy(db, scope)?;
    let Some(sentence) = request.sentence else {
        return Ok(0);
    };
    let announcement = Announcement {
        news: NoticeContent::Policy(change),
        by: request.permit.by().to_owned(),
        sentence: sentence.to_owned(),
        unit,
    };
    told::tell_concerned(db, now, &announcement, scope)
}
