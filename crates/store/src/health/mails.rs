//! Counts of emails about gateways, for the limits; they survive a restart.

use jiff::{SignedDuration, Timestamp};

use crate::{StoreError, Tx, millis, sql};

const DAY: SignedDuration = SignedDuration::from_hours(24);

/// Counts the emails of the last 24 hours about one alias, and those to its user about any alias.
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

/// Counts an email, and deletes counts that no limit needs any more.
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
