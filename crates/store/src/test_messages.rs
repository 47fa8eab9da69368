//! Test messages that gateways accepted, and the results observed for them. They are deleted with the gateway.

use fromline_core::api::DmarcResult;
use jiff::{SignedDuration, Timestamp};

use super::{FromRow, SqlRow, StoreError, Tx, millis, sql, timestamp};

/// Time for a message to arrive and be reported.
const KEPT: SignedDuration = SignedDuration::from_hours(30 * 24);
/// Number of messages kept per gateway, the newest.
const OF_GATEWAY: u32 = 20;

/// The result that a receiving server reported for a test message.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct ReceiverResult {
    /// DMARC result that the receiving server reported.
    pub dmarc: DmarcResult,
    /// The receiving server's name (authserv-id, RFC 8601).
    pub authserv_id: String,
    /// When the message was sent.
    pub at: Timestamp,
}

impl FromRow for ReceiverResult {
    fn from_row(row: &SqlRow<'_>) -> Result<Self, StoreError> {
        Ok(Self {
            dmarc: match row.get::<String>("dmarc")?.as_str() {
                "PASS" => DmarcResult::Pass,
                "FAIL" => DmarcResult::Fail,
                _ => DmarcResult::None,
            },
            authserv_id: row.get("authserv_id")?,
            at: timestamp(row.get("at")?),
        })
    }
}

/// A test message as it was sent.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct SentTestMessage {
    /// The Message-ID, without angle brackets.
    pub message_id: String,
    /// Date field of the message.
    pub sent: Timestamp,
    /// The name in From and the address in Reply-To, each possibly empty; `None` for a message sent before they were stored.
    pub said: Option<(String, String)>,
}

impl FromRow for SentTestMessage {
    fn from_row(row: &SqlRow<'_>) -> Result<Self, StoreError> {
        let name: Option<String> = row.get("from_name")?;
        let reply_to: Option<String> = row.get("reply_to")?;
        Ok(Self {
            message_id: row.get("message_id")?,
            sent: timestamp(row.get("sent")?),
            said: name.zip(reply_to),
        })
    }
}

/// Stores a message that was sent, and deletes those that can no longer be reported.
pub fn add(db: &mut Tx, gateway_id: i64, left: &SentTestMessage) -> Result<(), StoreError> {
    let said = left.said.as_ref();
    sql("INSERT INTO test_messages (gateway_id, message_id, sent, from_name, reply_to) VALUES (?, ?, ?, ?, ?)")
        .bind(gateway_id)
        .bind(&left.message_id)
        .bind(millis(left.sent))
        .bind(said.map(|(name, _)| name))
        .bind(said.map(|(_, reply_to)| reply_to))
        .run(db)?;
    sql("DELETE FROM test_messages WHERE sent <= ?")
        .bind(millis(left.sent - KEPT))
        .run(db)?;
    sql("DELETE FROM test_messages WHERE gateway_id = ?1 AND message_id NOT IN
         (SELECT message_id FROM test_messages WHERE gateway_id = ?1 ORDER BY message_id = ?3 DESC, sent DESC LIMIT ?2)")
    .bind(gateway_id)
    .bind(OF_GATEWAY)
    .bind(&left.message_id)
    .run(db)?;
    Ok(())
}

/// Finds the message with this Message-ID that the gateway accepted.
pub fn find_by_id(
    db: &mut Tx,
    gateway_id: i64,
    message_id: &str,
    now: Timestamp,
) -> Result<Option<SentTestMessage>, StoreError> {
    sql("SELECT * FROM test_messages WHERE gateway_id = ? AND message_id = ? AND sent > ?")
        .bind(gateway_id)
        .bind(message_id)
        .bind(millis(now - KEPT))
        .maybe_row(db)
}

/// Finds the message with this Date, which has a resolution of one second, if exactly one was accepted by the gateway.
pub fn find_by_date(
    db: &mut Tx,
    gateway_id: i64,
    date: Timestamp,
    now: Timestamp,
) -> Result<Option<SentTestMessage>, StoreError> {
    let mut all: Vec<SentTestMessage> =
        sql("SELECT * FROM test_messages WHERE gateway_id = ? AND sent / 1000 = ? AND sent > ? LIMIT 2")
            .bind(gateway_id)
            .bind(date.as_second())
            .bind(millis(now - KEPT))
            .rows(db)?;
    let one = all.pop();
    Ok(one.filter(|_| all.is_empty()))
}

/// Stores a result, unless one for a newer message is stored already.
pub fn record_result(db: &mut Tx, gateway_id: i64, seen: &ReceiverResult) -> Result<(), StoreError> {
    let dmarc = match seen.dmarc {
        DmarcResult::Pass => "PASS",
        DmarcResult::Fail => "FAIL",
        DmarcResult::None | DmarcResult::Unknown => "NONE",
    };
    sql(
        "INSERT INTO seen_results (gateway_id, dmarc, authserv_id, at) VALUES (?, ?, ?, ?)
         ON CONFLICT (gateway_id) DO UPDATE
         SET dmarc = excluded.dmarc, authserv_id = excluded.authserv_id, at = excluded.at
         WHERE excluded.at >= seen_results.at",
    )
    .bind(gateway_id)
    .bind(dmarc)
    .bind(&seen.authserv_id)
    .bind(millis(seen.at))
    .run(db)?;
    Ok(())
}

/// Returns the result for the newest message from a user's addresses in this domain (A-labels).
pub fn find_newest_result(
    db: &mut Tx,
    user_id: i64,
    domain: &str,
) -> Result<Option<ReceiverResult>, StoreError> {
    sql("SELECT dmarc, authserv_id, at FROM seen_results
         JOIN gateways ON gateways.id = gateway_id JOIN aliases ON aliases.id = alias_id
         WHERE aliases.user_id = ? AND domain = ? ORDER BY at DESC LIMIT 1")
    .bind(user_id)
    .bind(domain)
    .maybe_row(db)
}
