//! Bans from above: nobody allows what somebody who may do more has not allowed.
//!
//! A decision is *from above* if whoever made it may do more than whoever asks, or is not there any more. The others are the asker's own
//! and those of their equals.

use fromline_core::{Reason, address::Address, directory::UnitPath, role::Role};
use fromline_store::{StoreError, Tx, policies, users};
use jiff::Timestamp;

use fromline_base::idn::to_ascii;

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
    for id in before.unit.path.ids() {
        let Some(stored) = policies::find(db, id)? else {
            continue;
        };
        if !is_from_above(db, permit, &stored.updated_by, now)? {
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

fn is_from_above(db: &mut Tx, permit: &Permit, by: &str, now: Timestamp) -> Result<bool, StoreError> {
    if by == permit.by() {
        return Ok(false);
    }
    let Ok(address) = Address::parse(by, &to_ascii) else {
        return Ok(true);
    };
    match users::by_address(db, address.key())? {
        Some(user) => Ok(!permit.may_change(db, &user, now)?),
        None => Ok(true),
    }
}
