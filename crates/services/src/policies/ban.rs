//! Bans from above: nobody allows what somebody who may do more has not allowed.
//!
//! A decision is *from above* if whoever made it may do more than whoever asks, or no longer decides about that unit. The others are the
//! asker's own and those of their equals.

use fromline_base::idn::to_ascii;
use fromline_core::{
    Reason,
    address::Address,
    directory::UnitPath,
    role::{Permission, Role},
};
use fromline_store::{StoreError, Tx, policies, roles, users};
use jiff::Timestamp;

use super::{PolicyWrite, VersionedPolicy};
use crate::{permit::Permit, refusal::Refusal};

/// Checks that a write of a unit's policy lifts no ban from above.
///
/// # Errors
///
/// [`Reason::PolicyBanned`].
pub(super) fn check(
    db: &mut Tx,
    permit: &Permit,
    before: &VersionedPolicy,
    write: PolicyWrite,
    now: Timestamp,
) -> Result<(), Refusal> {
    if permit.may_give(Role::SuperAdministrator, &UnitPath::root()) {
        return Ok(());
    }
    let banned = || Err(Refusal::new(Reason::PolicyBanned));
    // What those above have decided, by the nearest of them; without any, gateways are forbidden.
    let mut allowed_above = false;
    let mut path: Option<UnitPath> = None;
    for id in before.unit.path.ids() {
        let unit = path.map_or_else(UnitPath::root, |above| above.child(id));
        path = Some(unit.clone());
        let Some(stored) = policies::find(db, id)? else {
            continue;
        };
        if !is_from_above(db, permit, (&stored.updated_by, &unit), now)? {
            continue;
        }
        if id == before.unit.id && !stored.policy.allowed {
            return banned();
        }
        allowed_above = stored.policy.allowed;
    }
    let allows = matches!(write, PolicyWrite::Set(policy) if policy.allowed);
    if allows && !before.policy.allowed && !allowed_above {
        return banned();
    }
    Ok(())
}

/// Returns whether whoever decided about a unit may do more than whoever asks. A role that has ended is not known any more: then it was
/// above.
fn is_from_above(
    db: &mut Tx,
    permit: &Permit,
    (by, unit): (&str, &UnitPath),
    now: Timestamp,
) -> Result<bool, StoreError> {
    let author = match Address::parse(by, &to_ascii) {
        Ok(address) => users::by_address(db, address.key())?,
        Err(_) => None,
    };
    let Some(author) = author else {
        return Ok(true);
    };
    let held = roles::find_grants(db, &author, now)?;
    let still_decides = held.reach(Permission::ChangePolicies).covers(unit);
    Ok(!(still_decides && permit.includes(&held)))
}
