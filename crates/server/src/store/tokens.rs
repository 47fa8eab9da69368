//! Bearer tokens for programs: only their hash is stored.

use jiff::Timestamp;
use sqlx::{Row, SqliteConnection};

use super::{millis, timestamp, users::User};

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

impl Token {
    fn from_row(row: &sqlx::sqlite::SqliteRow) -> Result<Self, sqlx::Error> {
        Ok(Self {
            id: row.try_get("id")?,
            user_id: row.try_get("user_id")?,
            created: timestamp(row.try_get("created")?),
            expires: row.try_get::<Option<i64>, _>("expires")?.map(timestamp),
        })
    }
}

/// Stores a token by its hash; gives its id.
pub async fn add(
    db: &mut SqliteConnection,
    user_id: i64,
    hash: &[u8],
    now: Timestamp,
    expires: Option<Timestamp>,
) -> Result<i64, sqlx::Error> {
    sqlx::query_scalar(
        "INSERT INTO tokens (user_id, token_hash, created, expires) VALUES (?, ?, ?, ?) RETURNING id",
    )
    .bind(user_id)
    .bind(hash)
    .bind(millis(now))
    .bind(expires.map(millis))
    .fetch_one(db)
    .await
}

/// Whose token this is, by its hash, if it still holds at `now`.
pub async fn holder(
    db: &mut SqliteConnection,
    hash: &[u8],
    now: Timestamp,
) -> Result<Option<User>, sqlx::Error> {
    sqlx::query_as(
        "SELECT users.* FROM tokens JOIN users ON users.id = user_id
         WHERE token_hash = ? AND (expires IS NULL OR expires > ?)",
    )
    .bind(hash)
    .bind(millis(now))
    .fetch_optional(db)
    .await
}

/// All, the oldest first.
pub async fn all(db: &mut SqliteConnection) -> Result<Vec<Token>, sqlx::Error> {
    let rows = sqlx::query("SELECT * FROM tokens ORDER BY id")
        .fetch_all(db)
        .await?;
    rows.iter().map(Token::from_row).collect()
}

/// Ends one; false if there is none of this id.
pub async fn revoke(db: &mut SqliteConnection, id: i64) -> Result<bool, sqlx::Error> {
    let done = sqlx::query("DELETE FROM tokens WHERE id = ?")
        .bind(id)
        .execute(db)
        .await?;
    Ok(done.rows_affected() == 1)
}
