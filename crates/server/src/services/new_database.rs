//! A new database does not know everybody yet.
//!
//! Whoever or whatever is not known in it is deferred, not refused for good: it may have been begun by mistake, in the place of one
//! that was lost or is elsewhere; users may still be added to it; or it was restored, and does not know who came after the backup.
//! Mail waits meanwhile, in mail programs and in the mail server's queue, instead of being returned.
//!
//! It is new until some days after its beginning (`defer_unknown_days` in the configuration), or as long as there are no
//! users. That somebody has signed in says nothing: the first administrator does so at once. The usual seven days are more than the
//! five for which Postfix keeps mail, so that no mail that was in its queue at the beginning is refused by us.

use fromline_core::Reason;
use jiff::{SignedDuration, Timestamp};

use super::refusal::Refusal;
use crate::{
    state::Base,
    store::{StoreError, Tx, meta, senders, users},
};

/// Whether a database is new at `now`: `begun` is when it was begun or restored, unless that was before this was recorded.
pub fn is_new(begun: Option<Timestamp>, has_users: bool, days: u32, now: Timestamp) -> bool {
    let lasts = SignedDuration::from_hours(i64::from(days) * 24);
    days > 0 && (!has_users || begun.is_some_and(|begun| now.duration_since(begun) < lasts))
}

/// Whether the database is new.
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

/// What is said of a login that is nobody's.
pub fn refuse_unknown_user(base: &Base, db: &mut Tx) -> Result<Refusal, StoreError> {
    Ok(Refusal::new(if is_new_now(base, db)? {
        Reason::SenderUnknownYet
    } else {
        Reason::UserDisabled
    }))
}

/// What is said of an address (as compared) that its writer may not use: the same as before if it is somebody's.
pub fn refuse_unknown_address(
    base: &Base,
    db: &mut Tx,
    refusal: Refusal,
    key: Option<&str>,
) -> Result<Refusal, StoreError> {
    if refusal.reason != Reason::FromNotOwn || !is_new_now(base, db)? {
        return Ok(refusal);
    }
    let is_known = match key {
        Some(key) => senders::find_login(db, key)?.is_some(),
        None => false,
    };
    Ok(if is_known {
        refusal
    } else {
        Refusal::new(Reason::SenderUnknownYet)
    })
}

/// Whether an address (as compared) that is nobody's may become somebody's.
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
            // Of a version that recorded no beginning.
            (false, true, 7, 0, false),
            (false, false, 7, 0, true),
            // Switched off.
            (true, true, 0, 0, false),
            (true, false, 0, 0, false),
            // The clock was ahead when it was begun.
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
