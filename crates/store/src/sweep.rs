//! Deletion of old data that is no longer needed.

use jiff::{SignedDuration, Timestamp};

use super::{StoreError, Tx, millis, sessions, sql};

/// Time for which expired data is kept, for looking up what happened.
const KEPT: SignedDuration = SignedDuration::from_hours(30 * 24);
/// Number of rows deleted per table in one sweep, to limit the time that the write lock is held. The next sweep continues.
const ROWS: u32 = 5000;

/// Deletes expired sessions, and 30 days later emails that were sent or given up, announcements, expired tokens and expired
/// links. An email is kept while an alias or an announcement shows its state.
pub fn sweep(db: &mut Tx, now: Timestamp) -> Result<(), StoreError> {
    sessions::sweep(db, now)?;
    let before = millis(now - KEPT);
    for statement in [
        "DELETE FROM outbox WHERE id IN (SELECT id FROM outbox WHERE state <> 'ON_ITS_WAY' AND created < ?
         AND NOT EXISTS (SELECT 1 FROM confirmations WHERE outbox_id = outbox.id)
         AND NOT EXISTS (SELECT 1 FROM notices WHERE outbox_id = outbox.id) LIMIT ?)",
        "DELETE FROM announcements WHERE id IN (SELECT id FROM announcements WHERE created < ?
         AND NOT EXISTS (SELECT 1 FROM notices WHERE announcement_id = announcements.id
             AND outbox_id IS NULL AND NOT withdrawn) LIMIT ?)",
        "DELETE FROM tokens WHERE id IN (SELECT id FROM tokens WHERE expires < ? LIMIT ?)",
        "DELETE FROM links WHERE token_hash IN (SELECT token_hash FROM links WHERE expires < ? LIMIT ?)",
    ] {
        sql(statement).bind(before).bind(ROWS).run(db)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use fromline_base::testing::time;
    use jiff::ToSpan as _;

    use super::*;
    use crate::testing::{BEGINNING, TestStore};

    #[tokio::test]
    async fn thirty_days_after_the_end_and_never_what_is_still_shown() {
        let database = TestStore::new().await;
        let now = time(BEGINNING);
        let user = database.user("user@example.com").await.id;
        database.write(|db| {
        for (days, name) in [(31, "old"), (29, "new")] {
            let at = millis(now - (days * 24).hours());
            for statement in [
                format!("INSERT INTO outbox (created, state) VALUES ({at}, 'SENT')"),
                format!("INSERT INTO outbox (created, state) VALUES ({at}, 'FAILED')"),
                format!("INSERT INTO outbox (created, state) VALUES ({at}, 'ON_ITS_WAY')"),
                format!("INSERT INTO outbox (created, state) VALUES ({at}, 'SENT')"),
                format!(
                    "INSERT INTO aliases (user_id, address, address_key, domain, created)
                     VALUES ({user}, '{name}@partner.com', '{name}@partner.com', 'partner.com', {at});
                     INSERT INTO confirmations (alias_id, code_mac, link_mac, expires, outbox_id)
                     SELECT max(aliases.id), x'00', x'00', {at}, max(outbox.id) FROM aliases, outbox"
                ),
                format!(
                    "INSERT INTO tokens (user_id, token_hash, created, expires) VALUES ({user}, x'{days}', 0, {at})"
                ),
                format!("INSERT INTO links (token_hash, user_id, expires) VALUES (x'{days}', {user}, {at})"),
            ] {
                db.batch(&statement);
            }
        }
        let for_ever = format!("INSERT INTO tokens (user_id, token_hash, created) VALUES ({user}, x'00', 0)");
        db.batch(&for_ever);
        sweep(db, now)?;
        let mut left = Vec::new();
        for query in [
            "SELECT group_concat(state || ' ' || id) FROM outbox",
            "SELECT group_concat(hex(token_hash)) FROM tokens WHERE length(token_hash) = 1",
            "SELECT group_concat(hex(token_hash)) FROM links",
        ] {
            left.push(sql(query).value::<String>(db)?);
        }
        insta::assert_snapshot!(left.join("\n"), @r"
        ON_ITS_WAY 3,SENT 4,SENT 5,FAILED 6,ON_ITS_WAY 7,SENT 8
        00,29
        29
        ");
        Ok(())
        }).await;
    }
}
