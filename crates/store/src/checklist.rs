//! What the setup checklist remembers: test messages, signatures that were seen, and who has hidden the list.

use fromline_core::authentication::{FoundSignature, SignatureResult};
use jiff::Timestamp;

use super::{FromRow, SqlRow, StoreError, Tx, millis, sql, timestamp};

/// The test message of an administrator.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct ChecklistTest {
    /// The Message-ID of the newest, without angle brackets.
    pub message_id: String,
    /// When the newest was sent.
    pub sent: Timestamp,
    /// When this one or an earlier one was reported as arrived.
    pub arrived: Option<Timestamp>,
}

impl FromRow for ChecklistTest {
    fn from_row(row: &SqlRow<'_>) -> Result<Self, StoreError> {
        Ok(Self {
            message_id: row.get("message_id")?,
            sent: timestamp(row.get("sent")?),
            arrived: row.get::<Option<i64>>("arrived")?.map(timestamp),
        })
    }
}

/// What the newest message from a domain showed of its signatures.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct SeenSignature {
    /// The domain, in A-labels.
    pub domain: String,
    /// What the receiving server found.
    pub found: FoundSignature,
    /// When it was reported.
    pub at: Timestamp,
}

impl FromRow for SeenSignature {
    fn from_row(row: &SqlRow<'_>) -> Result<Self, StoreError> {
        let selector: Option<String> = row.get("selector")?;
        Ok(Self {
            domain: row.get("domain")?,
            found: FoundSignature {
                result: match row.get::<String>("result")?.as_str() {
                    "PASS" => SignatureResult::Pass,
                    "FAIL" => SignatureResult::Fail,
                    _ => SignatureResult::Unsigned,
                },
                key: selector.zip(row.get("signing_domain")?),
                authserv_id: row.get("authserv_id")?,
            },
            at: timestamp(row.get("at")?),
        })
    }
}

/// Returns whether a user has hidden the checklist.
pub fn is_hidden(db: &mut Tx, user_id: i64) -> Result<bool, StoreError> {
    let hidden = sql("SELECT checklist_hidden FROM users WHERE id = ?")
        .bind(user_id)
        .maybe_value(db)?;
    Ok(hidden.unwrap_or_default())
}

/// Hides the checklist from a user, or shows it again.
pub fn set_hidden(db: &mut Tx, user_id: i64, hidden: bool) -> Result<(), StoreError> {
    sql("UPDATE users SET checklist_hidden = ? WHERE id = ?")
        .bind(hidden)
        .bind(user_id)
        .run(db)?;
    Ok(())
}

/// Records that a user has sent a test message. That an earlier one has arrived stays known.
pub fn record_test(db: &mut Tx, user_id: i64, message_id: &str, sent: Timestamp) -> Result<(), StoreError> {
    sql(
        "INSERT INTO checklist_tests (user_id, message_id, sent) VALUES (?, ?, ?)
         ON CONFLICT (user_id) DO UPDATE SET message_id = excluded.message_id, sent = excluded.sent",
    )
    .bind(user_id)
    .bind(message_id)
    .bind(millis(sent))
    .run(db)?;
    Ok(())
}

/// Returns a user's test message.
pub fn find_test(db: &mut Tx, user_id: i64) -> Result<Option<ChecklistTest>, StoreError> {
    sql("SELECT message_id, sent, arrived FROM checklist_tests WHERE user_id = ?")
        .bind(user_id)
        .maybe_row(db)
}

/// Returns the organization's newest test message: one that has arrived, if there is one.
pub fn find_newest_test(db: &mut Tx) -> Result<Option<ChecklistTest>, StoreError> {
    sql("SELECT message_id, sent, arrived FROM checklist_tests ORDER BY arrived IS NULL, arrived DESC, sent DESC LIMIT 1")
        .maybe_row(db)
}

/// Records that a user's test message has arrived; returns false if none was sent.
pub fn record_arrival(db: &mut Tx, user_id: i64, arrived: Timestamp) -> Result<bool, StoreError> {
    let changed = sql("UPDATE checklist_tests SET arrived = ? WHERE user_id = ?")
        .bind(millis(arrived))
        .bind(user_id)
        .run(db)?;
    Ok(changed > 0)
}

/// Records what a message showed of its domain's signatures, in place of what an earlier one showed.
pub fn record_signature(db: &mut Tx, seen: &SeenSignature) -> Result<(), StoreError> {
    let key = seen.found.key.as_ref();
    let result = match seen.found.result {
        SignatureResult::Pass => "PASS",
        SignatureResult::Fail => "FAIL",
        SignatureResult::Unsigned => "UNSIGNED",
    };
    sql(
        "INSERT INTO seen_signatures (domain, result, selector, signing_domain, authserv_id, at)
         VALUES (?, ?, ?, ?, ?, ?)
         ON CONFLICT (domain) DO UPDATE SET result = excluded.result, selector = excluded.selector,
         signing_domain = excluded.signing_domain, authserv_id = excluded.authserv_id, at = excluded.at",
    )
    .bind(&seen.domain)
    .bind(result)
    .bind(key.map(|(selector, _)| selector))
    .bind(key.map(|(_, signing_domain)| signing_domain))
    .bind(&seen.found.authserv_id)
    .bind(millis(seen.at))
    .run(db)?;
    Ok(())
}

/// Returns what was seen of every domain's signatures.
pub fn list_signatures(db: &mut Tx) -> Result<Vec<SeenSignature>, StoreError> {
    sql("SELECT * FROM seen_signatures ORDER BY domain").rows(db)
}

#[cfg(test)]
mod tests {
    use fromline_base::testing::time;
    use jiff::ToSpan as _;

    use super::*;
    use crate::testing::{BEGINNING, TestStore};

    #[tokio::test]
    async fn the_newest_test_that_arrived_counts() {
        let database = TestStore::new().await;
        let now = time(BEGINNING);
        let [admin, other] = ["admin@example.com", "user@example.com"];
        let (admin, other) = (database.user(admin).await.id, database.user(other).await.id);
        database
            .write(|db| {
                assert_eq!(find_newest_test(db)?, None);
                assert!(!record_arrival(db, admin, now)?, "none was sent");
                record_test(db, admin, "a@example.com", now)?;
                record_test(db, other, "b@example.com", now + 1.hours())?;
                let newest = find_newest_test(db)?.unwrap();
                assert_eq!(
                    (newest.message_id.as_str(), newest.arrived),
                    ("b@example.com", None)
                );
                assert!(record_arrival(db, admin, now + 2.hours())?);
                // Another one that is on its way takes nothing back.
                record_test(db, admin, "c@example.com", now + 3.hours())?;
                let newest = find_newest_test(db)?.unwrap();
                assert_eq!(newest, find_test(db, admin)?.unwrap());
                assert_eq!(newest.message_id, "c@example.com");
                assert_eq!(newest.arrived, Some(now + 2.hours()));
                Ok(())
            })
            .await;
    }

    #[tokio::test]
    async fn what_was_seen_of_a_domain_replaces_what_was_seen_before() {
        let database = TestStore::new().await;
        let seen = |result, key: Option<(&str, &str)>| SeenSignature {
            domain: "example.com".to_owned(),
            found: FoundSignature {
                result,
                key: key.map(|(selector, domain)| (selector.to_owned(), domain.to_owned())),
                authserv_id: "mx.example.net".to_owned(),
            },
            at: time(BEGINNING),
        };
        let all = [
            seen(SignatureResult::Pass, Some(("s1", "mail.example.com"))),
            seen(SignatureResult::Fail, None),
            seen(SignatureResult::Unsigned, None),
        ];
        database
            .write(|db| {
                for seen in &all {
                    record_signature(db, seen)?;
                    assert_eq!(list_signatures(db)?, std::slice::from_ref(seen));
                }
                Ok(())
            })
            .await;
    }

    #[tokio::test]
    async fn each_administrator_hides_it_alone() {
        let database = TestStore::new().await;
        let [admin, other] = [
            database.user("admin@example.com").await,
            database.user("user@example.com").await,
        ];
        database
            .write(|db| {
                set_hidden(db, admin.id, true)?;
                assert_eq!(
                    (is_hidden(db, admin.id)?, is_hidden(db, other.id)?),
                    (true, false)
                );
                set_hidden(db, admin.id, false)?;
                assert!(!is_hidden(db, admin.id)?);
                Ok(())
            })
            .await;
    }
}
