//! Whom an administrator's change is told, and how far that is.

use fromline_core::policy::Change;
use jiff::{SignedDuration, Timestamp};
use sqlx::{FromRow, Row, SqliteConnection, sqlite::SqliteRow};

use super::{millis, timestamp};

/// What users are told.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum News {
    /// The policy was changed.
    Policy(Change),
    /// This address has lost its gateway.
    GatewayRemoved(String),
    /// This address was deleted, and with it its gateway.
    AliasDeleted(String),
}

impl News {
    fn code(&self) -> &'static str {
        match self {
            Self::Policy(change) => change.code(),
            Self::GatewayRemoved(_) => "GATEWAY_REMOVED",
            Self::AliasDeleted(_) => "ALIAS_DELETED",
        }
    }

    fn parse(code: &str, address: String) -> Option<Self> {
        match code {
            "GATEWAY_REMOVED" => Some(Self::GatewayRemoved(address)),
            "ALIAS_DELETED" => Some(Self::AliasDeleted(address)),
            _ => Change::parse(code).map(Self::Policy),
        }
    }

    fn address(&self) -> &str {
        match self {
            Self::Policy(_) => "",
            Self::GatewayRemoved(address) | Self::AliasDeleted(address) => address,
        }
    }
}

/// A change that users are told of.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Announcement {
    /// What.
    pub news: News,
    /// Who changed it: an address.
    pub by: String,
    /// What they add in their own words, may be empty.
    pub sentence: String,
}

impl FromRow<'_, SqliteRow> for Announcement {
    fn from_row(row: &SqliteRow) -> Result<Self, sqlx::Error> {
        let code: String = row.try_get("kind")?;
        let news = News::parse(&code, row.try_get("address")?);
        Ok(Self {
            news: news.ok_or_else(|| sqlx::Error::Decode(format!("kind {code}").into()))?,
            by: row.try_get("by")?,
            sentence: row.try_get("sentence")?,
        })
    }
}

/// A user who is still to be told.
#[derive(Clone, Debug)]
pub struct Waiting {
    /// Of which announcement.
    pub announcement_id: i64,
    /// Who.
    pub user_id: i64,
    /// What they are told.
    pub announcement: Announcement,
}

impl FromRow<'_, SqliteRow> for Waiting {
    fn from_row(row: &SqliteRow) -> Result<Self, sqlx::Error> {
        Ok(Self {
            announcement_id: row.try_get("announcement_id")?,
            user_id: row.try_get("user_id")?,
            announcement: Announcement::from_row(row)?,
        })
    }
}

/// Keeps an announcement; nobody is told of it yet.
pub async fn announce(
    db: &mut SqliteConnection,
    announcement: &Announcement,
    now: Timestamp,
) -> Result<i64, sqlx::Error> {
    sqlx::query_scalar(
        "INSERT INTO announcements (created, kind, by, sentence, address) VALUES (?, ?, ?, ?, ?) RETURNING id",
    )
    .bind(millis(now))
    .bind(announcement.news.code())
    .bind(&announcement.by)
    .bind(&announcement.sentence)
    .bind(announcement.news.address())
    .fetch_one(db)
    .await
}

/// Those whom a change of the policy concerns are to be told: every user who is not disabled and has a confirmed alias with a
/// gateway, once. Gives how many.
pub async fn tell_concerned(db: &mut SqliteConnection, announcement_id: i64) -> Result<u64, sqlx::Error> {
    let told = sqlx::query(
        "INSERT INTO notices (announcement_id, user_id)
         SELECT DISTINCT ?, user_id FROM aliases INDEXED BY aliases_concerned JOIN users ON users.id = user_id
         WHERE gateway_host IS NOT NULL AND accepted = 1 AND disabled = 0",
    )
    .bind(announcement_id)
    .execute(db)
    .await?;
    Ok(told.rows_affected())
}

/// One user is to be told.
pub async fn tell(db: &mut SqliteConnection, announcement_id: i64, user_id: i64) -> Result<(), sqlx::Error> {
    sqlx::query("INSERT INTO notices (announcement_id, user_id) VALUES (?, ?)")
        .bind(announcement_id)
        .bind(user_id)
        .execute(db)
        .await?;
    Ok(())
}

/// What was said of the policy before no longer holds: whoever was not told of it is not told any more.
pub async fn withdraw_policy(db: &mut SqliteConnection) -> Result<(), sqlx::Error> {
    for statement in [
        "UPDATE notices SET withdrawn = 1 WHERE withdrawn = 0
         AND announcement_id IN (SELECT id FROM announcements WHERE address = '')
         AND (outbox_id IS NULL OR outbox_id IN (SELECT id FROM outbox WHERE state = 'ON_ITS_WAY'))",
        "UPDATE outbox SET state = 'FAILED', sealed = NULL WHERE state = 'ON_ITS_WAY'
         AND id IN (SELECT outbox_id FROM notices WHERE withdrawn = 1)",
    ] {
        sqlx::query(statement).execute(&mut *db).await?;
    }
    Ok(())
}

/// How many notices are mails on their way: those that were not tried yet, and all.
pub async fn on_their_way(db: &mut SqliteConnection) -> Result<(u32, u32), sqlx::Error> {
    sqlx::query_as(
        "SELECT COALESCE(SUM(CASE WHEN tries = 0 THEN 1 ELSE 0 END), 0), COUNT(*)
         FROM outbox JOIN notices ON notices.outbox_id = outbox.id WHERE state = 'ON_ITS_WAY'",
    )
    .fetch_one(db)
    .await
}

/// Whether anybody is still to be told.
pub async fn any_waiting(db: &mut SqliteConnection) -> Result<bool, sqlx::Error> {
    sqlx::query_scalar("SELECT EXISTS (SELECT 1 FROM notices WHERE outbox_id IS NULL AND withdrawn = 0)")
        .fetch_one(db)
        .await
}

/// Those who are still to be told, at most so many, the oldest news first.
pub async fn waiting(db: &mut SqliteConnection, limit: u32) -> Result<Vec<Waiting>, sqlx::Error> {
    sqlx::query_as(
        "SELECT announcement_id, user_id, kind, by, sentence, address
         FROM notices JOIN announcements ON announcements.id = announcement_id
         WHERE outbox_id IS NULL AND withdrawn = 0 ORDER BY announcement_id, user_id LIMIT ?",
    )
    .bind(limit)
    .fetch_all(db)
    .await
}

/// It is a mail now; `None`: there was nothing left to tell.
pub async fn queued(
    db: &mut SqliteConnection,
    waiting: &Waiting,
    outbox_id: Option<i64>,
) -> Result<(), sqlx::Error> {
    sqlx::query("UPDATE notices SET outbox_id = ?, withdrawn = ? WHERE announcement_id = ? AND user_id = ?")
        .bind(outbox_id)
        .bind(outbox_id.is_none())
        .bind(waiting.announcement_id)
        .bind(waiting.user_id)
        .execute(db)
        .await?;
    Ok(())
}

/// How far the newest announcement about the policy is.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Progress {
    /// When it was made.
    pub at: Timestamp,
    /// Users who were to be told.
    pub total: u32,
    /// Those whose mail the relay took.
    pub sent: u32,
    /// Those whose mail it did not take.
    pub failed: u32,
    /// Those who are not told because it no longer holds.
    pub withdrawn: u32,
}

impl FromRow<'_, SqliteRow> for Progress {
    fn from_row(row: &SqliteRow) -> Result<Self, sqlx::Error> {
        Ok(Self {
            at: timestamp(row.try_get("created")?),
            total: row.try_get("total")?,
            sent: row.try_get("sent")?,
            failed: row.try_get("failed")?,
            withdrawn: row.try_get("withdrawn")?,
        })
    }
}

/// How far the newest announcement about the policy is; `None` if there is none.
pub async fn progress(db: &mut SqliteConnection) -> Result<Option<Progress>, sqlx::Error> {
    // A mail that was withdrawn in the moment in which it left has left.
    sqlx::query_as(
        "SELECT announcements.created,
                COUNT(user_id) AS total,
                COUNT(CASE WHEN state = 'SENT' THEN 1 END) AS sent,
                COUNT(CASE WHEN state = 'FAILED' AND withdrawn = 0 THEN 1 END) AS failed,
                COUNT(CASE WHEN withdrawn = 1 AND state IS NOT 'SENT' THEN 1 END) AS withdrawn
         FROM announcements LEFT JOIN notices ON announcement_id = announcements.id
              LEFT JOIN outbox ON outbox.id = outbox_id
         WHERE announcements.id = (SELECT MAX(id) FROM announcements WHERE address = '')
         GROUP BY announcements.id",
    )
    .fetch_optional(db)
    .await
}

/// When another announcement about the policy may be made, with at most `limit` in `span`: `now`, or later.
pub async fn again(
    db: &mut SqliteConnection,
    limit: u32,
    span: SignedDuration,
    now: Timestamp,
) -> Result<Timestamp, sqlx::Error> {
    let last: Option<i64> = sqlx::query_scalar(
        "SELECT created FROM announcements WHERE address = '' ORDER BY id DESC LIMIT 1 OFFSET ?",
    )
    .bind(limit.saturating_sub(1))
    .fetch_optional(db)
    .await?;
    Ok(last.map_or(now, |last| now.max(timestamp(last) + span)))
}
