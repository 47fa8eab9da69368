//! Open sessions: only the hash of a session's token is stored.

use jiff::{SignedDuration, Timestamp};
use sqlx::{FromRow as _, Row, SqliteConnection};

use super::{millis, timestamp, users::User};

/// How long an administrator's session lives: idle and in all.
const ADMIN: (SignedDuration, SignedDuration) =
    (SignedDuration::from_mins(30), SignedDuration::from_hours(12));
/// The same for everybody else.
const USER: (SignedDuration, SignedDuration) =
    (SignedDuration::from_hours(24), SignedDuration::from_hours(7 * 24));

/// One open session.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Session {
    /// Row id.
    pub id: i64,
    /// Whose.
    pub user_id: i64,
    /// When it was opened.
    pub created: Timestamp,
    /// When it was last used.
    pub last_used: Timestamp,
    /// The browser's User-Agent.
    pub browser: String,
}

impl Session {
    fn from_row(row: &sqlx::sqlite::SqliteRow) -> Result<Self, sqlx::Error> {
        Ok(Self {
            id: row.try_get("session_id")?,
            user_id: row.try_get("user_id")?,
            created: timestamp(row.try_get("opened")?),
            last_used: timestamp(row.try_get("last_used")?),
            browser: row.try_get("browser")?,
        })
    }

    /// Whether it still holds at `now`, after it was not used for `idle`. One of which a clock says that it will be opened, which
    /// was set back since, holds unless that clock was off by more than a week.
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

/// The most sessions of one user; the one that was not used for longest ends.
const OF_USER: u32 = 100;

/// Opens a session and gives its row id; `hash` is of its token.
pub async fn open(
    db: &mut SqliteConnection,
    user_id: i64,
    hash: &[u8],
    browser: &str,
    now: Timestamp,
) -> Result<i64, sqlx::Error> {
    let id: i64 = sqlx::query_scalar(
        "INSERT INTO sessions (user_id, token_hash, created, last_used, browser) VALUES (?, ?, ?, ?, ?) RETURNING id",
    )
    .bind(user_id)
    .bind(hash)
    .bind(millis(now))
    .bind(millis(now))
    .bind(browser)
    .fetch_one(&mut *db)
    .await?;
    // Whatever the clock did meanwhile, the new one stays.
    sqlx::query(
        "DELETE FROM sessions WHERE id IN
         (SELECT id FROM sessions WHERE user_id = ? AND id <> ?
          ORDER BY last_used DESC, id DESC LIMIT -1 OFFSET ?)",
    )
    .bind(user_id)
    .bind(id)
    .bind(OF_USER - 1)
    .execute(db)
    .await?;
    Ok(id)
}

/// By the hash of its token, with its user. One question: every request of a browser begins with it.
pub async fn by_hash(db: &mut SqliteConnection, hash: &[u8]) -> Result<Option<(Session, User)>, sqlx::Error> {
    let row = sqlx::query(concat!(
        "SELECT ",
        columns!(),
        ", users.* FROM sessions JOIN users ON users.id = user_id WHERE token_hash = ?"
    ))
    .bind(hash)
    .fetch_optional(db)
    .await?;
    row.map(|row| Ok((Session::from_row(&row)?, User::from_row(&row)?)))
        .transpose()
}

/// Notes that it was used.
pub async fn touch(db: &mut SqliteConnection, id: i64, now: Timestamp) -> Result<(), sqlx::Error> {
    sqlx::query("UPDATE sessions SET last_used = ? WHERE id = ?")
        .bind(millis(now))
        .bind(id)
        .execute(db)
        .await?;
    Ok(())
}

/// A user's sessions, the newest first.
pub async fn of_user(db: &mut SqliteConnection, user_id: i64) -> Result<Vec<Session>, sqlx::Error> {
    let rows = sqlx::query(concat!(
        "SELECT ",
        columns!(),
        " FROM sessions WHERE user_id = ? ORDER BY created DESC, id DESC"
    ))
    .bind(user_id)
    .fetch_all(db)
    .await?;
    rows.iter().map(Session::from_row).collect()
}

/// Ends one.
pub async fn end(db: &mut SqliteConnection, id: i64) -> Result<(), sqlx::Error> {
    sqlx::query("DELETE FROM sessions WHERE id = ?")
        .bind(id)
        .execute(db)
        .await?;
    Ok(())
}

/// Ends all of a user's but `keep`.
pub async fn end_others(
    db: &mut SqliteConnection,
    user_id: i64,
    keep: Option<i64>,
) -> Result<(), sqlx::Error> {
    sqlx::query("DELETE FROM sessions WHERE user_id = ? AND id IS NOT ?")
        .bind(user_id)
        .bind(keep)
        .execute(db)
        .await?;
    Ok(())
}

/// Removes what ended long ago for everybody.
pub async fn sweep(db: &mut SqliteConnection, now: Timestamp) -> Result<(), sqlx::Error> {
    sqlx::query("DELETE FROM sessions WHERE created < ?")
        .bind(millis(now - USER.1))
        .execute(db)
        .await?;
    Ok(())
}

/// Ends all of them.
pub async fn end_all(db: &mut SqliteConnection) -> Result<(), sqlx::Error> {
    sqlx::query("DELETE FROM sessions").execute(db).await?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{Harness, time};

    #[tokio::test]
    async fn the_hundred_that_were_used_last() {
        let harness = Harness::new().await;
        let user = harness.user("user@example.com").await.id;
        let other = harness.user("utente@example.com").await.id;
        let now = time("2026-11-23T09:00:00Z");
        let mut db = harness.app.store.write().await.unwrap();
        open(&mut db, other, &[255], "", now).await.unwrap();
        for number in 0..150 {
            open(&mut db, user, &[number], "", now).await.unwrap();
        }
        assert_eq!(of_user(&mut db, user).await.unwrap().len(), 100);
        assert_eq!(of_user(&mut db, other).await.unwrap().len(), 1);
        for (number, is_open) in [(0, false), (49, false), (50, true), (149, true)] {
            let found = by_hash(&mut db, &[number]).await.unwrap();
            assert_eq!(found.is_some(), is_open, "{number}");
        }
    }
}
