//! Sessions; only the hash of a session's token is stored.

use jiff::{SignedDuration, Timestamp};

use super::{FromRow, SqlRow, StoreError, Tx, millis, sql, timestamp, users::User};

/// Lifetime of an administrator's session: when idle, and in total.
const ADMIN: (SignedDuration, SignedDuration) =
    (SignedDuration::from_mins(30), SignedDuration::from_hours(12));
/// Lifetime of other users' sessions: when idle, and in total.
const USER: (SignedDuration, SignedDuration) =
    (SignedDuration::from_hours(24), SignedDuration::from_hours(7 * 24));

/// A browser session as stored.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Session {
    /// Id of the row in the table of sessions.
    pub id: i64,
    /// The row id of the user.
    pub user_id: i64,
    /// When it was opened.
    pub created: Timestamp,
    /// When it was last used.
    pub last_used: Timestamp,
    /// User-Agent that the browser sent at sign-in.
    pub browser: String,
}

impl FromRow for Session {
    fn from_row(row: &SqlRow<'_>) -> Result<Self, StoreError> {
        Ok(Self {
            id: row.get("session_id")?,
            user_id: row.get("user_id")?,
            created: timestamp(row.get("opened")?),
            last_used: timestamp(row.get("last_used")?),
            browser: row.get("browser")?,
        })
    }
}

/// A session together with its user.
impl FromRow for (Session, User) {
    fn from_row(row: &SqlRow<'_>) -> Result<Self, StoreError> {
        Ok((Session::from_row(row)?, User::from_row(row)?))
    }
}

impl Session {
    /// Returns whether the session is valid at `now` after being unused for `idle`. A session that appears to start in the
    /// future, because the clock was set back, is valid unless the difference exceeds a week.
    pub fn is_alive(&self, admin: bool, idle: SignedDuration, now: Timestamp) -> bool {
        let (longest, absolute) = if admin { ADMIN } else { USER };
        let age = now.duration_since(self.created);
        idle < longest && age < absolute && age > -USER.1
    }
}

/// A session's columns, under names that no other table has.
macro_rules! columns {
    () => {
        "sessions.id AS session_id, user_id, sessions.created AS opened, last_used, browser"
    };
}

/// Largest number of sessions per user; opening another one ends the longest unused.
const OF_USER: u32 = 100;

/// Opens a session and returns its row id; `hash` is of its token.
pub fn open(
    db: &mut Tx,
    user_id: i64,
    hash: &[u8],
    browser: &str,
    now: Timestamp,
) -> Result<i64, StoreError> {
    let id: i64 = sql(
        "INSERT INTO sessions (user_id, token_hash, created, last_used, browser) VALUES (?, ?, ?, ?, ?) RETURNING id",
    )
    .bind(user_id)
    .bind(hash)
    .bind(millis(now))
    .bind(millis(now))
    .bind(browser)
    .value(db)?;
    // The new session stays, whatever the clock did meanwhile.
    sql("DELETE FROM sessions WHERE id IN
         (SELECT id FROM sessions WHERE user_id = ? AND id <> ?
          ORDER BY last_used DESC, id DESC LIMIT 9223372036854775807 OFFSET ?)")
    .bind(user_id)
    .bind(id)
    .bind(OF_USER - 1)
    .run(db)?;
    Ok(id)
}

/// Finds a session with its user by the hash of its token, in one query, because every request of a browser begins with it.
pub fn by_hash(db: &mut Tx, hash: &[u8]) -> Result<Option<(Session, User)>, StoreError> {
    sql(concat!(
        "SELECT ",
        columns!(),
        ", users.* FROM sessions JOIN users ON users.id = user_id WHERE token_hash = ?"
    ))
    .bind(hash)
    .maybe_row(db)
}

/// Records that a session was used.
pub fn touch(db: &mut Tx, id: i64, now: Timestamp) -> Result<(), StoreError> {
    sql("UPDATE sessions SET last_used = ? WHERE id = ?")
        .bind(millis(now))
        .bind(id)
        .run(db)?;
    Ok(())
}

/// Returns a user's sessions, newest first.
pub fn of_user(db: &mut Tx, user_id: i64) -> Result<Vec<Session>, StoreError> {
    sql(concat!(
        "SELECT ",
        columns!(),
        " FROM sessions WHERE user_id = ? ORDER BY created DESC, id DESC"
    ))
    .bind(user_id)
    .rows(db)
}

/// Ends the session with this row id.
pub fn end(db: &mut Tx, id: i64) -> Result<(), StoreError> {
    sql("DELETE FROM sessions WHERE id = ?").bind(id).run(db)?;
    Ok(())
}

/// Ends all sessions of a user except `keep`.
pub fn end_others(db: &mut Tx, user_id: i64, keep: Option<i64>) -> Result<(), StoreError> {
    sql("DELETE FROM sessions WHERE user_id = ? AND id IS DISTINCT FROM ?")
        .bind(user_id)
        .bind(keep)
        .run(db)?;
    Ok(())
}

/// Deletes sessions that have exceeded every lifetime.
pub fn sweep(db: &mut Tx, now: Timestamp) -> Result<(), StoreError> {
    sql("DELETE FROM sessions WHERE created < ?")
        .bind(millis(now - USER.1))
        .run(db)?;
    Ok(())
}

/// Ends the sessions of all users.
pub fn end_all(db: &mut Tx) -> Result<(), StoreError> {
    sql("DELETE FROM sessions").run(db)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::TestStore;
    use fromline_base::testing::time;

    #[tokio::test]
    async fn the_hundred_that_were_used_last() {
        let database = TestStore::new().await;
        let user = database.user("user@example.com").await.id;
        let other = database.user("utente@example.com").await.id;
        let now = time("2026-11-23T09:00:00Z");
        database
            .write(|db| {
                open(db, other, &[255], "", now)?;
                for number in 0..150 {
                    open(db, user, &[number], "", now)?;
                }
                assert_eq!(of_user(db, user)?.len(), 100);
                assert_eq!(of_user(db, other)?.len(), 1);
                for (number, is_open) in [(0, false), (49, false), (50, true), (149, true)] {
                    let found = by_hash(db, &[number])?;
                    assert_eq!(found.is_some(), is_open, "{number}");
                }
                Ok(())
            })
            .await;
    }
}
