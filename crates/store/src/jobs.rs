//! The job queue: deferred work, with the process that holds each job and until when.

use std::time::Duration;

use jiff::Timestamp;

use super::{FromRow, SqlRow, StoreError, Tx, millis, sql};

/// Time for which a claimed job belongs to its holder. A holder that needs longer extends it with [`prolong`].
pub const LEASE: Duration = Duration::from_mins(2);

/// The database's clock in Unix milliseconds, the only one that all holders share.
const CLOCK: &str = "SELECT CAST(unixepoch('subsec') * 1000 AS INTEGER)";

/// The subject of a job.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum JobSubject {
    /// An email in the outbox, to be sent.
    Mail(i64),
    /// An announcement, about which users are to be notified.
    Notices(i64),
    /// A gateway, to be checked.
    Look(i64),
    /// A consent, to be withdrawn at its provider.
    Revoke(i64),
}

/// The kinds of jobs.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum JobKind {
    /// Sending an email from the outbox.
    Mail,
    /// Notifying users of announcements.
    Notices,
    /// Checking whether a gateway still works.
    Look,
    /// Withdrawing a consent at its provider.
    Revoke,
}

impl JobKind {
    const fn code(self) -> &'static str {
        match self {
            Self::Mail => "MAIL",
            Self::Notices => "NOTICES",
            Self::Look => "LOOK",
            Self::Revoke => "REVOKE",
        }
    }
}

impl JobSubject {
    const fn kind(self) -> JobKind {
        match self {
            Self::Mail(_) => JobKind::Mail,
            Self::Notices(_) => JobKind::Notices,
            Self::Look(_) => JobKind::Look,
            Self::Revoke(_) => JobKind::Revoke,
        }
    }

    /// The ids for the columns of mail, announcement, gateway and revocation; all but one are empty.
    const fn ids(self) -> [Option<i64>; 4] {
        match self {
            Self::Mail(id) => [Some(id), None, None, None],
            Self::Notices(id) => [None, Some(id), None, None],
            Self::Look(id) => [None, None, Some(id), None],
            Self::Revoke(id) => [None, None, None, Some(id)],
        }
    }
}

/// A job claimed by a holder.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Job {
    /// Id of the row that the job is about.
    pub id: i64,
    /// The subject of the job.
    pub subject: JobSubject,
    /// How often a holder abandoned it.
    pub lapsed: u32,
}

impl FromRow for Job {
    fn from_row(row: &SqlRow<'_>) -> Result<Self, StoreError> {
        let id = row.get("id")?;
        let subject = match (
            row.get("mail_id")?,
            row.get("announcement_id")?,
            row.get("gateway_id")?,
            row.get("revocation_id")?,
        ) {
            (Some(mail), None, None, None) => JobSubject::Mail(mail),
            (None, Some(announcement), None, None) => JobSubject::Notices(announcement),
            (None, None, Some(gateway), None) => JobSubject::Look(gateway),
            (None, None, None, Some(revocation)) => JobSubject::Revoke(revocation),
            _ => return Err(StoreError::Corrupt("jobs: subject".to_owned())),
        };
        Ok(Self {
            id,
            subject,
            lapsed: row.get("lapsed")?,
        })
    }
}

/// Schedules a job, replacing an earlier schedule. An email or notice loses its holder; a running gateway check keeps it, because
/// its host is occupied until it ends.
pub fn put(db: &mut Tx, subject: JobSubject, due: Timestamp) -> Result<(), StoreError> {
    let [mail, announcement, gateway, revocation] = subject.ids();
    let changed = sql("UPDATE jobs SET due = ?1,
             holder = CASE kind WHEN 'LOOK' THEN holder END,
             leased_until = CASE kind WHEN 'LOOK' THEN leased_until END,
             lapsed = CASE kind WHEN 'LOOK' THEN lapsed ELSE 0 END
         WHERE mail_id = ?2 OR announcement_id = ?3 OR gateway_id = ?4 OR revocation_id = ?5")
    .bind(millis(due))
    .bind(mail)
    .bind(announcement)
    .bind(gateway)
    .bind(revocation)
    .run(db)?;
    if changed == 0 {
        sql(
            "INSERT INTO jobs (kind, mail_id, announcement_id, gateway_id, revocation_id, due) VALUES (?, ?, ?, ?, ?, ?)",
        )
        .bind(subject.kind().code())
        .bind(mail)
        .bind(announcement)
        .bind(gateway)
        .bind(revocation)
        .bind(millis(due))
        .run(db)?;
    }
    Ok(())
}

/// Removes a job that is no longer needed.
pub fn remove(db: &mut Tx, subject: JobSubject) -> Result<(), StoreError> {
    let [mail, announcement, gateway, revocation] = subject.ids();
    sql("DELETE FROM jobs WHERE mail_id = ? OR announcement_id = ? OR gateway_id = ? OR revocation_id = ?")
        .bind(mail)
        .bind(announcement)
        .bind(gateway)
        .bind(revocation)
        .run(db)?;
    Ok(())
}

/// Returns whether a job of this kind is due and has no holder.
pub fn is_any_due(db: &mut Tx, kind: JobKind, now: Timestamp) -> Result<bool, StoreError> {
    let clock = clock(db)?;
    sql("SELECT EXISTS (SELECT 1 FROM jobs WHERE kind = ? AND due <= ? AND (holder IS NULL OR leased_until <= ?))")
        .bind(kind.code())
        .bind(millis(now))
        .bind(clock)
        .value(db)
}

/// Claims the job of this kind that has been due longest and has no holder.
pub fn claim(db: &mut Tx, kind: JobKind, holder: &str, now: Timestamp) -> Result<Option<Job>, StoreError> {
    let clock = clock(db)?;
    sql("UPDATE jobs SET holder = ?1, leased_until = ?2, lapsed = lapsed + CASE WHEN holder IS NULL THEN 0 ELSE 1 END
         WHERE id = (SELECT id FROM jobs WHERE kind = ?3 AND due <= ?4 AND (holder IS NULL OR leased_until <= ?5)
                     ORDER BY due, id LIMIT 1)
         RETURNING *")
    .bind(holder)
    .bind(clock + lease())
    .bind(kind.code())
    .bind(millis(now))
    .bind(clock)
    .maybe_row(db)
}

/// Returns at most `limit` gateway checks that have been due longest, at hosts where no check is running.
pub fn list_due_looks(db: &mut Tx, now: Timestamp, limit: u32) -> Result<Vec<i64>, StoreError> {
    let clock = clock(db)?;
    sql("SELECT jobs.id FROM jobs JOIN gateways ON gateways.id = gateway_id
         WHERE kind = 'LOOK' AND due <= ?1 AND (holder IS NULL OR leased_until <= ?2)
         AND gateways.host NOT IN (SELECT theirs.host FROM jobs AS others JOIN gateways AS theirs ON theirs.id = others.gateway_id
             WHERE others.kind = 'LOOK' AND others.holder IS NOT NULL AND others.leased_until > ?2)
         ORDER BY due, jobs.id LIMIT ?3")
    .bind(millis(now))
    .bind(clock)
    .bind(limit)
    .values(db)
}

/// Claims a check from [`list_due_looks`] if it is still available; `None` while `at_once` checks are running. Whatever its
/// result, it is next due at `later` at the earliest.
pub fn claim_look(
    db: &mut Tx,
    id: i64,
    holder: &str,
    at_once: u32,
    later: Timestamp,
) -> Result<Option<Job>, StoreError> {
    let clock = clock(db)?;
    if count_looks(db)? >= at_once {
        return Ok(None);
    }
    sql("UPDATE jobs SET holder = ?1, leased_until = ?2, due = ?3,
             lapsed = lapsed + CASE WHEN holder IS NULL THEN 0 ELSE 1 END
         WHERE id = ?4 AND (holder IS NULL OR leased_until <= ?5)
         AND NOT EXISTS (SELECT 1 FROM jobs AS others JOIN gateways AS theirs ON theirs.id = others.gateway_id
             WHERE others.kind = 'LOOK' AND others.holder IS NOT NULL AND others.leased_until > ?5
             AND theirs.host = (SELECT host FROM gateways WHERE gateways.id = jobs.gateway_id))
         RETURNING *")
    .bind(holder)
    .bind(clock + lease())
    .bind(millis(later))
    .bind(id)
    .bind(clock)
    .maybe_row(db)
}

/// Counts the gateway checks that are running.
pub fn count_looks(db: &mut Tx) -> Result<u32, StoreError> {
    let clock = clock(db)?;
    sql("SELECT COUNT(*) FROM jobs WHERE kind = 'LOOK' AND holder IS NOT NULL AND leased_until > ?")
        .bind(clock)
        .value(db)
}

/// Extends the holder's time for a job.
pub fn prolong(db: &mut Tx, id: i64, holder: &str) -> Result<(), StoreError> {
    let clock = clock(db)?;
    sql("UPDATE jobs SET leased_until = ? WHERE id = ? AND holder = ?")
        .bind(clock + lease())
        .bind(id)
        .bind(holder)
        .run(db)?;
    Ok(())
}

/// Gives up a job that was not done, without changing when it is due.
pub fn release(db: &mut Tx, id: i64, holder: &str) -> Result<(), StoreError> {
    sql("UPDATE jobs SET holder = NULL, leased_until = NULL WHERE id = ? AND holder = ?")
        .bind(id)
        .bind(holder)
        .run(db)?;
    Ok(())
}

/// Shortens leases after the database's clock was ahead and has been set right.
pub fn pull_back(db: &mut Tx) -> Result<(), StoreError> {
    let until = clock(db)? + lease();
    sql("UPDATE jobs SET leased_until = ?1 WHERE holder IS NOT NULL AND leased_until > ?1")
        .bind(until)
        .run(db)?;
    Ok(())
}

/// How many jobs of a kind there are, and how many of them were due before `before` and nobody does.
pub fn count(db: &mut Tx, kind: JobKind, before: Timestamp) -> Result<(i64, i64), StoreError> {
    let clock = clock(db)?;
    let all = sql("SELECT COUNT(*) FROM jobs WHERE kind = ?")
        .bind(kind.code())
        .value(db)?;
    let overdue = sql(
        "SELECT COUNT(*) FROM jobs WHERE kind = ? AND due <= ? AND (holder IS NULL OR leased_until <= ?)",
    )
    .bind(kind.code())
    .bind(millis(before))
    .bind(clock)
    .value(db)?;
    Ok((all, overdue))
}

pub(super) fn clock(db: &mut Tx) -> Result<i64, StoreError> {
    sql(CLOCK).value(db)
}

fn lease() -> i64 {
    i64::try_from(LEASE.as_millis()).unwrap_or(i64::MAX)
}

#[cfg(test)]
mod tests;
