//! Pending confirmations: the stored form of the code and link that were emailed for an alias.

use jiff::Timestamp;

use super::{FromRow, SqlRow, StoreError, Tx, millis, sql, timestamp};

/// The stored form of an emailed code and link.
#[derive(Clone, Debug)]
pub struct StoredConfirmation {
    /// Keyed hash of the code, preceded by the key id.
    pub code_mac: Vec<u8>,
    /// Keyed hash of the link's token, preceded by the key id.
    pub link_mac: Vec<u8>,
    /// Time at which code and link expire.
    pub expires: Timestamp,
    /// Number of wrong codes entered.
    pub wrong: u8,
    /// The row id of the email in the outbox; `None` if the limits did not allow one.
    pub outbox_id: Option<i64>,
    /// The host of the gateway that the alias had when they were mailed.
    pub host: Option<String>,
    /// Whether confirming makes the alias the default.
    pub makes_default: bool,
}

/// The columns of an alias's confirmation, under names that no other table has.
macro_rules! columns {
    () => {
        "code_mac, link_mac, expires AS code_expires, wrong_codes, outbox_id, confirmations.host AS code_host, makes_default"
    };
}
pub(super) use columns;

impl FromRow for Option<StoredConfirmation> {
    fn from_row(row: &SqlRow<'_>) -> Result<Self, StoreError> {
        let Some(code_mac) = row.get("code_mac")? else {
            return Ok(None);
        };
        Ok(Some(StoredConfirmation {
            code_mac,
            link_mac: row.get("link_mac")?,
            expires: timestamp(row.get("code_expires")?),
            wrong: row.get("wrong_codes")?,
            outbox_id: row.get("outbox_id")?,
            host: row.get("code_host")?,
            makes_default: row.get("makes_default")?,
        }))
    }
}

/// Stores an alias's confirmation, replacing the previous one.
pub fn set(db: &mut Tx, alias_id: i64, stored: &StoredConfirmation) -> Result<(), StoreError> {
    sql("INSERT INTO confirmations (alias_id, code_mac, link_mac, expires, wrong_codes, outbox_id, host, makes_default)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?)
         ON CONFLICT (alias_id) DO UPDATE SET code_mac = excluded.code_mac, link_mac = excluded.link_mac,
         expires = excluded.expires, wrong_codes = excluded.wrong_codes, outbox_id = excluded.outbox_id,
         host = excluded.host, makes_default = excluded.makes_default")
    .bind(alias_id)
    .bind(&stored.code_mac)
    .bind(&stored.link_mac)
    .bind(millis(stored.expires))
    .bind(stored.wrong)
    .bind(stored.outbox_id)
    .bind(&stored.host)
    .bind(stored.makes_default)
    .run(db)?;
    Ok(())
}

/// Deletes an alias's confirmation.
pub fn end(db: &mut Tx, alias_id: i64) -> Result<(), StoreError> {
    sql("DELETE FROM confirmations WHERE alias_id = ?")
        .bind(alias_id)
        .run(db)?;
    Ok(())
}

/// Extends the validity of the code in an email, if it is still valid.
pub fn prolong(db: &mut Tx, outbox_id: i64, now: Timestamp, expires: Timestamp) -> Result<(), StoreError> {
    sql("UPDATE confirmations SET expires = ? WHERE outbox_id = ? AND expires > ?")
        .bind(millis(expires))
        .bind(outbox_id)
        .bind(millis(now))
        .run(db)?;
    Ok(())
}

/// Keeps a user's pending aliases from becoming the default on confirmation.
pub fn forget_defaults(db: &mut Tx, user_id: i64) -> Result<(), StoreError> {
    sql("UPDATE confirmations SET makes_default = ? WHERE alias_id IN (SELECT id FROM aliases WHERE user_id = ?)")
        .bind(false)
        .bind(user_id)
        .run(db)?;
    Ok(())
}
