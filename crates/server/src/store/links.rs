//! One-time links that set a password.

use jiff::Timestamp;
use sqlx::SqliteConnection;

use super::millis;

/// For whom a link is: a user, or nobody yet (the first administrator).
pub type LinkUser = Option<i64>;

/// Makes a link by the hash of its token; the user's older ones end.
pub async fn add(
    db: &mut SqliteConnection,
    user: LinkUser,
    hash: &[u8],
    expires: Timestamp,
) -> Result<(), sqlx::Error> {
    sqlx::query("DELETE FROM links WHERE user_id IS ?")
        .bind(user)
        .execute(&mut *db)
        .await?;
    sqlx::query("INSERT INTO links (token_hash, user_id, expires) VALUES (?, ?, ?)")
        .bind(hash)
        .bind(user)
        .bind(millis(expires))
        .execute(db)
        .await?;
    Ok(())
}

/// Whom a link is for, if it holds at `now`.
pub async fn find(
    db: &mut SqliteConnection,
    hash: &[u8],
    now: Timestamp,
) -> Result<Option<LinkUser>, sqlx::Error> {
    sqlx::query_scalar("SELECT user_id FROM links WHERE token_hash = ? AND expires > ?")
        .bind(hash)
        .bind(millis(now))
        .fetch_optional(db)
        .await
}

/// Uses a link up: whom it was for, once.
pub async fn take(
    db: &mut SqliteConnection,
    hash: &[u8],
    now: Timestamp,
) -> Result<Option<LinkUser>, sqlx::Error> {
    sqlx::query_scalar("DELETE FROM links WHERE token_hash = ? AND expires > ? RETURNING user_id")
        .bind(hash)
        .bind(millis(now))
        .fetch_optional(db)
        .await
}

/// Ends all of them.
pub async fn end_all(db: &mut SqliteConnection) -> Result<(), sqlx::Error> {
    sqlx::query("DELETE FROM links").execute(db).await?;
    Ok(())
}
