//! Consents that are to be withdrawn at their provider.

use super::{FromRow, SqlRow, StoreError, Tx, sql};

/// A consent to be withdrawn.
#[derive(Clone, Debug)]
pub struct StoredRevocation {
    /// Id of the row in the table of withdrawals.
    pub id: i64,
    /// The row id of the user who consented.
    pub user_id: i64,
    /// The provider's name in the configuration.
    pub provider: String,
    /// The address whose gateway used the consent.
    pub address: String,
    /// The encrypted refresh token.
    pub sealed: Vec<u8>,
    /// Number of attempts so far.
    pub tries: u32,
}

impl FromRow for StoredRevocation {
    fn from_row(row: &SqlRow<'_>) -> Result<Self, StoreError> {
        Ok(Self {
            id: row.get("id")?,
            user_id: row.get("user_id")?,
            provider: row.get("provider")?,
            address: row.get("address")?,
            sealed: row.get("sealed")?,
            tries: row.get("tries")?,
        })
    }
}

/// Stores a consent to be withdrawn and returns its row id.
pub fn add(
    db: &mut Tx,
    user_id: i64,
    provider: &str,
    address: &str,
    sealed: &[u8],
) -> Result<i64, StoreError> {
    sql("INSERT INTO revocations (user_id, provider, address, sealed) VALUES (?, ?, ?, ?) RETURNING id")
        .bind(user_id)
        .bind(provider)
        .bind(address)
        .bind(sealed)
        .value(db)
}

/// Returns a consent that is still to be withdrawn.
pub fn find(db: &mut Tx, id: i64) -> Result<Option<StoredRevocation>, StoreError> {
    sql("SELECT * FROM revocations WHERE id = ?")
        .bind(id)
        .maybe_row(db)
}

/// Counts one more attempt.
pub fn count_try(db: &mut Tx, id: i64) -> Result<(), StoreError> {
    sql("UPDATE revocations SET tries = tries + 1 WHERE id = ?")
        .bind(id)
        .run(db)?;
    Ok(())
}

/// Replaces the encrypted token by the same one under another key.
pub fn reseal(db: &mut Tx, id: i64, sealed: &[u8]) -> Result<(), StoreError> {
    sql("UPDATE revocations SET sealed = ? WHERE id = ?")
        .bind(sealed)
        .bind(id)
        .run(db)?;
    Ok(())
}

/// Deletes a consent that was withdrawn or given up, with its job.
pub fn remove(db: &mut Tx, id: i64) -> Result<(), StoreError> {
    sql("DELETE FROM revocations WHERE id = ?").bind(id).run(db)?;
    Ok(())
}
