//! Mails of ours on their way.

use fromline_core::{Reason, api::MailState};
use jiff::Timestamp;

use super::{
    FromRow, SqlRow, StoreError, Tx,
    jobs::{self, JobSubject},
    millis, sql, timestamp,
};

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

impl FromRow for Due {
    fn from_row(row: &SqlRow<'_>) -> Result<Self, StoreError> {
        Ok(Self {
            id: row.get("id")?,
            created: timestamp(row.get("created")?),
            tries: row.get("tries")?,
            sealed: row.get("sealed")?,
        })
    }
}

/// Queues a mail for `at`; its payload is sealed afterwards, when its id is known; see [`seal`].
pub fn add(db: &mut Tx, at: Timestamp) -> Result<i64, StoreError> {
    let id = sql("INSERT INTO outbox (created) VALUES (?) RETURNING id")
        .bind(millis(at))
        .value(db)?;
    jobs::put(db, JobSubject::Mail(id), at)?;
    Ok(id)
}

/// Gives a queued mail its payload.
pub fn seal(db: &mut Tx, id: i64, sealed: &[u8]) -> Result<(), StoreError> {
    sql("UPDATE outbox SET sealed = ? WHERE id = ?")
        .bind(sealed)
        .bind(id)
        .run(db)?;
    Ok(())
}

/// A mail that is to be sent.
pub fn find(db: &mut Tx, id: i64) -> Result<Option<Due>, StoreError> {
    sql("SELECT id, created, tries, sealed FROM outbox WHERE id = ? AND state = 'ON_ITS_WAY' AND sealed IS NOT NULL")
        .bind(id)
        .maybe_row(db)
}

/// It is gone, for good or in vain: the payload goes, too. What was given up or withdrawn before and left all the same has left; what
/// has left is not given up any more.
pub fn finish(db: &mut Tx, id: i64, failed: Option<Reason>) -> Result<(), StoreError> {
    sql(
        "UPDATE outbox SET state = ?1, reason = ?2, sealed = NULL, tries = tries + 1
         WHERE id = ?3 AND (?1 = 'SENT' OR state = 'ON_ITS_WAY')",
    )
    .bind(if failed.is_some() { "FAILED" } else { "SENT" })
    .bind(failed.map(Reason::code))
    .bind(id)
    .run(db)?;
    jobs::remove(db, JobSubject::Mail(id))
}

/// What it says no longer holds: it is not sent, if it has not been yet.
pub fn withdraw(db: &mut Tx, id: i64) -> Result<(), StoreError> {
    sql("UPDATE outbox SET state = 'FAILED', sealed = NULL WHERE id = ? AND state = 'ON_ITS_WAY'")
        .bind(id)
        .run(db)?;
    jobs::remove(db, JobSubject::Mail(id))
}

/// It waits for another try, unless somebody withdrew it meanwhile.
pub fn postpone(db: &mut Tx, id: i64, next: Timestamp, why: Reason) -> Result<(), StoreError> {
    let waits = sql("UPDATE outbox SET reason = ?, tries = tries + 1 WHERE id = ? AND state = 'ON_ITS_WAY'")
        .bind(why.code())
        .bind(id)
        .run(db)?;
    match waits {
        0 => jobs::remove(db, JobSubject::Mail(id)),
        _ => jobs::put(db, JobSubject::Mail(id), next),
    }
}

/// Whether [`mask_wait_reason`] has anything to do: the job looks often, and writes only then.
pub fn has_unmasked(db: &mut Tx, now: Timestamp) -> Result<bool, StoreError> {
    sql(
        "SELECT EXISTS (SELECT 1 FROM outbox JOIN jobs ON mail_id = outbox.id
                        WHERE state = 'ON_ITS_WAY' AND reason IS NULL AND due > ?)",
    )
    .bind(millis(now))
    .value(db)
}

/// What waits for its first time is shown like what the relay did not take just now: why it waits is not for its user.
pub fn mask_wait_reason(db: &mut Tx, now: Timestamp) -> Result<(), StoreError> {
    sql(
        "UPDATE outbox SET reason = ? WHERE state = 'ON_ITS_WAY' AND reason IS NULL
         AND id IN (SELECT mail_id FROM jobs WHERE kind = 'MAIL' AND due > ?)",
    )
    .bind(Reason::RelayUnavailable.code())
    .bind(millis(now))
    .run(db)?;
    Ok(())
}

/// Where a mail is, and why it waits or failed.
pub fn find_state(db: &mut Tx, id: i64) -> Result<(MailState, Option<Reason>), StoreError> {
    let row: Option<(String, Option<String>)> = sql("SELECT state, reason FROM outbox WHERE id = ?")
        .bind(id)
        .maybe_row(db)?;
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
pub fn find_oldest_waiting(db: &mut Tx, now: Timestamp) -> Result<Option<Timestamp>, StoreError> {
    let created: Option<i64> =
        sql("SELECT MIN(created) FROM outbox WHERE state = 'ON_ITS_WAY' AND created <= ?")
            .bind(millis(now))
            .value(db)?;
    Ok(created.map(timestamp))
}
