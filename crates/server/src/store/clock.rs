//! What was written while the machine's clock was ahead, once that is corrected.

use jiff::{SignedDuration, Timestamp};

use super::{StoreError, Tx, millis, sql};

/// The pause between two tries of a mail, at most.
const PAUSE: SignedDuration = SignedDuration::from_hours(1);
/// Between two checks of a gateway at most, chance included.
const CHECK: SignedDuration = SignedDuration::from_hours(26);
/// What checks are spread over that have no better time.
const DAY: SignedDuration = SignedDuration::from_hours(24);

/// Times of what has happened that lie ahead of now become now, and what was to come keeps its distance from then. Otherwise mail
/// would be due in days, a gateway would rest for as long, and limits would count for as long.
///
/// Sessions, links, tokens and codes are left: they hold for longer by what the clock was wrong. If the clock is wrong now, and was
/// right before, nobody is signed out for that.
///
/// Gives how many rows had such times.
pub fn pull_back(db: &mut Tx, now: Timestamp) -> Result<usize, StoreError> {
    let mut changed = 0;
    for statement in STATEMENTS {
        let done = sql(statement)
            .bind(millis(now))
            .bind(whole(PAUSE))
            .bind(whole(CHECK))
            .bind(whole(DAY))
            .run(db)?;
        changed += done;
    }
    Ok(changed)
}

/// ?1: now; ?2: [`PAUSE`]; ?3: [`CHECK`]; ?4: [`DAY`].
const STATEMENTS: [&str; 10] = [
    // Mails that were to wait for room at their address wait as long as they were to.
    "UPDATE outbox SET next_try = CASE outbox.tries
         WHEN 0 THEN outbox.next_try - (counted.asked - ?1) ELSE min(outbox.next_try, ?1 + ?2) END
     FROM confirmation_mails AS counted
     WHERE counted.outbox_id = outbox.id AND counted.asked > ?1 AND outbox.state = 'ON_ITS_WAY'",
    // All others were due when they were queued, or after a pause.
    "UPDATE outbox SET next_try = CASE tries WHEN 0 THEN ?1 ELSE ?1 + ?2 END
     WHERE state = 'ON_ITS_WAY' AND CASE tries
         WHEN 0 THEN next_try > ?1 AND NOT EXISTS (SELECT 1 FROM confirmation_mails WHERE outbox_id = outbox.id)
         ELSE next_try > ?1 + ?2 END",
    "UPDATE confirmation_mails SET sent = sent - (asked - ?1), asked = ?1 WHERE asked > ?1",
    "UPDATE test_messages SET sent = ?1 WHERE sent > ?1",
    // The newest counts: nothing newer would come for days.
    "UPDATE seen_results SET at = ?1 WHERE at > ?1",
    "UPDATE seen_arrivals SET at = ?1 WHERE at > ?1",
    "UPDATE announcements SET created = ?1 WHERE created > ?1",
    "UPDATE gateway_mails SET sent = ?1 WHERE sent > ?1",
    "UPDATE gateway_health SET
         last_success = min(last_success, ?1), last_failure = min(last_failure, ?1), failing_since = min(failing_since, ?1),
         unreachable_since = min(unreachable_since, ?1), password_refused_since = min(password_refused_since, ?1),
         told_password = min(told_password, ?1), told_certificate = min(told_certificate, ?1),
         told_unreachable = min(told_unreachable, ?1)
     WHERE max(ifnull(last_success, 0), ifnull(last_failure, 0), ifnull(failing_since, 0), ifnull(unreachable_since, 0),
         ifnull(password_refused_since, 0), ifnull(told_password, 0), ifnull(told_certificate, 0),
         ifnull(told_unreachable, 0)) > ?1",
    // Spread, as gateways that nobody has looked at yet. Providers count the tries of a password that they refuse.
    "UPDATE gateway_health SET next_check = ?1 + CASE
         WHEN password_refused_since IS NOT NULL THEN ?4 / 2 + next_check % (?4 / 12)
         WHEN failing_since IS NOT NULL THEN next_check % (?4 / 48)
         ELSE next_check % ?4 END
     WHERE next_check > ?1 + ?3",
];

fn whole(span: SignedDuration) -> i64 {
    i64::try_from(span.as_millis()).unwrap_or(i64::MAX)
}
