//! Treatment of unknown users and addresses while the database is new.
//!
//! Unknown ones are deferred instead of refused permanently, because the database may have been created by mistake in place of a
//! lost one, users may still be added, or a restored backup may lack recent users. Meanwhile mail waits in mail programs and in
//! the mail server's queue instead of bouncing.
//!
//! A database is new for some days after its creation (`defer_unknown_days` in the configuration), and as long as it has no
//! users. A sign-in proves nothing, since the first administrator signs in at once. The default of seven days exceeds the five
//! for which Postfix keeps mail, so Fromline does not refuse anything that was queued when the database was created.

use fromline_core::{Reason, address::AddressKey};
use fromline_store::{StoreError, Tx, meta, senders, users};
use jiff::{SignedDuration, Timestamp};

use super::refusal::Refusal;
use crate::state::Base;

/// Returns whether a database is new at `now`. `begun` is when it was created or restored, if that was recorded.
pub fn is_new(begun: Option<Timestamp>, has_users: bool, days: u32, now: Timestamp) -> bool {
    let lasts = SignedDuration::from_hours(i64::from(days) * 24);
    days > 0 && (!has_users || begun.is_some_and(|begun| now.duration_since(begun) < lasts))
}

/// Returns whether the database is new now.
fn is_new_now(base: &Base, db: &mut Tx) -> Result<bool, StoreError> {
    let begun = meta::get_time(&mut *db, meta::BEGUN)?;
    let has_users = users::is_any(db)?;
    Ok(is_new(
        begun,
        has_users,
        base.config.defer_unknown_days,
        base.clock.now(),
    ))
}

/// Returns the refusal for a login that belongs to no user.
pub fn refuse_unknown_user(base: &Base, db: &mut Tx) -> Result<Refusal, StoreError> {
    Ok(Refusal::new(if is_new_now(base, db)? {
        Reason::SenderUnknownYet
    } else {
        Reason::UserDisabled
    }))
}

/// Returns the refusal for an address that its sender may not use; unchanged if it belongs to someone.
pub fn refuse_unknown_address(
    base: &Base,
    db: &mut Tx,
    refusal: Refusal,
    address_key: Option<&AddressKey>,
) -> Result<Refusal, StoreError> {
    if refusal.reason != Reason::FromNotOwn || !is_new_now(base, db)? {
        return Ok(refusal);
    }
    let is_known = match address_key {
        Some(address_key) => senders::find_login(db, address_key)?.is_some(),
        None => false,
    };
    Ok(if is_known {
        refusal
    } else {
        Refusal::new(Reason::SenderUnknownYet)
    })
}

/// Returns whether an address (as compared) that belongs to nobody may still be added.
pub async fn may_become_known(base: &Base) -> Result<bool, StoreError> {
    base.store.read(|db| is_new_now(base, db)).await
}

#[cfg(test)]
mod tests {
    use jiff::ToSpan as _;

    use super::*;

    #[test]
    fn new_for_some_days_or_while_nobody_is_there() {
        let begun = Timestamp::UNIX_EPOCH;
        for (recorded, has_users, days, hours, expected) in [
            (true, true, 7, 0, true),
            (true, true, 7, 7 * 24 - 1, true),
            (true, true, 7, 7 * 24, false),
            (true, false, 7, 1000 * 24, true),
            // Created by a version that did not record when it was begun.
            (false, true, 7, 0, false),
            (false, false, 7, 0, true),
            // Switched off.
            (true, true, 0, 0, false),
            (true, false, 0, 0, false),
            // The clock was ahead when the database was begun.
            (true, true, 7, -1, true),
        ] {
            let now = begun + hours.hours();
            assert_eq!(
                is_new(recorded.then_some(begun), has_users, days, now),
                expected,
                "{recorded} {has_users} {days} {hours}"
            );
        }
    }
}
