//! How many confirmation mails went out, for the limits; survives a restart.

use jiff::{SignedDuration, Timestamp};
use sqlx::SqliteConnection;

use super::{millis, timestamp};

const DAY: SignedDuration = SignedDuration::from_hours(24);

/// When `target` can be mailed so that it never gets more than `limit` mails in 24 hours, whoever asked for them:
/// `now`, or later.
pub async fn room(
    db: &mut SqliteConnection,
    target: &str,
    limit: u32,
    now: Timestamp,
) -> Result<Timestamp, sqlx::Error> {
    let last: Option<i64> = sqlx::query_scalar(
        "SELECT sent FROM confirmation_mails WHERE target = ? ORDER BY sent DESC LIMIT 1 OFFSET ?",
    )
    .bind(target)
    .bind(limit.saturating_sub(1))
    .fetch_optional(db)
    .await?;
    Ok(last.map_or(now, |last| now.max(timestamp(last) + DAY)))
}

/// Mails to `target` that a user asked for in the last 24 hours.
pub async fn of_user_to(
    db: &mut SqliteConnection,
    user_id: i64,
    target: &str,
    now: Timestamp,
) -> Result<u32, sqlx::Error> {
    sqlx::query_scalar(
        "SELECT COUNT(*) FROM confirmation_mails WHERE user_id = ? AND target = ? AND asked > ?",
    )
    .bind(user_id)
    .bind(target)
    .bind(millis(now - DAY))
    .fetch_one(db)
    .await
}

/// Mails that a user asked for in the last 24 hours.
pub async fn of_user(db: &mut SqliteConnection, user_id: i64, now: Timestamp) -> Result<u32, sqlx::Error> {
    sqlx::query_scalar("SELECT COUNT(*) FROM confirmation_mails WHERE user_id = ? AND asked > ?")
        .bind(user_id)
        .bind(millis(now - DAY))
        .fetch_one(db)
        .await
}

/// When a user may ask for another mail to `target`, with at most `to_one` to one address and `to_all` in 24 hours: `now`, or later.
pub async fn again(
    db: &mut SqliteConnection,
    user_id: i64,
    target: &str,
    to_one: u32,
    to_all: u32,
    now: Timestamp,
) -> Result<Timestamp, sqlx::Error> {
    let one: Option<i64> = sqlx::query_scalar(
        "SELECT asked FROM confirmation_mails WHERE user_id = ? AND target = ? ORDER BY asked DESC LIMIT 1 OFFSET ?",
    )
    .bind(user_id)
    .bind(target)
    .bind(to_one.saturating_sub(1))
    .fetch_optional(&mut *db)
    .await?;
    let all: Option<i64> = sqlx::query_scalar(
        "SELECT asked FROM confirmation_mails WHERE user_id = ? ORDER BY asked DESC LIMIT 1 OFFSET ?",
    )
    .bind(user_id)
    .bind(to_all.saturating_sub(1))
    .fetch_optional(db)
    .await?;
    let ends = [one, all]
        .into_iter()
        .flatten()
        .map(|asked| timestamp(asked) + DAY);
    Ok(ends.fold(now, Timestamp::max))
}

/// Counts one more, which leaves `at` some time, and forgets what no limit asks for any longer.
pub async fn add(
    db: &mut SqliteConnection,
    target: &str,
    user_id: i64,
    now: Timestamp,
    at: Timestamp,
) -> Result<(), sqlx::Error> {
    sqlx::query("DELETE FROM confirmation_mails WHERE sent <= ?")
        .bind(millis(now - DAY))
        .execute(&mut *db)
        .await?;
    sqlx::query("INSERT INTO confirmation_mails (target, user_id, asked, sent) VALUES (?, ?, ?, ?)")
        .bind(target)
        .bind(user_id)
        .bind(millis(now))
        .bind(millis(at))
        .execute(db)
        .await?;
    Ok(())
}
