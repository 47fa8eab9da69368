//! Telling users what an administrator has changed, or wants them to know: each once, in their language, by the organisation's relay.
//!
//! Who is told is written in the transaction of the change; a job turns that into mails, a few at a time, so that a confirmation
//! code never waits behind thousands of them. A change that comes before somebody was told of the one before makes that untrue:
//! they are not told of it any more.

mod notification;

use std::{collections::BTreeSet, sync::LazyLock, time::Duration};

use fromline_core::{Reason, api::Notify, notice};
use jiff::SignedDuration;
use tokio::sync::Notify as Bell;

use super::{outbox, passwords_ending, refusal::Refusal};
use crate::{
    clock::Clock,
    state::{MailContext, TokenContext},
    store::{
        StoreError, Tx, aliases,
        jobs::{self, JobKind, JobSubject},
        notices::{self, Announcement, NoticeContent, PendingNotice},
        users::{self, User},
    },
};
use notification::News;

/// Mails about changes that are in the outbox at a time and were not tried yet.
const AT_ONCE: u32 = 50;
/// The most of all, those included that are tried again: full mailboxes hold up nobody else, and a relay that is down does not get
/// everything into the outbox.
const IN_ALL: u32 = 1000;
/// Changes of the policy in 24 hours of which users can be told.
const PER_DAY: u32 = 20;
const DAY: SignedDuration = SignedDuration::from_hours(24);
/// How often the job looks without being told.
const LOOK: Duration = Duration::from_secs(5);
/// How often it looks while there is something to do: the outbox has room again by then.
const GO_ON: Duration = Duration::from_secs(1);

/// Rings when somebody is to be told.
static CHANGED: LazyLock<Bell> = LazyLock::new(Bell::new);

/// What an administrator adds, checked; a mail can only be sent where there is a relay.
pub fn check_sentence(context: &MailContext, notify: &Notify) -> Result<String, Refusal> {
    let sentence =
        notice::parse(&notify.sentence).map_err(|reason| Refusal::field("notify.sentence", reason))?;
    if context.relay.is_none() {
        return Err(Refusal::new(Reason::RelayMissing));
    }
    Ok(sentence)
}

/// Tells everybody whom a change of the policy concerns, in the caller's transaction; gives how many.
pub fn tell_concerned(db: &mut Tx, clock: &dyn Clock, announcement: &Announcement) -> Result<u32, Refusal> {
    let now = clock.now();
    let from = notices::find_next_announcement(db, PER_DAY, DAY, now)?;
    if from > now {
        let seconds = from.duration_since(now).as_secs().max(1);
        return Err(Refusal::new(Reason::RateLimited).with("retryAfterSeconds", seconds));
    }
    let id = notices::announce(db, announcement, now)?;
    let told = notices::tell_concerned(db, id)?;
    db.after_commit(|| CHANGED.notify_one());
    Ok(u32::try_from(told).unwrap_or(u32::MAX))
}

/// Tells one user, in the caller's transaction.
pub fn tell(db: &mut Tx, clock: &dyn Clock, user: &User, announcement: &Announcement) -> Result<(), Refusal> {
    let id = notices::announce(db, announcement, clock.now())?;
    notices::tell(db, id, user.id)?;
    db.after_commit(|| CHANGED.notify_one());
    Ok(())
}

/// Tells each of these users, in the caller's transaction; gives how many. If there are none, nothing is announced.
pub fn tell_each(
    db: &mut Tx,
    clock: &dyn Clock,
    users: &BTreeSet<i64>,
    announcement: &Announcement,
) -> Result<u32, Refusal> {
    if users.is_empty() {
        return Ok(0);
    }
    let id = notices::announce(db, announcement, clock.now())?;
    for user in users {
        notices::tell(db, id, *user)?;
    }
    db.after_commit(|| CHANGED.notify_one());
    Ok(u32::try_from(users.len()).unwrap_or(u32::MAX))
}

/// Queues the mails of announcements; never returns.
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

/// Puts into the outbox what finds room there; whether anything is left.
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

/// For how many more mails there is room in the outbox.
fn room(db: &mut Tx) -> Result<u32, StoreError> {
    let (untried, all) = notices::count_queued(db)?;
    Ok(AT_ONCE.saturating_sub(untried).min(IN_ALL.saturating_sub(all)))
}

/// The mail for one user; none if it no longer concerns them.
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
        NoticeContent::GatewayRemoved(address) => News::GatewayRemoved(address.clone()),
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

#[cfg(test)]
mod tests;
