//! Test messages that gateways took, and what was seen of them. Both end with the gateway: a trigger sees to it.

use fromline_core::api::DmarcResult;
use jiff::{SignedDuration, Timestamp};
use sqlx::{FromRow, Row, SqliteConnection, sqlite::SqliteRow};

use super::{millis, timestamp};

/// How long a message may take to arrive and to be reported.
const KEPT: SignedDuration = SignedDuration::from_hours(30 * 24);
/// How many of one alias are kept, the newest.
const OF_ALIAS: u32 = 20;

/// What a receiving server said of a test message.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Seen {
    /// Its verdict.
    pub dmarc: DmarcResult,
    /// Its name.
    pub authserv_id: String,
    /// When the message was sent.
    pub at: Timestamp,
}

impl FromRow<'_, SqliteRow> for Seen {
    fn from_row(row: &SqliteRow) -> Result<Self, sqlx::Error> {
        Ok(Self {
            dmarc: match row.try_get::<String, _>("dmarc")?.as_str() {
                "PASS" => DmarcResult::Pass,
                "FAIL" => DmarcResult::Fail,
                _ => DmarcResult::None,
            },
            authserv_id: row.try_get("authserv_id")?,
            at: timestamp(row.try_get("at")?),
        })
    }
}

/// Remembers one that has left, and forgets those that nobody will report any longer.
pub async fn add(
    db: &mut SqliteConnection,
    alias_id: i64,
    message_id: &str,
    sent: Timestamp,
) -> Result<(), sqlx::Error> {
    sqlx::query("INSERT INTO test_messages (alias_id, message_id, sent) VALUES (?, ?, ?)")
        .bind(alias_id)
        .bind(message_id)
        .bind(millis(sent))
        .execute(&mut *db)
        .await?;
    sqlx::query("DELETE FROM test_messages WHERE sent <= ?")
        .bind(millis(sent - KEPT))
        .execute(&mut *db)
        .await?;
    sqlx::query(
        "DELETE FROM test_messages WHERE alias_id = ?1 AND rowid NOT IN
         (SELECT rowid FROM test_messages WHERE alias_id = ?1 ORDER BY sent DESC, rowid DESC LIMIT ?2)",
    )
    .bind(alias_id)
    .bind(OF_ALIAS)
    .execute(db)
    .await?;
    Ok(())
}

/// When the alias's gateway took this message; none that is remembered.
pub async fn sent(
    db: &mut SqliteConnection,
    alias_id: i64,
    message_id: &str,
    now: Timestamp,
) -> Result<Option<Timestamp>, sqlx::Error> {
    let sent: Option<i64> = sqlx::query_scalar(
        "SELECT sent FROM test_messages WHERE alias_id = ? AND message_id = ? AND sent > ?",
    )
    .bind(alias_id)
    .bind(message_id)
    .bind(millis(now - KEPT))
    .fetch_optional(db)
    .await?;
    Ok(sent.map(timestamp))
}

/// Keeps what was seen, unless a newer message was seen already.
pub async fn see(db: &mut SqliteConnection, alias_id: i64, seen: &Seen) -> Result<(), sqlx::Error> {
    let dmarc = match seen.dmarc {
        DmarcResult::Pass => "PASS",
        DmarcResult::Fail => "FAIL",
        DmarcResult::None | DmarcResult::Unknown => "NONE",
    };
    sqlx::query(
        "INSERT INTO seen_results (alias_id, dmarc, authserv_id, at) VALUES (?, ?, ?, ?)
         ON CONFLICT (alias_id) DO UPDATE
         SET dmarc = excluded.dmarc, authserv_id = excluded.authserv_id, at = excluded.at
         WHERE excluded.at >= seen_results.at",
    )
    .bind(alias_id)
    .bind(dmarc)
    .bind(&seen.authserv_id)
    .bind(millis(seen.at))
    .execute(db)
    .await?;
    Ok(())
}

/// What was seen of the newest message from a user's addresses in this domain (A-labels).
pub async fn newest(
    db: &mut SqliteConnection,
    user_id: i64,
    domain: &str,
) -> Result<Option<Seen>, sqlx::Error> {
    sqlx::query_as(
        "SELECT dmarc, authserv_id, at FROM seen_results JOIN aliases ON aliases.id = alias_id
         WHERE user_id = ? AND substr(address_key, instr(address_key, '@') + 1) = ? ORDER BY at DESC LIMIT 1",
    )
    .bind(user_id)
    .bind(domain)
    .fetch_optional(db)
    .await
}
