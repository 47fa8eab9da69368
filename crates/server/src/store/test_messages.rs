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

/// A test message as it left.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Left {
    /// Its Message-ID, without angle brackets.
    pub message_id: String,
    /// Its Date.
    pub sent: Timestamp,
    /// Name in From and address in Reply-To, either may be empty; none of a message of before they were kept.
    pub said: Option<(String, String)>,
}

impl FromRow<'_, SqliteRow> for Left {
    fn from_row(row: &SqliteRow) -> Result<Self, sqlx::Error> {
        let name: Option<String> = row.try_get("from_name")?;
        let reply_to: Option<String> = row.try_get("reply_to")?;
        Ok(Self {
            message_id: row.try_get("message_id")?,
            sent: timestamp(row.try_get("sent")?),
            said: name.zip(reply_to),
        })
    }
}

/// Remembers one that has left, and forgets those that nobody will report any longer.
pub async fn add(db: &mut SqliteConnection, alias_id: i64, left: &Left) -> Result<(), sqlx::Error> {
    let said = left.said.as_ref();
    sqlx::query(
        "INSERT INTO test_messages (alias_id, message_id, sent, from_name, reply_to) VALUES (?, ?, ?, ?, ?)",
    )
    .bind(alias_id)
    .bind(&left.message_id)
    .bind(millis(left.sent))
    .bind(said.map(|(name, _)| name))
    .bind(said.map(|(_, reply_to)| reply_to))
    .execute(&mut *db)
    .await?;
    sqlx::query("DELETE FROM test_messages WHERE sent <= ?")
        .bind(millis(left.sent - KEPT))
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

/// The message with this Message-ID that the alias's gateway took; none that is remembered.
pub async fn with_id(
    db: &mut SqliteConnection,
    alias_id: i64,
    message_id: &str,
    now: Timestamp,
) -> Result<Option<Left>, sqlx::Error> {
    sqlx::query_as("SELECT * FROM test_messages WHERE alias_id = ? AND message_id = ? AND sent > ?")
        .bind(alias_id)
        .bind(message_id)
        .bind(millis(now - KEPT))
        .fetch_optional(db)
        .await
}

/// The one message of this Date, which names a second, that the alias's gateway took.
pub async fn with_date(
    db: &mut SqliteConnection,
    alias_id: i64,
    date: Timestamp,
    now: Timestamp,
) -> Result<Option<Left>, sqlx::Error> {
    let mut all: Vec<Left> = sqlx::query_as(
        "SELECT * FROM test_messages WHERE alias_id = ? AND sent / 1000 = ? AND sent > ? LIMIT 2",
    )
    .bind(alias_id)
    .bind(date.as_second())
    .bind(millis(now - KEPT))
    .fetch_all(db)
    .await?;
    let one = all.pop();
    Ok(one.filter(|_| all.is_empty()))
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
