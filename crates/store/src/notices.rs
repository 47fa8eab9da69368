//! Notices to users about administrators' changes, and their progress.

use fromline_core::{directory::UnitId, policy::PolicyChange};
use jiff::{SignedDuration, Timestamp};

use super::{
    FromRow, SqlRow, StoreError, Tx,
    jobs::{self, JobSubject},
    millis,
    org_units::{PolicyScope, in_scope},
    sql, timestamp,
};

/// The content of a notice to users.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum NoticeContent {
    /// The policy was changed.
    Policy(PolicyChange),
    /// The gateways of these addresses were removed.
    GatewaysRemoved(Vec<String>),
    /// This address was deleted together with its gateway.
    AliasDeleted(String),
    /// The provider of this name in the configuration stops taking passwords.
    PasswordsEnding(String),
}

impl NoticeContent {
    fn code(&self) -> &'static str {
        match self {
            Self::Policy(change) => change.code(),
            Self::GatewaysRemoved(_) => "GATEWAY_REMOVED",
            Self::AliasDeleted(_) => "ALIAS_DELETED",
            Self::PasswordsEnding(_) => "PASSWORDS_ENDING",
        }
    }

    fn parse(code: &str, address: String, provider: String) -> Option<Self> {
        match code {
            "GATEWAY_REMOVED" => Some(Self::GatewaysRemoved(
                address.lines().map(str::to_owned).collect(),
            )),
            "ALIAS_DELETED" => Some(Self::AliasDeleted(address)),
            "PASSWORDS_ENDING" => Some(Self::PasswordsEnding(provider)),
            _ => PolicyChange::parse(code).map(Self::Policy),
        }
    }

    /// The addresses, one on each line: none contains a line break.
    fn addresses(&self) -> String {
        match self {
            Self::Policy(_) | Self::PasswordsEnding(_) => String::new(),
            Self::GatewaysRemoved(addresses) => addresses.join("\n"),
            Self::AliasDeleted(address) => address.clone(),
        }
    }

    fn provider(&self) -> &str {
        match self {
            Self::PasswordsEnding(provider) => provider,
            _ => "",
        }
    }
}

/// Something that users are notified of.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Announcement {
    /// What the notification is about.
    pub news: NoticeContent,
    /// The address of the administrator who announces it.
    pub by: String,
    /// The administrator's own words; may be empty.
    pub sentence: String,
    /// The unit whose policy was changed, or which was moved; `None` for everything else.
    pub unit: Option<UnitId>,
}

impl FromRow for Announcement {
    fn from_row(row: &SqlRow<'_>) -> Result<Self, StoreError> {
        let code: String = row.get("kind")?;
        let news = NoticeContent::parse(&code, row.get("address")?, row.get("provider")?);
        Ok(Self {
            news: news.ok_or_else(|| StoreError::Corrupt(format!("announcements: kind {code}")))?,
            by: row.get("by")?,
            sentence: row.get("sentence")?,
            unit: row.get("org_unit_id")?,
        })
    }
}

/// A notice that is not an email yet.
#[derive(Clone, Debug)]
pub struct PendingNotice {
    /// The row id of the announcement.
    pub announcement_id: i64,
    /// The row id of the user.
    pub user_id: i64,
    /// Announcement that the notice belongs to.
    pub announcement: Announcement,
}

impl FromRow for PendingNotice {
    fn from_row(row: &SqlRow<'_>) -> Result<Self, StoreError> {
        Ok(Self {
            announcement_id: row.get("announcement_id")?,
            user_id: row.get("user_id")?,
            announcement: Announcement::from_row(row)?,
        })
    }
}

/// Stores an announcement and returns its id; users are added separately.
pub fn announce(db: &mut Tx, announcement: &Announcement, now: Timestamp) -> Result<i64, StoreError> {
    let id = sql(
        "INSERT INTO announcements (created, kind, by, sentence, address, provider, org_unit_id) VALUES (?, ?, ?, ?, ?, ?, ?)
         RETURNING id",
    )
    .bind(millis(now))
    .bind(announcement.news.code())
    .bind(&announcement.by)
    .bind(&announcement.sentence)
    .bind(&announcement.news.addresses())
    .bind(announcement.news.provider())
    .bind(announcement.unit)
    .value(db)?;
    jobs::put(db, JobSubject::Notices(id), now)?;
    Ok(id)
}

/// Adds notices for everyone affected by a change of the policy of these units: once for every user who is not disabled and has a
/// confirmed alias with a gateway. Returns their number.
pub fn tell_concerned(db: &mut Tx, announcement_id: i64, scope: &PolicyScope) -> Result<usize, StoreError> {
    let told = sql(concat!(
        "INSERT INTO notices (announcement_id, user_id)
         SELECT DISTINCT ?, user_id FROM gateways JOIN users ON users.id = user_id
         JOIN org_units ON org_units.id = users.org_unit_id WHERE accepted AND NOT disabled AND ",
        in_scope!()
    ))
    .bind(announcement_id)
    .bind(scope.source)
    .bind(scope.path.as_str())
    .bind(&scope.path.end())
    .run(db)?;
    Ok(told)
}

/// Adds a notice for one user.
pub fn tell(db: &mut Tx, announcement_id: i64, user_id: i64) -> Result<(), StoreError> {
    sql("INSERT INTO notices (announcement_id, user_id) VALUES (?, ?)")
        .bind(announcement_id)
        .bind(user_id)
        .run(db)?;
    Ok(())
}

/// Lists users who may have gateways, have a confirmed alias with one and a password at this host, are not disabled, and were not notified
/// about this provider after `since`. An email that failed or was withdrawn does not count as a notification.
pub fn list_untold(
    db: &mut Tx,
    provider: &str,
    host: &str,
    since: Timestamp,
) -> Result<Vec<i64>, StoreError> {
    sql(
        "SELECT DISTINCT gateways.user_id FROM gateways JOIN users ON users.id = gateways.user_id
         WHERE host = ? AND credential = 'PASSWORD' AND accepted AND NOT disabled
         AND EXISTS (SELECT 1 FROM org_units JOIN policies ON policies.org_unit_id = org_units.policy_unit_id
             WHERE org_units.id = users.org_unit_id AND policies.gateways)
         AND NOT EXISTS (SELECT 1 FROM notices JOIN announcements ON announcements.id = announcement_id
             LEFT JOIN outbox ON outbox.id = outbox_id
             WHERE notices.user_id = gateways.user_id AND provider = ? AND announcements.created > ?
             AND NOT withdrawn AND state IS DISTINCT FROM 'FAILED')",
    )
    .bind(host)
    .bind(provider)
    .bind(millis(since))
    .values(db)
}

/// The pending notices about earlier policy changes.
macro_rules! withdraw_policy {
    () => {
        "UPDATE notices SET withdrawn = ? WHERE NOT withdrawn
         AND announcement_id IN (SELECT id FROM announcements WHERE address = '' AND provider = '')
         AND (outbox_id IS NULL OR outbox_id IN (SELECT id FROM outbox WHERE state = 'ON_ITS_WAY')) AND "
    };
}

/// Withdraws the pending notices to people in these units about earlier policy changes, which no longer apply.
pub fn withdraw_policy(db: &mut Tx, scope: &PolicyScope) -> Result<(), StoreError> {
    sql(concat!(
        withdraw_policy!(),
        "EXISTS (SELECT 1 FROM users JOIN org_units ON org_units.id = users.org_unit_id WHERE users.id = notices.user_id AND ",
        in_scope!(),
        ")"
    ))
    .bind(true)
    .bind(scope.source)
    .bind(scope.path.as_str())
    .bind(&scope.path.end())
    .run(db)?;
    drop_withdrawn(db)
}

/// Withdraws the pending notices to one user about earlier policy changes.
pub fn withdraw_policy_of(db: &mut Tx, user_id: i64) -> Result<(), StoreError> {
    sql(concat!(withdraw_policy!(), "user_id = ?"))
        .bind(true)
        .bind(user_id)
        .run(db)?;
    drop_withdrawn(db)
}

/// Takes withdrawn notices out of the outbox.
fn drop_withdrawn(db: &mut Tx) -> Result<(), StoreError> {
    sql(
        "UPDATE outbox SET state = 'FAILED', sealed = NULL WHERE state = 'ON_ITS_WAY'
         AND id IN (SELECT outbox_id FROM notices WHERE withdrawn)",
    )
    .run(db)?;
    Ok(())
}

/// Counts the notices that are emails waiting to be sent: those not tried yet, and all.
pub fn count_queued(db: &mut Tx) -> Result<(u32, u32), StoreError> {
    sql(
        "SELECT COALESCE(SUM(CASE WHEN tries = 0 THEN 1 ELSE 0 END), 0), COUNT(*)
         FROM outbox JOIN notices ON notices.outbox_id = outbox.id WHERE state = 'ON_ITS_WAY'",
    )
    .row(db)
}

/// Returns whether an announcement has notices that are not emails yet.
pub fn has_pending(db: &mut Tx, announcement_id: i64) -> Result<bool, StoreError> {
    sql("SELECT EXISTS (SELECT 1 FROM notices WHERE announcement_id = ? AND outbox_id IS NULL AND NOT withdrawn)")
        .bind(announcement_id)
        .value(db)
}

/// Returns at most `limit` notices of an announcement that are not emails yet.
pub fn list_pending(db: &mut Tx, announcement_id: i64, limit: u32) -> Result<Vec<PendingNotice>, StoreError> {
    sql(
        "SELECT announcement_id, user_id, kind, by, sentence, address, provider, org_unit_id
         FROM notices JOIN announcements ON announcements.id = announcement_id
         WHERE announcement_id = ? AND outbox_id IS NULL AND NOT withdrawn ORDER BY user_id LIMIT ?",
    )
    .bind(announcement_id)
    .bind(limit)
    .rows(db)
}

/// Links a notice to its email; `None` if there was nothing left to say.
pub fn note_queued(db: &mut Tx, waiting: &PendingNotice, outbox_id: Option<i64>) -> Result<(), StoreError> {
    sql("UPDATE notices SET outbox_id = ?, withdrawn = ? WHERE announcement_id = ? AND user_id = ?")
        .bind(outbox_id)
        .bind(outbox_id.is_none())
        .bind(waiting.announcement_id)
        .bind(waiting.user_id)
        .run(db)?;
    Ok(())
}

/// The progress of the emails of an announcement.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Progress {
    /// When it was made.
    pub at: Timestamp,
    /// Number of users to be notified.
    pub total: u32,
    /// Number whose email the relay accepted.
    pub sent: u32,
    /// Number whose email the relay did not accept.
    pub failed: u32,
    /// Number withdrawn because the announcement no longer applied.
    pub withdrawn: u32,
}

impl FromRow for Progress {
    fn from_row(row: &SqlRow<'_>) -> Result<Self, StoreError> {
        Ok(Self {
            at: timestamp(row.get("created")?),
            total: row.get("total")?,
            sent: row.get("sent")?,
            failed: row.get("failed")?,
            withdrawn: row.get("withdrawn")?,
        })
    }
}

/// Returns the progress of the most recent announcement about a unit's policy; `None` if there is none.
pub fn find_policy_progress(db: &mut Tx, unit: UnitId) -> Result<Option<Progress>, StoreError> {
    let newest = sql("SELECT MAX(id) FROM announcements WHERE org_unit_id = ?")
        .bind(unit)
        .value(db)?;
    find_progress(db, newest)
}

/// Returns the progress of the most recent announcement about a provider; `None` if there is none.
pub fn find_provider_progress(db: &mut Tx, provider: &str) -> Result<Option<Progress>, StoreError> {
    let newest = sql("SELECT MAX(id) FROM announcements WHERE provider = ?")
        .bind(provider)
        .value(db)?;
    find_progress(db, newest)
}

fn find_progress(db: &mut Tx, announcement_id: Option<i64>) -> Result<Option<Progress>, StoreError> {
    // A mail that was withdrawn in the moment in which it left has left.
    sql("SELECT announcements.created,
                COUNT(user_id) AS total,
                COUNT(CASE WHEN state = 'SENT' THEN 1 END) AS sent,
                COUNT(CASE WHEN state = 'FAILED' AND NOT withdrawn THEN 1 END) AS failed,
                COUNT(CASE WHEN withdrawn AND state IS DISTINCT FROM 'SENT' THEN 1 END) AS withdrawn
         FROM announcements LEFT JOIN notices ON announcement_id = announcements.id
              LEFT JOIN outbox ON outbox.id = outbox_id
         WHERE announcements.id = ?
         GROUP BY announcements.id")
    .bind(announcement_id)
    .maybe_row(db)
}

/// Returns when the next announcement about a unit's policy may be made, with at most `limit` in `span`: `now`, or later.
pub fn find_next_announcement(
    db: &mut Tx,
    unit: UnitId,
    limit: u32,
    span: SignedDuration,
    now: Timestamp,
) -> Result<Timestamp, StoreError> {
    let last: Option<i64> =
        sql("SELECT created FROM announcements WHERE org_unit_id = ? ORDER BY id DESC LIMIT 1 OFFSET ?")
            .bind(unit)
            .bind(limit.saturating_sub(1))
            .maybe_value(db)?;
    Ok(last.map_or(now, |last| now.max(timestamp(last) + span)))
}
