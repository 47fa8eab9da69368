//! Correction of stored times after the machine's clock was ahead and has been set right.

use jiff::{SignedDuration, Timestamp};

use super::{StoreError, Tx, consents, jobs, millis, sql};

/// Longest pause between two attempts to send an email.
const PAUSE: SignedDuration = SignedDuration::from_hours(1);
/// Longest interval between two checks of a gateway, including the random part.
const CHECK: SignedDuration = SignedDuration::from_hours(26);
/// Span over which checks are spread that have no better time.
const DAY: SignedDuration = SignedDuration::from_hours(24);

/// Moves past events that are stored with a future time to now, and keeps the distance of planned events from them. Without this,
/// mail would wait for days, a gateway would be left unchecked for as long, and limits would stay in force for as long.
///
/// Sessions, links, tokens and codes are not changed and stay valid longer by the error. So nobody is signed out if the clock is
/// wrong now and was right before.
///
/// Returns the number of rows changed.
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

/// The statements, each with the number of parameters it needs: ?1 is now, ?2 [`PAUSE`], ?3 [`CHECK`], ?4 [`DAY`].
const STATEMENTS: [(usize, &str); 14] = [
    (4, "UPDATE consents SET due = ?1 WHERE due > ?1 + ?4"),
    // Emails waiting for room at their address wait as long as planned.
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
    // Corrected, since the newest counts and no newer one would come for days.
    (1, "UPDATE seen_results SET at = ?1 WHERE at > ?1"),
    (1, "UPDATE seen_arrivals SET at = ?1 WHERE at > ?1"),
    (1, "UPDATE seen_signatures SET at = ?1 WHERE at > ?1"),
    (1, "UPDATE checklist_tests SET sent = CASE WHEN sent > ?1 THEN ?1 ELSE sent END,
         arrived = CASE WHEN arrived > ?1 THEN ?1 ELSE arrived END WHERE sent > ?1 OR arrived > ?1"),
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
    // Spread, like checks of new gateways. Providers count attempts with a password that they refuse.
    (4, "UPDATE jobs SET due = ?1 + CASE
         WHEN password_refused_since IS NOT NULL THEN ?4 / 2 + due % (?4 / 12)
         WHEN failing_since IS NOT NULL THEN due % (?4 / 48)
         ELSE due % ?4 END
     FROM gateway_health WHERE jobs.gateway_id = gateway_health.gateway_id AND due > ?1 + ?3"),

];

fn whole(span: SignedDuration) -> i64 {
    i64::try_from(span.as_millis()).unwrap_or(i64::MAX)
}
