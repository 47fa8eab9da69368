//! Counts of confirmation emails, for the limits; they survive a restart.

use jiff::{SignedDuration, Timestamp};

use super::{StoreError, Tx, millis, sql, timestamp};

const DAY: SignedDuration = SignedDuration::from_hours(24);

/// Number of confirmation emails that one address may receive in 24 hours.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct MailAllowance {
    /// The limit for any user.
    pub usual: u32,
    /// The limit for a user who has sent none to the address.
    pub first: u32,
}

/// Returns when an email to `target` can be sent for a user: `now`, or later. Emails withdrawn before they were sent do not
/// count.
pub fn find_time(
    db: &mut Tx,
    target: &str,
    user_id: i64,
    limit: MailAllowance,
    now: Timestamp,
) -> Result<Timestamp, StoreError> {
    let had: bool = sql("SELECT EXISTS (SELECT 1 FROM confirmation_mails
         WHERE target = ? AND user_id = ? AND NOT withdrawn AND sent > ?)")
    .bind(target)
    .bind(user_id)
    .bind(millis(now - DAY))
    .value(db)?;
    let limit = if had { limit.usual } else { limit.first };
    let last: Option<i64> = sql(
        "SELECT sent FROM confirmation_mails WHERE target = ? AND NOT withdrawn ORDER BY sent DESC LIMIT 1 OFFSET ?",
    )
    .bind(target)
    .bind(limit.saturating_sub(1))
    .maybe_value(db)?;
    Ok(last.map_or(now, |last| now.max(timestamp(last) + DAY)))
}

/// Counts the emails to `target` that a user requested in the last 24 hours, including withdrawn ones, whose codes could also be
/// guessed.
pub fn count_to(db: &mut Tx, user_id: i64, target: &str, now: Timestamp) -> Result<u32, StoreError> {
    sql("SELECT COUNT(*) FROM confirmation_mails WHERE user_id = ? AND target = ? AND asked > ?")
        .bind(user_id)
        .bind(target)
        .bind(millis(now - DAY))
        .value(db)
}

/// Counts the emails that a user requested in the last 24 hours, including withdrawn ones.
pub fn count(db: &mut Tx, user_id: i64, now: Timestamp) -> Result<u32, StoreError> {
    sql("SELECT COUNT(*) FROM confirmation_mails WHERE user_id = ? AND asked > ?")
        .bind(user_id)
        .bind(millis(now - DAY))
        .value(db)
}

/// Returns when a user may request another email to `target`, given the limits in 24 hours of `to_one` for one address and
/// `to_all` for all: `now`, or later.
pub fn find_next_request(
    db: &mut Tx,
    user_id: i64,
    target: &str,
    to_one: u32,
    to_all: u32,
    now: Timestamp,
) -> Result<Timestamp, StoreError> {
    let one: Option<i64> = sql(
        "SELECT asked FROM confirmation_mails WHERE user_id = ? AND target = ? ORDER BY asked DESC LIMIT 1 OFFSET ?",
    )
    .bind(user_id)
    .bind(target)
    .bind(to_one.saturating_sub(1))
    .maybe_value(db)?;
    let all: Option<i64> =
        sql("SELECT asked FROM confirmation_mails WHERE user_id = ? ORDER BY asked DESC LIMIT 1 OFFSET ?")
            .bind(user_id)
            .bind(to_all.saturating_sub(1))
            .maybe_value(db)?;
    let ends = [one, all]
        .into_iter()
        .flatten()
        .map(|asked| timestamp(asked) + DAY);
    Ok(ends.fold(now, Timestamp::max))
}

/// A confirmation email to be counted.
#[derive(Clone, Copy, Debug)]
pub struct CountedMail<'a> {
    /// The recipient's address, without +tag.
    pub target: &'a str,
    /// The row id of the user who requested it.
    pub user_id: i64,
    /// The row id of the email in the outbox.
    pub outbox_id: i64,
    /// When it is to be sent.
    pub at: Timestamp,
}

/// Counts an email, and deletes counts that no limit needs any more.
pub fn add(db: &mut Tx, mail: CountedMail<'_>, now: Timestamp) -> Result<(), StoreError> {
    sql("DELETE FROM confirmation_mails WHERE sent <= ?")
        .bind(millis(now - DAY))
        .run(db)?;
    sql("INSERT INTO confirmation_mails (target, user_id, asked, sent, outbox_id) VALUES (?, ?, ?, ?, ?)")
        .bind(mail.target)
        .bind(mail.user_id)
        .bind(millis(now))
        .bind(millis(mail.at))
        .bind(mail.outbox_id)
        .run(db)?;
    Ok(())
}

/// Stops counting an email that is about to be withdrawn, if it is still waiting in the outbox.
pub fn withdraw(db: &mut Tx, outbox_id: i64) -> Result<(), StoreError> {
    sql("UPDATE confirmation_mails SET withdrawn = ?2 WHERE outbox_id = ?1
         AND EXISTS (SELECT 1 FROM outbox WHERE id = ?1 AND state = 'ON_ITS_WAY')")
    .bind(outbox_id)
    .bind(true)
    .run(db)?;
    Ok(())
}

/// Records that an email was sent now, possibly while it was being withdrawn.
pub fn note_left(db: &mut Tx, outbox_id: i64, now: Timestamp) -> Result<(), StoreError> {
    sql("UPDATE confirmation_mails SET withdrawn = ?, sent = ? WHERE outbox_id = ?")
        .bind(false)
        .bind(millis(now))
        .bind(outbox_id)
        .run(db)?;
    Ok(())
}
