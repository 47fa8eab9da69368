//! The data that depends on each key, recognized by the key id at its start.

use std::collections::BTreeMap;

use fromline_base::keys::KeyId;
use jiff::Timestamp;

use super::{
    StoreError, Tx,
    aliases::{Alias, columns},
    millis,
    revocations::StoredRevocation,
    sql, timestamp,
};

/// The amount of data that depends on a key.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct Depending {
    /// Number of gateways' credentials.
    pub gateways: u64,
    /// Number of waiting emails.
    pub mails: u64,
    /// Number of valid codes with links.
    pub codes: u64,
    /// When the last of these codes expires.
    pub codes_until: Option<Timestamp>,
}

/// A row: key, gateways, emails, codes, and when the last code expires.
type Counted = (Option<Vec<u8>>, u64, u64, u64, Option<i64>);

/// Counts the data that depends on each key. The entry for `None` has codes of an earlier version, which did not store the key
/// id.
pub fn count_dependents(
    db: &mut Tx,
    now: Timestamp,
) -> Result<BTreeMap<Option<KeyId>, Depending>, StoreError> {
    let rows: Vec<Counted> = sql(
        "SELECT key, sum(gateway) AS gateways, sum(mail) AS mails, sum(code) AS codes, max(until) AS until FROM (
             SELECT substr(sealed, 1, 8) AS key, 1 AS gateway, 0 AS mail, 0 AS code, CAST(NULL AS BIGINT) AS until FROM gateways
             UNION ALL
             SELECT substr(sealed, 1, 8), 1, 0, 0, NULL FROM revocations
             UNION ALL
             SELECT substr(sealed, 1, 8), 0, 1, 0, NULL FROM outbox WHERE sealed IS NOT NULL
             UNION ALL
             SELECT CASE length(code_mac) WHEN 40 THEN substr(code_mac, 1, 8) END, 0, 0, 1, expires
             FROM confirmations WHERE expires > ?
         ) AS everything GROUP BY key",
    )
    .bind(millis(now))
    .rows(db)?;
    let depending = rows.into_iter().map(|(key, gateways, mails, codes, until)| {
        let key = key.as_deref().and_then(KeyId::from_bytes);
        let depending = Depending {
            gateways,
            mails,
            codes,
            codes_until: until.map(timestamp),
        };
        (key, depending)
    });
    Ok(depending.collect())
}

/// Returns gateways after row `after` that are encrypted with another key, with their aliases.
pub fn list_gateways_of_other_keys(
    db: &mut Tx,
    key: KeyId,
    after: i64,
    limit: u32,
) -> Result<Vec<Alias>, StoreError> {
    sql(concat!(
        "SELECT ",
        columns!(),
        " FROM gateways JOIN aliases ON aliases.id = gateways.alias_id
         LEFT JOIN confirmations ON confirmations.alias_id = aliases.id
         WHERE gateways.id > ? AND substr(sealed, 1, 8) <> ? ORDER BY gateways.id LIMIT ?"
    ))
    .bind(after)
    .bind(key.as_bytes())
    .bind(limit)
    .rows(db)
}

/// Returns waiting emails after row `after` that are encrypted with another key.
pub fn list_mails_of_other_keys(
    db: &mut Tx,
    key: KeyId,
    after: i64,
    limit: u32,
) -> Result<Vec<(i64, Vec<u8>)>, StoreError> {
    sql(
        "SELECT id, sealed FROM outbox WHERE id > ? AND sealed IS NOT NULL AND substr(sealed, 1, 8) <> ?
         ORDER BY id LIMIT ?",
    )
    .bind(after)
    .bind(key.as_bytes())
    .bind(limit)
    .rows(db)
}

/// Lists the next consents to be withdrawn after row `after` that are encrypted with another key.
pub fn list_revocations_of_other_keys(
    db: &mut Tx,
    key: KeyId,
    after: i64,
    limit: u32,
) -> Result<Vec<StoredRevocation>, StoreError> {
    sql("SELECT * FROM revocations WHERE id > ? AND substr(sealed, 1, 8) <> ? ORDER BY id LIMIT ?")
        .bind(after)
        .bind(key.as_bytes())
        .bind(limit)
        .rows(db)
}
