//! Bearer tokens for programs: only their hash is stored.

use jiff::Timestamp;

use super::{FromRow, SqlRow, StoreError, Tx, millis, sql, timestamp, users::User};

/// What is known of a token.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Token {
    /// Row id, by which it is revoked.
    pub id: i64,
    /// Whose.
    pub user_id: i64,
    /// When it was made.
    pub created: Timestamp,
    /// When it ends, if ever.
    pub expires: Option<Timestamp>,
}

impl FromRow for Token {
    fn from_row(row: &SqlRow<'_>) -> Result<Self, StoreError> {
        Ok(Self {
            id: row.get("id")?,
            user_id: row.get("user_id")?,
            created: timestamp(row.get("created")?),
            expires: row.get::<Option<i64>>("expires")?.map(timestamp),
        })
    }
}

/// Stores a token by its hash; gives its id.
pub fn add(
    db: &mut Tx,
    user_id: i64,
    hash: &[u8],
    now: Timestamp,
    expires: Option<Timestamp>,
) -> Result<i64, StoreError> {
    sql("INSERT INTO tokens (user_id, token_hash, created, expires) VALUES (?, ?, ?, ?) RETURNING id")
        .bind(user_id)
        .bind(hash)
        .bind(millis(now))
        .bind(expires.map(millis))
        .value(db)
}

/// Whose token this is, by its hash, if it still holds at `now`.
pub fn find_user(db: &mut Tx, hash: &[u8], now: Timestamp) -> Result<Option<User>, StoreError> {
    sql("SELECT users.* FROM tokens JOIN users ON users.id = user_id
         WHERE token_hash = ? AND (expires IS NULL OR expires > ?)")
    .bind(hash)
    .bind(millis(now))
    .maybe_row(db)
}

/// All, the oldest first.
pub fn list(db: &mut Tx) -> Result<Vec<Token>, StoreError> {
    sql("SELECT * FROM tokens ORDER BY id").rows(db)
}

/// Ends one; false if there is none of this id.
pub fn revoke(db: &mut Tx, id: i64) -> Result<bool, StoreError> {
    let done = sql("DELETE FROM tokens WHERE id = ?").bind(id).run(db)?;
    Ok(done == 1)
}
