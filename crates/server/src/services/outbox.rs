//! Mails of ours to the relay: a job that survives a restart.
//!
//! A mail is queued in the transaction that makes it necessary, sealed, and its payload is gone once it was sent
//! or given up.

use std::{sync::LazyLock, time::Duration};

use fromline_core::Reason;
use jiff::{SignedDuration, Timestamp};
use tokio::{sync::Notify, time::Instant};

use super::{confirmation, jobs::hold_while, refusal::Refusal, system_mail::BuiltMail};
use crate::{
    keys::{KeyError, Keyring},
    smtp::SmtpFailure,
    state::App,
    store::{
        StoreError, Tx,
        jobs::{self, Job, JobKind, JobSubject},
        outbox::{self, Due},
        sweep,
    },
    vault::{find_sealing_key, queued_mail},
};

/// How long a mail is tried.
const GIVE_UP: SignedDuration = SignedDuration::from_hours(24);
/// How often the job looks without being told.
const LOOK: Duration = Duration::from_secs(5);
/// When it is tried again to write what became of a mail.
const AGAIN: Duration = Duration::from_secs(1);
/// How often what ended long ago is swept away.
const SWEEP: Duration = Duration::from_hours(1);

/// Rings when a mail was queued in this process.
static QUEUED: LazyLock<Notify> = LazyLock::new(Notify::new);

/// Queues a mail in the caller's transaction, to leave `at` some time; gives its id.
pub fn enqueue(db: &mut Tx, keys: &Keyring, at: Timestamp, mail: &BuiltMail) -> Result<i64, Refusal> {
    let id = outbox::add(db, at)?;
    let sealed = queued_mail::seal(&*find_sealing_key(db, keys)?, id, &mail.envelope, &mail.bytes)?;
    outbox::seal(db, id, &sealed)?;
    db.after_commit(|| QUEUED.notify_one());
    Ok(id)
}

/// Sends what is due, for ever, and sweeps from time to time.
pub async fn run(app: App) {
    let mut swept = None::<Instant>;
    loop {
        if swept.is_none_or(|swept| swept.elapsed() >= SWEEP) {
            swept = Some(Instant::now());
            if let Err(error) = sweep(&app).await {
                tracing::error!(%error, "sweep");
            }
        }
        if let Err(error) = send_due(&app).await {
            tracing::error!(%error, "outbox");
        }
        let _ = tokio::time::timeout(LOOK, QUEUED.notified()).await;
    }
}

async fn sweep(app: &App) -> Result<(), StoreError> {
    app.store.write(|db| sweep::sweep(db, app.clock.now())).await
}

/// Sends what is due now.
pub async fn send_due(app: &App) -> Result<(), StoreError> {
    let Some(relay) = &app.relay else { return Ok(()) };
    let now = app.clock.now();
    let (is_any, undisguised) = app
        .store
        .read(|db| {
            Ok::<_, StoreError>((
                jobs::is_any_due(db, JobKind::Mail, now)?,
                outbox::has_unmasked(db, now)?,
            ))
        })
        .await?;
    if undisguised {
        app.store.write(|db| outbox::mask_wait_reason(db, now)).await?;
    }
    if !is_any {
        return Ok(());
    }
    while let Some((job, mail)) = app.store.write(|db| claim(db, app, now)).await? {
        if job.lapsed > 0 {
            let lapsed = job.lapsed;
            tracing::warn!(
                mail = mail.id,
                lapsed,
                "a mail whose sender was gone is sent, perhaps once more"
            );
        }
        let outcome = match queued_mail::open(&app.keys, mail.id, &mail.sealed) {
            Ok((envelope, message)) => {
                hold_while(app, &job, relay.deliver(&envelope, message.as_bytes())).await
            }
            Err(error) => {
                tracing::error!(mail = mail.id, %error, "key");
                Err(SmtpFailure {
                    reason: Reason::Internal,
                    // An operator can put a key back: the mail waits for it.
                    temporary: !matches!(error, KeyError::Sealed),
                })
            }
        };
        hold_while(app, &job, written(app, &mail, outcome)).await?;
    }
    Ok(())
}

/// Writes what became of a mail, for as long as nothing can be written: whoever forgot it would send it once more.
async fn written(app: &App, mail: &Due, outcome: Result<(), SmtpFailure>) -> Result<(), StoreError> {
    loop {
        let now = app.clock.now();
        match app.store.write(|db| keep(db, mail, outcome, now)).await {
            Err(error @ (StoreError::Locked | StoreError::Full(_) | StoreError::TimedOut)) => {
                tracing::error!(mail = mail.id, %error, "what became of a mail cannot be written yet");
                tokio::time::sleep(AGAIN).await;
            }
            written => return written,
        }
    }
}

/// Keeps what became of a mail.
fn keep(db: &mut Tx, mail: &Due, outcome: Result<(), SmtpFailure>, now: Timestamp) -> Result<(), StoreError> {
    match outcome {
        Ok(()) => {
            outbox::finish(db, mail.id, None)?;
            confirmation::begin_validity(db, mail.id, now)
        }
        Err(failure) if failure.temporary && now.duration_since(mail.created) < GIVE_UP => {
            let reason = failure.reason.code();
            tracing::warn!(mail = mail.id, reason, "relay: trying again later");
            outbox::postpone(db, mail.id, now + delay(mail.tries), Reason::RelayUnavailable)
        }
        Err(failure) => {
            tracing::error!(mail = mail.id, reason = failure.reason.code(), "relay: given up");
            let reason = Refusal::of_relay(failure).reason;
            outbox::finish(db, mail.id, Some(reason))?;
            // It may have arrived, and its code be entered.
            if reason == Reason::RelayAnswerLost {
                confirmation::begin_validity(db, mail.id, now)?;
            }
            Ok(())
        }
    }
}

/// Makes a mail ours before it is sent: on a full disk nobody gets it again and again.
fn claim(db: &mut Tx, app: &App, now: Timestamp) -> Result<Option<(Job, Due)>, StoreError> {
    while let Some(job) = jobs::claim(db, JobKind::Mail, &app.job_holder, now)? {
        let JobSubject::Mail(id) = job.subject else {
            continue;
        };
        match outbox::find(db, id)? {
            Some(mail) => return Ok(Some((job, mail))),
            None => jobs::remove(db, job.subject)?,
        }
    }
    Ok(None)
}

/// 10 s, 20 s, 40 s … at most an hour.
fn delay(tries: u32) -> SignedDuration {
    SignedDuration::from_secs((10_i64 << tries.min(9)).min(3600))
}

#[cfg(test)]
mod tests;
