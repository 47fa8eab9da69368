//! The outbox: Fromline's own emails to the organization's relay, in a queue that survives a restart.
//!
//! An email is queued, encrypted, in the transaction that requires it; its payload is deleted once it was sent or given up.

use std::{
    sync::{Arc, LazyLock},
    time::Duration,
};

use fromline_base::{
    clock::Clock,
    keys::{KeyError, Keyring},
};
use fromline_core::Reason;
use fromline_outbound::{
    smtp::{Relay, SmtpFailure},
    vault::{find_sealing_key, queued_mail},
};
use fromline_store::{
    Store, StoreError, Tx,
    jobs::{self, Job, JobKind, JobSubject},
    outbox::{self, Due},
    sweep,
};
use jiff::{SignedDuration, Timestamp};
use tokio::{sync::Notify, time::Instant};

use super::{confirmation, jobs::JobHolder, refusal::Refusal, system_mail::BuiltMail};
use crate::state::MailContext;

/// Time after which an email is given up.
const GIVE_UP: SignedDuration = SignedDuration::from_hours(24);
/// Interval at which the job looks without being woken.
const LOOK: Duration = Duration::from_secs(5);
/// Interval between attempts to record the outcome of an email.
const AGAIN: Duration = Duration::from_secs(1);
/// Interval between deletions of old data.
const SWEEP: Duration = Duration::from_hours(1);

/// Wakes the job when this process has queued an email.
static QUEUED: LazyLock<Notify> = LazyLock::new(Notify::new);

/// Queues an email in the caller's transaction, to be sent at `at`, and returns its id.
pub fn enqueue(db: &mut Tx, keys: &Keyring, at: Timestamp, mail: &BuiltMail) -> Result<i64, Refusal> {
    let id = outbox::add(db, at)?;
    let sealed = queued_mail::seal(&*find_sealing_key(db, keys)?, id, &mail.envelope, &mail.bytes)?;
    outbox::seal(db, id, &sealed)?;
    db.after_commit(|| QUEUED.notify_one());
    Ok(id)
}

/// Sends queued mails to the organization's relay.
#[derive(Clone)]
pub struct Outbox {
    store: Store,
    clock: Arc<dyn Clock>,
    keys: Arc<Keyring>,
    relay: Option<Arc<dyn Relay>>,
    holder: JobHolder,
}

impl Outbox {
    /// Creates the outbox of a server.
    pub fn of(context: &MailContext) -> Self {
        Self {
            store: context.store.clone(),
            clock: context.clock.clone(),
            keys: context.keys.clone(),
            relay: context.relay.clone(),
            holder: JobHolder::of(context),
        }
    }

    /// Sends emails that are due and deletes old data once an hour; never returns.
    pub async fn run(self) {
        let mut swept = None::<Instant>;
        loop {
            if swept.is_none_or(|swept| swept.elapsed() >= SWEEP) {
                swept = Some(Instant::now());
                if let Err(error) = self.sweep().await {
                    tracing::error!(%error, "sweep");
                }
            }
            if let Err(error) = self.send_due().await {
                tracing::error!(%error, "outbox");
            }
            let _ = tokio::time::timeout(LOOK, QUEUED.notified()).await;
        }
    }

    async fn sweep(&self) -> Result<(), StoreError> {
        self.store.write(|db| sweep::sweep(db, self.clock.now())).await
    }

    /// Sends emails that are due now.
    pub async fn send_due(&self) -> Result<(), StoreError> {
        let Some(relay) = &self.relay else { return Ok(()) };
        let now = self.clock.now();
        let (is_any, unmasked) = self
            .store
            .read(|db| {
                Ok::<_, StoreError>((
                    jobs::is_any_due(db, JobKind::Mail, now)?,
                    outbox::has_unmasked(db, now)?,
                ))
            })
            .await?;
        if unmasked {
            self.store.write(|db| outbox::mask_wait_reason(db, now)).await?;
        }
        if !is_any {
            return Ok(());
        }
        while let Some((job, mail)) = self.store.write(|db| self.claim(db, now)).await? {
            if job.lapsed > 0 {
                let lapsed = job.lapsed;
                tracing::warn!(
                    mail = mail.id,
                    lapsed,
                    "a mail whose sender was gone is sent, perhaps once more"
                );
            }
            let outcome = match queued_mail::open(&self.keys, mail.id, &mail.sealed) {
                Ok((envelope, message)) => {
                    self.holder
                        .hold_while(&job, relay.deliver(&envelope, message.as_bytes()))
                        .await
                }
                Err(error) => {
                    tracing::error!(mail = mail.id, %error, "key");
                    Err(SmtpFailure {
                        reason: Reason::Internal,
                        // An operator can put a key back; the email waits for it.
                        temporary: !matches!(error, KeyError::Sealed),
                    })
                }
            };
            self.holder
                .hold_while(&job, self.record_outcome(&mail, outcome))
                .await?;
        }
        Ok(())
    }

    /// Records the outcome of an email, repeating as long as nothing can be written, because forgetting it would send the email
    /// again.
    async fn record_outcome(&self, mail: &Due, outcome: Result<(), SmtpFailure>) -> Result<(), StoreError> {
        loop {
            let now = self.clock.now();
            match self.store.write(|db| keep(db, mail, outcome, now)).await {
                Err(error @ (StoreError::Locked | StoreError::Full(_) | StoreError::TimedOut)) => {
                    tracing::error!(mail = mail.id, %error, "what became of a mail cannot be written yet");
                    tokio::time::sleep(AGAIN).await;
                }
                written => return written,
            }
        }
    }

    /// Claims a mail before it is sent, so that a full disk does not send it again and again.
    fn claim(&self, db: &mut Tx, now: Timestamp) -> Result<Option<(Job, Due)>, StoreError> {
        while let Some(job) = jobs::claim(db, JobKind::Mail, &self.holder.name, now)? {
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
}

/// Stores the outcome of an email.
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
            // The email may have arrived, and its code may be entered.
            if reason == Reason::RelayAnswerLost {
                confirmation::begin_validity(db, mail.id, now)?;
            }
            Ok(())
        }
    }
}

/// Returns the pause before the next attempt: 10 s, 20 s, 40 s … at most an hour.
fn delay(tries: u32) -> SignedDuration {
    SignedDuration::from_secs((10_i64 << tries.min(9)).min(3600))
}

#[cfg(test)]
mod tests;
