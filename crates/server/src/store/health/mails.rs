//! How many mails about gateways went out, for the limits; survives a restart.

use jiff::{SignedDuration, Timestamp};

use crate::store::{StoreError, Tx, millis, sql};

const DAY: SignedDuration = SignedDuration::from_hours(24);

/// Mails about one alias, and to its user about any, in the last 24 hours.
pub fn count_sent(
    db: &mut Tx,
    user_id: i64,
    alias_id: i64,
    now: Timestamp,
) -> Result<(u32, u32), StoreError> {
    sql(
        "SELECT COUNT(CASE WHEN alias_id = ? THEN 1 END), COUNT(*) FROM gateway_mails WHERE user_id = ? AND sent > ?",
    )
    .bind(alias_id)
    .bind(user_id)
    .bind(millis(now - DAY))
    .row(db)
}

/// Counts one more, and forgets what no limit asks for any longer.
pub fn add(db: &mut Tx, user_id: i64, alias_id: i64, now: Timestamp) -> Result<(), StoreError> {
    sql("DELETE FROM gateway_mails WHERE sent <= ?")
        .bind(millis(now - DAY))
        .run(db)?;
    sql("INSERT INTO gateway_mails (user_id, alias_id, sent) VALUES (?, ?, ?)")
        .bind(user_id)
        .bind(alias_id)
        .bind(millis(now))
        .run(db)?;
    Ok(())
}
