//! The outbox: Fromline's own emails that are being sent.

use fromline_core::{Reason, api::MailState};
use jiff::Timestamp;

use super::{
    FromRow, SqlRow, StoreError, Tx,
    jobs::{self, JobSubject},
    millis, sql, timestamp,
};

/// An email to be sent.
#[derive(Debug)]
pub struct Due {
    /// Id of the row in the outbox.
    pub id: i64,
    /// When it was first due.
    pub created: Timestamp,
    /// Number of attempts so far.
    pub tries: u32,
    /// The encrypted envelope and message.
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

/// Queues an email for `at` and returns its id, which [`seal`] needs to add the encrypted payload.
pub fn add(db: &mut Tx, at: Timestamp) -> Result<i64, StoreError> {
    let id = sql("INSERT INTO outbox (created) VALUES (?) RETURNING id")
        .bind(millis(at))
        .value(db)?;
    jobs::put(db, JobSubject::Mail(id), at)?;
    Ok(id)
}

/// Adds the encrypted payload to a queued email.
pub fn seal(db: &mut Tx, id: i64, sealed: &[u8]) -> Result<(), StoreError> {
    sql("UPDATE outbox SET sealed = ? WHERE id = ?")
        .bind(sealed)
        .bind(id)
        .run(db)?;
    Ok(())
}

/// Returns an email that is still to be sent.
pub fn find(db: &mut Tx, id: i64) -> Result<Option<Due>, StoreError> {
    sql("SELECT id, created, tries, sealed FROM outbox WHERE id = ? AND state = 'ON_ITS_WAY' AND sealed IS NOT NULL")
        .bind(id)
        .maybe_row(db)
}

/// Marks an email as sent or failed and deletes its payload. An email that was sent although it had been given up or withdrawn
/// counts as sent; a sent one never becomes failed.
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

/// Withdraws an email that no longer applies, if it has not been sent.
pub fn withdraw(db: &mut Tx, id: i64) -> Result<(), StoreError> {
    sql("UPDATE outbox SET state = 'FAILED', sealed = NULL WHERE id = ? AND state = 'ON_ITS_WAY'")
        .bind(id)
        .run(db)?;
    jobs::remove(db, JobSubject::Mail(id))
}

/// Schedules another attempt, unless the email was withdrawn meanwhile.
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

/// Returns whether [`mask_wait_reason`] has anything to do, so that the frequent job writes only if needed.
pub fn has_unmasked(db: &mut Tx, now: Timestamp) -> Result<bool, StoreError> {
    sql(
        "SELECT EXISTS (SELECT 1 FROM outbox JOIN jobs ON mail_id = outbox.id
                        WHERE state = 'ON_ITS_WAY' AND reason IS NULL AND due > ?)",
    )
    .bind(millis(now))
    .value(db)
}

/// Gives emails that wait for their first attempt the same reason as a temporary failure of the relay, because their user must
/// not learn why they wait.
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

/// Returns the state of an email, and why it waits or failed.
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

/// Returns since when the longest-waiting email has been waiting at `now`.
pub fn find_oldest_waiting(db: &mut Tx, now: Timestamp) -> Result<Option<Timestamp>, StoreError> {
    let created: Option<i64> =
        sql("SELECT MIN(created) FROM outbox WHERE state = 'ON_ITS_WAY' AND created <= ?")
            .bind(millis(now))
            .value(db)?;
    Ok(created.map(timestamp))
}
