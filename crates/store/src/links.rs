//! One-time links that set a password.

use jiff::Timestamp;

use super::{StoreError, Tx, millis, sql};

/// The user a link is for; `None` for the first administrator, who does not exist yet.
pub type LinkUser = Option<i64>;

/// Stores a link by the hash of its token and deletes the user's earlier ones.
pub fn add(db: &mut Tx, user: LinkUser, hash: &[u8], expires: Timestamp) -> Result<(), StoreError> {
    sql("DELETE FROM links WHERE user_id IS NOT DISTINCT FROM ?")
        .bind(user)
        .run(db)?;
    sql("INSERT INTO links (token_hash, user_id, expires) VALUES (?, ?, ?)")
        .bind(hash)
        .bind(user)
        .bind(millis(expires))
        .run(db)?;
    Ok(())
}

/// Returns the user of a link that is valid at `now`.
pub fn find(db: &mut Tx, hash: &[u8], now: Timestamp) -> Result<Option<LinkUser>, StoreError> {
    sql("SELECT user_id FROM links WHERE token_hash = ? AND expires > ?")
        .bind(hash)
        .bind(millis(now))
        .maybe_value(db)
}

/// Consumes a single-use link and returns its user.
pub fn take(db: &mut Tx, hash: &[u8], now: Timestamp) -> Result<Option<LinkUser>, StoreError> {
    sql("DELETE FROM links WHERE token_hash = ? AND expires > ? RETURNING user_id")
        .bind(hash)
        .bind(millis(now))
        .maybe_value(db)
}

/// Deletes all one-time links.
pub fn end_all(db: &mut Tx) -> Result<(), StoreError> {
    sql("DELETE FROM links").run(db)?;
    Ok(())
}
