//! Mails of ours on their way.

use fromline_core::{Reason, api::MailState};
use jiff::Timestamp;
use sqlx::{Row, SqliteConnection};

use super::{millis, timestamp};

/// A mail that is due.
#[derive(Debug)]
pub struct Due {
    /// Row id.
    pub id: i64,
    /// When it was first to go.
    pub created: Timestamp,
    /// How often it was tried.
    pub tries: u32,
    /// Envelope and message, sealed.
    pub sealed: Vec<u8>,
}

/// Queues a mail for `at`; its payload is sealed afterwards, when its id is known; see [`seal`].
pub async fn add(db: &mut SqliteConnection, at: Timestamp) -> Result<i64, sqlx::Error> {
    sqlx::query_scalar("INSERT INTO outbox (created, next_try) VALUES (?, ?) RETURNING id")
        .bind(millis(at))
        .bind(millis(at))
        .fetch_one(db)
        .await
}

/// Gives a queued mail its payload.
pub async fn seal(db: &mut SqliteConnection, id: i64, sealed: &[u8]) -> Result<(), sqlx::Error> {
    sqlx::query("UPDATE outbox SET sealed = ? WHERE id = ?")
        .bind(sealed)
        .bind(id)
        .execute(db)
        .await?;
    Ok(())
}

/// The mails that are due, the oldest first.
pub async fn due(db: &mut SqliteConnection, now: Timestamp) -> Result<Vec<Due>, sqlx::Error> {
    let rows = sqlx::query(
        "SELECT id, created, tries, sealed FROM outbox
         WHERE state = 'ON_ITS_WAY' AND sealed IS NOT NULL AND next_try <= ? ORDER BY id LIMIT 50",
    )
    .bind(millis(now))
    .fetch_all(db)
    .await?;
    let due = |row: &sqlx::sqlite::SqliteRow| {
        Ok(Due {
            id: row.try_get("id")?,
            created: timestamp(row.try_get("created")?),
            tries: row.try_get("tries")?,
            sealed: row.try_get("sealed")?,
        })
    };
    rows.iter().map(due).collect()
}

/// Makes a mail that is due nobody's before `until`, so that it is sent once even if afterwards nothing can be written; false if it
/// is not due any longer, or withdrawn.
pub async fn claim(
    db: &mut SqliteConnection,
    id: i64,
    now: Timestamp,
    until: Timestamp,
) -> Result<bool, sqlx::Error> {
    let done =
        sqlx::query("UPDATE outbox SET next_try = ? WHERE id = ? AND state = 'ON_ITS_WAY' AND next_try <= ?")
            .bind(millis(until))
            .bind(id)
            .bind(millis(now))
            .execute(db)
            .await?;
    Ok(done.rows_affected() == 1)
}

/// It is gone, for good or in vain: the payload goes, too.
pub async fn finish(db: &mut SqliteConnection, id: i64, failed: Option<Reason>) -> Result<(), sqlx::Error> {
    sqlx::query("UPDATE outbox SET state = ?, reason = ?, sealed = NULL, tries = tries + 1 WHERE id = ?")
        .bind(if failed.is_some() { "FAILED" } else { "SENT" })
        .bind(failed.map(Reason::code))
        .bind(id)
        .execute(db)
        .await?;
    Ok(())
}

/// What it says no longer holds: it is not sent, if it has not been yet.
pub async fn withdraw(db: &mut SqliteConnection, id: i64) -> Result<(), sqlx::Error> {
    sqlx::query("UPDATE outbox SET state = 'FAILED', sealed = NULL WHERE id = ? AND state = 'ON_ITS_WAY'")
        .bind(id)
        .execute(db)
        .await?;
    Ok(())
}

/// It waits for another try.
pub async fn postpone(
    db: &mut SqliteConnection,
    id: i64,
    next: Timestamp,
    why: Reason,
) -> Result<(), sqlx::Error> {
    sqlx::query("UPDATE outbox SET next_try = ?, reason = ?, tries = tries + 1 WHERE id = ?")
        .bind(millis(next))
        .bind(why.code())
        .bind(id)
        .execute(db)
        .await?;
    Ok(())
}

/// Whether [`disguise_waiting`] has anything to do: the job looks often, and writes only then.
pub async fn has_undisguised(db: &mut SqliteConnection, now: Timestamp) -> Result<bool, sqlx::Error> {
    sqlx::query_scalar(
        "SELECT EXISTS (SELECT 1 FROM outbox WHERE state = 'ON_ITS_WAY' AND reason IS NULL AND next_try > ?)",
    )
    .bind(millis(now))
    .fetch_one(db)
    .await
}

/// What waits for its first time is shown like what the relay did not take just now: why it waits is not for its user.
pub async fn disguise_waiting(db: &mut SqliteConnection, now: Timestamp) -> Result<(), sqlx::Error> {
    sqlx::query(
        "UPDATE outbox SET reason = ? WHERE state = 'ON_ITS_WAY' AND reason IS NULL AND next_try > ?",
    )
    .bind(Reason::RelayUnavailable.code())
    .bind(millis(now))
    .execute(db)
    .await?;
    Ok(())
}

/// Where a mail is, and why it waits or failed.
pub async fn state(db: &mut SqliteConnection, id: i64) -> Result<(MailState, Option<Reason>), sqlx::Error> {
    let row: Option<(String, Option<String>)> =
        sqlx::query_as("SELECT state, reason FROM outbox WHERE id = ?")
            .bind(id)
            .fetch_optional(db)
            .await?;
    let Some((state, reason)) = row else {
        return Ok((MailState::Failed, None));
    };
    let state = match state.as_str() {
        "SENT" => MailState::Sent,
        "FAILED" => MailState::Failed,
        _ => MailState::OnItsWay,
    };
    let reason = reason.and_then(|code| Reason::ALL.iter().copied().find(|reason| reason.code() == code));
    Ok((state, reason))
}

/// Since when the mail has been waiting that has waited longest at `now`.
pub async fn oldest_waiting(
    db: &mut SqliteConnection,
    now: Timestamp,
) -> Result<Option<Timestamp>, sqlx::Error> {
    let created: Option<i64> =
        sqlx::query_scalar("SELECT MIN(created) FROM outbox WHERE state = 'ON_ITS_WAY' AND created <= ?")
            .bind(millis(now))
            .fetch_one(db)
            .await?;
    Ok(created.map(timestamp))
}
