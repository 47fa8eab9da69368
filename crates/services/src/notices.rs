//! Notices to users about administrators' changes, and about what providers change: one email each, in their language, by the
//! organization's relay.
//!
//! The recipients are stored in the transaction of the change. A job turns them into emails, a few at a time, so that a
//! confirmation code never waits behind thousands of them. A newer change withdraws the pending notices of an older one, which no
//! longer apply.

mod notification;

use std::{collections::BTreeSet, sync::LazyLock, time::Duration};

use fromline_base::clock::Clock;
use fromline_core::{Reason, api::Notify, notice};
use fromline_store::{
    StoreError, Tx, aliases,
    jobs::{self, JobKind, JobSubject},
    notices::{self, Announcement, NoticeContent, PendingNotice},
    org_units::PolicyScope,
    users::{self, User},
};
use jiff::{SignedDuration, Timestamp};
use tokio::sync::Notify as Bell;

use super::{outbox, passwords_ending, refusal::Refusal};
use crate::state::{MailContext, TokenContext};
use notification::News;

/// Number of notices that may be in the outbox without having been tried.
pub const AT_ONCE: u32 = 50;
/// Number of notices in the outbox including retries, so that full mailboxes do not hold up others, and an unavailable relay does
/// not fill the outbox.
const IN_ALL: u32 = 1000;
/// Number of changes of one unit's policy in 24 hours about which users can be notified.
const PER_DAY: u32 = 20;
const DAY: SignedDuration = SignedDuration::from_hours(24);
/// Interval at which the job looks without being woken.
const LOOK: Duration = Duration::from_secs(5);
/// Interval at which the job looks while there is work, after which the outbox has room again.
const GO_ON: Duration = Duration::from_secs(1);

/// Wakes the job when a notice was added.
static CHANGED: LazyLock<Bell> = LazyLock::new(Bell::new);

/// Validates the administrator's sentence. Refused without a relay, since no email could be sent.
pub fn check_sentence(context: &MailContext, notify: &Notify) -> Result<String, Refusal> {
    let sentence =
        notice::parse(&notify.sentence).map_err(|reason| Refusal::field("notify.sentence", reason))?;
    if context.relay.is_none() {
        return Err(Refusal::new(Reason::RelayMissing));
    }
    Ok(sentence)
}

/// Notifies everyone affected by a change of the policy of these units, in the caller's transaction, and returns their number.
/// [`Reason::RateLimited`] after too many changes of the announcement's unit.
pub fn tell_concerned(
    db: &mut Tx,
    now: Timestamp,
    announcement: &Announcement,
    scope: &PolicyScope,
) -> Result<u32, Refusal> {
    if let Some(unit) = announcement.unit {
        let from = notices::find_next_announcement(db, unit, PER_DAY, DAY, now)?;
        if from > now {
            let seconds = from.duration_since(now).as_secs().max(1);
            return Err(Refusal::new(Reason::RateLimited).with("retryAfterSeconds", seconds));
        }
    }
    let id = notices::announce(db, announcement, now)?;
    let told = notices::tell_concerned(db, id, scope)?;
    db.after_commit(|| CHANGED.notify_one());
    Ok(u32::try_from(told).unwrap_or(u32::MAX))
}

/// Notifies one user, in the caller's transaction.
pub fn tell(db: &mut Tx, clock: &dyn Clock, user: &User, announcement: &Announcement) -> Result<(), Refusal> {
    let id = notices::announce(db, announcement, clock.now())?;
    notices::tell(db, id, user.id)?;
    db.after_commit(|| CHANGED.notify_one());
    Ok(())
}

/// Announces something to each of these users, in the caller's transaction, and returns their number; without users nothing is stored.
pub fn tell_each(
    db: &mut Tx,
    now: Timestamp,
    users: &BTreeSet<i64>,
    announcement: &Announcement,
) -> Result<u32, Refusal> {
    if users.is_empty() {
        return Ok(0);
    }
    let id = notices::announce(db, announcement, now)?;
    for user in users {
        notices::tell(db, id, *user)?;
    }
    db.after_commit(|| CHANGED.notify_one());
    Ok(u32::try_from(users.len()).unwrap_or(u32::MAX))
}

/// Queues the emails of announcements; never returns.
pub async fn run(context: TokenContext) {
    loop {
        let pause = match queue_due(&context).await {
            Ok(true) => GO_ON,
            Ok(false) => LOOK,
            Err(refusal) => {
                tracing::error!(reason = refusal.reason.code(), "notices");
                LOOK
            }
        };
        let _ = tokio::time::timeout(pause, CHANGED.notified()).await;
    }
}

/// Moves notices to the outbox as far as it has room, and returns whether any are left.
pub async fn queue_due(context: &TokenContext) -> Result<bool, Refusal> {
    if context.relay.is_none() {
        return Ok(false);
    }
    let now = context.clock.now();
    let (is_any, places) = context
        .store
        .read(|db| Ok::<_, StoreError>((jobs::is_any_due(db, JobKind::Notices, now)?, room(db)?)))
        .await?;
    if !is_any || places == 0 {
        return Ok(is_any);
    }
    // What is due is taken in the transaction that queues it: nothing is queued twice, and nothing that was withdrawn.
    context
        .store
        .write(|db| {
            let mut places = room(db)?;
            while places > 0
                && let Some(job) = jobs::claim(db, JobKind::Notices, &context.job_holder, now)?
                && let JobSubject::Notices(announcement) = job.subject
            {
                let waiting = notices::list_pending(db, announcement, places)?;
                places = places.saturating_sub(u32::try_from(waiting.len()).unwrap_or(u32::MAX));
                for waiting in waiting {
                    let id = match mail_of(db, context, &waiting)? {
                        Some(mail) => Some(outbox::enqueue(db, &context.keys, now, &mail)?),
                        None => None,
                    };
                    notices::note_queued(db, &waiting, id)?;
                }
                if notices::has_pending(db, announcement)? {
                    jobs::put(db, job.subject, now)?;
                } else {
                    jobs::remove(db, job.subject)?;
                }
            }
            Ok(jobs::is_any_due(db, JobKind::Notices, now)?)
        })
        .await
}

/// Returns how many more notices the outbox has room for.
fn room(db: &mut Tx) -> Result<u32, StoreError> {
    let (untried, all) = notices::count_queued(db)?;
    Ok(AT_ONCE.saturating_sub(untried).min(IN_ALL.saturating_sub(all)))
}

/// Builds the email for one user; `None` if the change no longer affects them.
fn mail_of(
    db: &mut Tx,
    context: &TokenContext,
    waiting: &PendingNotice,
) -> Result<Option<super::system_mail::BuiltMail>, Refusal> {
    let user = users::by_id(db, waiting.user_id)?;
    let Some(user) = user.filter(|user| !user.disabled) else {
        return Ok(None);
    };
    let news = match &waiting.announcement.news {
        NoticeContent::Policy(change) => {
            let all = aliases::of_user(db, user.id)?.into_iter();
            let concerned = all.filter(|alias| alias.accepted && alias.gateway.is_some());
            let addresses: Vec<_> = concerned.map(|alias| alias.address.to_string()).collect();
            if addresses.is_empty() {
                return Ok(None);
            }
            News::Policy(*change, addresses)
        }
        NoticeContent::GatewaysRemoved(addresses) => News::GatewaysRemoved(addresses.clone()),
        NoticeContent::AliasDeleted(address) => News::AliasDeleted(address.clone()),
        NoticeContent::PasswordsEnding(name) => {
            match passwords_ending::find_for_user(db, &context.providers, &user, name)? {
                Some(ending) => News::PasswordsEnding(ending),
                None => return Ok(None),
            }
        }
    };
    notification::build(context, &user, &waiting.announcement, &news).map(Some)
}
