//! Bearer tokens for programs; only their hash is stored.

use jiff::Timestamp;

use super::{FromRow, SqlRow, StoreError, Tx, millis, sql, timestamp, users::User};

/// A bearer token as stored.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Token {
    /// The row id, by which it is revoked.
    pub id: i64,
    /// The row id of the user.
    pub user_id: i64,
    /// When it was created.
    pub created: Timestamp,
    /// When it expires, if ever.
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

/// Stores a token by its hash and returns its id.
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

/// Returns the user of a token, given its hash, if it is valid at `now`.
pub fn find_user(db: &mut Tx, hash: &[u8], now: Timestamp) -> Result<Option<User>, StoreError> {
    sql("SELECT users.* FROM tokens JOIN users ON users.id = user_id
         WHERE token_hash = ? AND (expires IS NULL OR expires > ?)")
    .bind(hash)
    .bind(millis(now))
    .maybe_row(db)
}

/// Lists all tokens, oldest first.
pub fn list(db: &mut Tx) -> Result<Vec<Token>, StoreError> {
    sql("SELECT * FROM tokens ORDER BY id").rows(db)
}

/// Revokes a token; false if there is none with this id.
pub fn revoke(db: &mut Tx, id: i64) -> Result<bool, StoreError> {
    let done = sql("DELETE FROM tokens WHERE id = ?").bind(id).run(db)?;
    Ok(done == 1)
}
