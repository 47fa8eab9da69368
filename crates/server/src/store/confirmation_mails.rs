//! How many confirmation mails went out, for the limits; survives a restart.

use jiff::{SignedDuration, Timestamp};
use sqlx::SqliteConnection;

use super::millis;

const DAY: SignedDuration = SignedDuration::from_hours(24);

/// Mails to `target` in the last 24 hours, whoever asked for them.
pub async fn to_target(db: &mut SqliteConnection, target: &str, now: Timestamp) -> Result<u32, sqlx::Error> {
    sqlx::query_scalar("SELECT COUNT(*) FROM confirmation_mails WHERE target = ? AND sent > ?")
        .bind(target)
        .bind(millis(now - DAY))
        .fetch_one(db)
        .await
}

/// Mails that a user asked for in the last 24 hours.
pub async fn of_user(db: &mut SqliteConnection, user_id: i64, now: Timestamp) -> Result<u32, sqlx::Error> {
    sqlx::query_scalar("SELECT COUNT(*) FROM confirmation_mails WHERE user_id = ? AND sent > ?")
        .bind(user_id)
        .bind(millis(now - DAY))
        .fetch_one(db)
        .await
}

/// Counts one more, and forgets what no limit asks for any longer.
pub async fn add(
    db: &mut SqliteConnection,
    target: &str,
    user_id: i64,
    now: Timestamp,
) -> Result<(), sqlx::Error> {
    sqlx::query("DELETE FROM confirmation_mails WHERE sent <= ?")
        .bind(millis(now - DAY))
        .execute(&mut *db)
        .await?;
    sqlx::query("INSERT INTO confirmation_mails (target, user_id, sent) VALUES (?, ?, ?)")
        .bind(target)
        .bind(user_id)
        .bind(millis(now))
        .execute(db)
        .await?;
    Ok(())
}
