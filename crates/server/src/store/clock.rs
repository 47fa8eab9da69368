//! What was written while the machine's clock was ahead, once that is corrected.

use jiff::{SignedDuration, Timestamp};

use super::{StoreError, Tx, consents, jobs, millis, sql};

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
    let times = [millis(now), whole(PAUSE), whole(CHECK), whole(DAY)];
    let mut changed = 0;
    for (needed, statement) in STATEMENTS {
        let statement = times[..needed]
            .iter()
            .fold(sql(statement), |statement, time| statement.bind(*time));
        changed += statement.run(db)?;
    }
    jobs::pull_back(db)?;
    consents::pull_back(db)?;
    Ok(changed)
}

/// With how many of these they need: ?1: now; ?2: [`PAUSE`]; ?3: [`CHECK`]; ?4: [`DAY`].
const STATEMENTS: [(usize, &str); 12] = [
    (4, "UPDATE consents SET due = ?1 WHERE due > ?1 + ?4"),
    // Mails that were to wait for room at their address wait as long as they were to.
    (2, "UPDATE jobs SET due = CASE outbox.tries
         WHEN 0 THEN due - (counted.asked - ?1) ELSE CASE WHEN due > ?1 + ?2 THEN ?1 + ?2 ELSE due END END
     FROM outbox JOIN confirmation_mails AS counted ON counted.outbox_id = outbox.id
     WHERE mail_id = outbox.id AND counted.asked > ?1 AND outbox.state = 'ON_ITS_WAY'"),
    // All others were due when they were queued, or after a pause.
    (2, "UPDATE jobs SET due = CASE outbox.tries WHEN 0 THEN ?1 ELSE ?1 + ?2 END
     FROM outbox WHERE mail_id = outbox.id AND CASE outbox.tries
         WHEN 0 THEN due > ?1 AND NOT EXISTS (SELECT 1 FROM confirmation_mails WHERE outbox_id = outbox.id)
         ELSE due > ?1 + ?2 END"),
    (1, "UPDATE jobs SET due = ?1 WHERE kind = 'NOTICES' AND due > ?1"),
    (1, "UPDATE confirmation_mails SET sent = sent - (asked - ?1), asked = ?1 WHERE asked > ?1"),
    (1, "UPDATE test_messages SET sent = ?1 WHERE sent > ?1"),
    // The newest counts: nothing newer would come for days.
    (1, "UPDATE seen_results SET at = ?1 WHERE at > ?1"),
    (1, "UPDATE seen_arrivals SET at = ?1 WHERE at > ?1"),
    (1, "UPDATE announcements SET created = ?1 WHERE created > ?1"),
    (1, "UPDATE gateway_mails SET sent = ?1 WHERE sent > ?1"),
    (1, "UPDATE gateway_health SET
         last_success = CASE WHEN last_success > ?1 THEN ?1 ELSE last_success END,
         last_failure = CASE WHEN last_failure > ?1 THEN ?1 ELSE last_failure END,
         failing_since = CASE WHEN failing_since > ?1 THEN ?1 ELSE failing_since END,
         unreachable_since = CASE WHEN unreachable_since > ?1 THEN ?1 ELSE unreachable_since END,
         password_refused_since = CASE WHEN password_refused_since > ?1 THEN ?1 ELSE password_refused_since END,
         told_password = CASE WHEN told_password > ?1 THEN ?1 ELSE told_password END,
         told_certificate = CASE WHEN told_certificate > ?1 THEN ?1 ELSE told_certificate END,
         told_unreachable = CASE WHEN told_unreachable > ?1 THEN ?1 ELSE told_unreachable END
     WHERE last_success > ?1 OR last_failure > ?1 OR failing_since > ?1 OR unreachable_since > ?1
         OR password_refused_since > ?1 OR told_password > ?1 OR told_certificate > ?1 OR told_unreachable > ?1"),
    // Spread, as gateways that nobody has looked at yet. Providers count the tries of a password that they refuse.
    (4, "UPDATE jobs SET due = ?1 + CASE
         WHEN password_refused_since IS NOT NULL THEN ?4 / 2 + due % (?4 / 12)
         WHEN failing_since IS NOT NULL THEN due % (?4 / 48)
         ELSE due % ?4 END
     FROM gateway_health WHERE jobs.gateway_id = gateway_health.gateway_id AND due > ?1 + ?3"),

];

fn whole(span: SignedDuration) -> i64 {
    i64::try_from(span.as_millis()).unwrap_or(i64::MAX)
}
