//! What depends on which key: it stands in front of everything that a key made.

use std::collections::BTreeMap;

use jiff::Timestamp;
use sqlx::{Row, SqliteConnection, sqlite::SqliteRow};

use super::{aliases::Alias, millis, timestamp};
use crate::keys::KeyId;

/// How much depends on a key.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct Depending {
    /// Credentials of gateways.
    pub gateways: u64,
    /// Mails that wait.
    pub mails: u64,
    /// Codes and links that hold.
    pub codes: u64,
    /// When the last of these ends.
    pub codes_until: Option<Timestamp>,
}

/// What depends on each key; `None`: codes of an earlier version, which did not say whose they are.
pub async fn depending(
    db: &mut SqliteConnection,
    now: Timestamp,
) -> Result<BTreeMap<Option<KeyId>, Depending>, sqlx::Error> {
    let rows = sqlx::query(
        "SELECT key, sum(gateway) AS gateways, sum(mail) AS mails, sum(code) AS codes, max(until) AS until FROM (
             SELECT substr(gateway_secret, 1, 8) AS key, 1 AS gateway, 0 AS mail, 0 AS code, NULL AS until
             FROM aliases WHERE gateway_secret IS NOT NULL
             UNION ALL
             SELECT substr(sealed, 1, 8), 0, 1, 0, NULL FROM outbox WHERE sealed IS NOT NULL
             UNION ALL
             SELECT CASE length(code_mac) WHEN 40 THEN substr(code_mac, 1, 8) END, 0, 0, 1, code_expires
             FROM aliases WHERE code_mac IS NOT NULL AND code_expires > ?
         ) GROUP BY key",
    )
    .bind(millis(now))
    .fetch_all(db)
    .await?;
    let depending = |row: &SqliteRow| {
        let key: Option<Vec<u8>> = row.try_get("key")?;
        let until: Option<i64> = row.try_get("until")?;
        Ok((
            key.as_deref().and_then(KeyId::from_bytes),
            Depending {
                gateways: row.try_get("gateways")?,
                mails: row.try_get("mails")?,
                codes: row.try_get("codes")?,
                codes_until: until.map(timestamp),
            },
        ))
    };
    rows.iter().map(depending).collect()
}

/// The next aliases after row `after` whose gateway is sealed with another key.
pub async fn gateways_of_other_keys(
    db: &mut SqliteConnection,
    key: KeyId,
    after: i64,
    limit: u32,
) -> Result<Vec<Alias>, sqlx::Error> {
    sqlx::query_as(
        "SELECT * FROM aliases WHERE id > ? AND gateway_secret IS NOT NULL AND substr(gateway_secret, 1, 8) <> ?
         ORDER BY id LIMIT ?",
    )
    .bind(after)
    .bind(key.as_bytes())
    .bind(limit)
    .fetch_all(db)
    .await
}

/// Gives an alias's gateway its credentials, sealed anew.
pub async fn set_gateway(db: &mut SqliteConnection, alias: i64, sealed: &[u8]) -> Result<(), sqlx::Error> {
    sqlx::query("UPDATE aliases SET gateway_secret = ?, resealed = resealed + 1 WHERE id = ?")
        .bind(sealed)
        .bind(alias)
        .execute(db)
        .await?;
    Ok(())
}

/// The next waiting mails after row `after` that are sealed with another key.
pub async fn mails_of_other_keys(
    db: &mut SqliteConnection,
    key: KeyId,
    after: i64,
    limit: u32,
) -> Result<Vec<(i64, Vec<u8>)>, sqlx::Error> {
    sqlx::query_as(
        "SELECT id, sealed FROM outbox WHERE id > ? AND sealed IS NOT NULL AND substr(sealed, 1, 8) <> ?
         ORDER BY id LIMIT ?",
    )
    .bind(after)
    .bind(key.as_bytes())
    .bind(limit)
    .fetch_all(db)
    .await
}
