//! Withdrawing consents at their providers, once their gateways are gone: tried again for a day, then the user is told to do it.

use std::{sync::LazyLock, time::Duration};

use fromline_core::{
    Reason,
    message::Message,
    text::{FilledMessage, say},
};
use fromline_outbound::vault::{find_sealing_key, grants::Grant, revoked};
use fromline_store::{
    Tx,
    aliases::Alias,
    consents,
    jobs::{self, Job, JobKind, JobSubject},
    revocations::{self, StoredRevocation},
    users,
};
use jiff::SignedDuration;
use tokio::sync::Notify as Bell;

use super::{
    jobs::JobHolder,
    outbox,
    refusal::Refusal,
    system_mail::{Mail, build_sender},
};
use crate::state::TokenContext;

/// Pauses before the second and each further attempt, in seconds: a day in all.
const PAUSES: [i64; 7] = [60, 300, 1800, 3600, 4 * 3600, 6 * 3600, 9 * 3600];
/// Interval between checks for due consents.
const LOOK: Duration = Duration::from_secs(30);

/// Rung when a consent is to be withdrawn.
static QUEUED: LazyLock<Bell> = LazyLock::new(Bell::new);

/// Queues the withdrawal of a consent whose gateway goes away in the caller's transaction.
pub fn enqueue(db: &mut Tx, context: &TokenContext, alias: &Alias, grant: &Grant) -> Result<(), Refusal> {
    let name = grant.provider.name();
    let key = find_sealing_key(db, &context.keys)?;
    let sealed = revoked::seal(&key, alias.user_id, name, &grant.refresh)?;
    let id = revocations::add(db, alias.user_id, name, alias.address.as_str(), &sealed)?;
    jobs::put(db, JobSubject::Revoke(id), context.clock.now())?;
    db.after_commit(|| QUEUED.notify_one());
    Ok(())
}

/// Withdraws consents that are due; never returns.
pub async fn run(context: TokenContext) {
    loop {
        if let Err(refusal) = withdraw_due(&context).await {
            tracing::error!(reason = refusal.reason.code(), "withdrawing consents");
        }
        let _ = tokio::time::timeout(LOOK, QUEUED.notified()).await;
    }
}

/// Withdraws the consents that are due now, and returns the number of attempts.
///
/// # Errors
///
/// If the database fails; what was not recorded is tried again.
pub async fn withdraw_due(context: &TokenContext) -> Result<u32, Refusal> {
    let now = context.clock.now();
    let is_any = context
        .store
        .read(|db| Ok::<_, Refusal>(jobs::is_any_due(db, JobKind::Revoke, now)?));
    if !is_any.await? {
        return Ok(0);
    }
    let holder = JobHolder::of(context);
    let mut tried = 0;
    while let Some((job, stored)) = context.store.write(|db| claim(db, context)).await? {
        let outcome = holder.hold_while(&job, revoke(context, &stored)).await;
        let recorded = context.store.write(|db| record(db, context, &stored, outcome));
        recorded.await?;
        tried += 1;
    }
    Ok(tried)
}

/// Claims the next one. A user who has connected the same provider again keeps that consent: some providers (Google) end all of a
/// user's consents at once.
fn claim(db: &mut Tx, context: &TokenContext) -> Result<Option<(Job, StoredRevocation)>, Refusal> {
    while let Some(job) = jobs::claim(db, JobKind::Revoke, &context.job_holder, context.clock.now())? {
        let JobSubject::Revoke(id) = job.subject else {
            continue;
        };
        let Some(stored) = revocations::find(db, id)? else {
            jobs::remove(db, job.subject)?;
            continue;
        };
        if consents::has_any(db, stored.user_id, &stored.provider)? {
            revocations::remove(db, id)?;
        } else {
            return Ok(Some((job, stored)));
        }
    }
    Ok(None)
}

async fn revoke(context: &TokenContext, stored: &StoredRevocation) -> Result<(), Reason> {
    let provider = context.providers.find(&stored.provider);
    // Without its registration nobody can ask it; the operator may put that back.
    let provider = provider.ok_or(Reason::OauthUnavailable)?;
    let opened = revoked::open(&context.keys, stored.user_id, &stored.provider, &stored.sealed);
    let token = opened.map_err(|_| Reason::Internal)?;
    match provider.revoke(&*context.web, &token).await {
        // It has ended already.
        Err(Reason::ConsentEnded) => Ok(()),
        outcome => outcome,
    }
}

fn record(
    db: &mut Tx,
    context: &TokenContext,
    stored: &StoredRevocation,
    outcome: Result<(), Reason>,
) -> Result<(), Refusal> {
    let Err(reason) = outcome else {
        return Ok(revocations::remove(db, stored.id)?);
    };
    let (provider, reason) = (stored.provider.as_str(), reason.code());
    let pause = usize::try_from(stored.tries)
        .ok()
        .and_then(|tries| PAUSES.get(tries));
    if let Some(pause) = pause {
        tracing::warn!(provider, reason, "a consent could not be withdrawn yet");
        revocations::count_try(db, stored.id)?;
        let due = context.clock.now() + SignedDuration::from_secs(*pause);
        return Ok(jobs::put(db, JobSubject::Revoke(stored.id), due)?);
    }
    tracing::error!(
        provider,
        reason,
        "a consent could not be withdrawn, and its user is told"
    );
    tell(db, context, stored)?;
    Ok(revocations::remove(db, stored.id)?)
}

/// Emails the user where to withdraw it themselves, if there is a relay.
fn tell(db: &mut Tx, context: &TokenContext, stored: &StoredRevocation) -> Result<(), Refusal> {
    let user = users::by_id(db, stored.user_id)?.filter(|user| !user.disabled);
    let (Some(user), true) = (user, context.relay.is_some()) else {
        return Ok(());
    };
    let language = user.language.unwrap_or_default();
    let provider = context.providers.find(&stored.provider);
    let label = provider.map_or(stored.provider.as_str(), |provider| provider.label());
    let alias = stored.address.as_str();
    let say = |message: FilledMessage<'_>| context.texts.say(language, message);
    let mail = Mail {
        message: &Message {
            from: build_sender(&context.config),
            ..Message::default()
        },
        null_sender: true,
        to: &user.address.ascii(),
        subject: &say!(say, "mails-consent-left-subject", provider = label),
        text: &say!(say, "mails-consent-left-text", alias = alias, provider = label),
        language: language.code(),
        auto_generated: true,
    };
    let now = context.clock.now();
    outbox::enqueue(db, &context.keys, now, &mail.build(now)?)?;
    Ok(())
}

#[cfg(test)]
mod tests;
