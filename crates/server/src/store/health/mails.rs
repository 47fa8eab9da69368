//! How many mails about gateways went out, for the limits; survives a restart.

use jiff::{SignedDuration, Timestamp};
use sqlx::SqliteConnection;

use crate::store::millis;

const DAY: SignedDuration = SignedDuration::from_hours(24);

/// Mails about one alias, and to its user about any, in the last 24 hours.
pub async fn sent(
    db: &mut SqliteConnection,
    user_id: i64,
    alias_id: i64,
    now: Timestamp,
) -> Result<(u32, u32), sqlx::Error> {
    sqlx::query_as(
        "SELECT COUNT(CASE WHEN alias_id = ? THEN 1 END), COUNT(*) FROM gateway_mails WHERE user_id = ? AND sent > ?",
    )
    .bind(alias_id)
    .bind(user_id)
    .bind(millis(now - DAY))
    .fetch_one(db)
    .await
}

/// Counts one more, and forgets what no limit asks for any longer.
pub async fn add(
    db: &mut SqliteConnection,
    user_id: i64,
    alias_id: i64,
    now: Timestamp,
) -> Result<(), sqlx::Error> {
    sqlx::query("DELETE FROM gateway_mails WHERE sent <= ?")
        .bind(millis(now - DAY))
        .execute(&mut *db)
        .await?;
    sqlx::query("INSERT INTO gateway_mails (user_id, alias_id, sent) VALUES (?, ?, ?)")
        .bind(user_id)
        .bind(alias_id)
        .bind(millis(now))
        .execute(db)
        .await?;
    Ok(())
}
