//! Mails of ours to the relay: a job that survives a restart.
//!
//! A mail is queued in the transaction that makes it necessary, sealed, and its payload is gone once it was sent
//! or given up.

use std::{sync::LazyLock, time::Duration};

use fromline_core::Reason;
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};
use sqlx::SqliteConnection;
use tokio::{sync::Notify, time::Instant};

use super::{confirmation, mail::Built, refusal::Refusal, sealing::sealing_key};
use crate::{
    keys::{Key, KeyError, Keyring},
    smtp::{Addressed, Envelope, SmtpFailure},
    state::App,
    store::{
        outbox::{self, Due},
        sweep,
    },
};

/// How long a mail is tried.
const GIVE_UP: SignedDuration = SignedDuration::from_hours(24);
/// When a mail is tried again of which nobody knows whether it left: whoever sent it was killed, or could not write that.
const CLAIM: SignedDuration = SignedDuration::from_mins(10);
/// How often the job looks without being told.
const LOOK: Duration = Duration::from_secs(5);
/// How often what ended long ago is swept away.
const SWEEP: Duration = Duration::from_hours(1);

/// `notify_one` comes from inside the transaction that queues: it has to be committed before a look finds anything.
const SETTLE: Duration = Duration::from_millis(100);

/// Rings when a mail was queued in this process.
static QUEUED: LazyLock<Notify> = LazyLock::new(Notify::new);

#[derive(Serialize, Deserialize)]
struct Payload {
    sender: Option<String>,
    recipients: Vec<String>,
    message: String,
}

/// Queues a mail in the caller's transaction, to leave `at` some time; gives its id.
pub async fn enqueue(
    db: &mut SqliteConnection,
    keys: &Keyring,
    at: Timestamp,
    mail: &Built,
) -> Result<i64, Refusal> {
    let id = outbox::add(db, at).await?;
    let payload = Payload {
        sender: mail.envelope.sender.clone(),
        recipients: mail.envelope.recipients.clone(),
        message: String::from_utf8_lossy(&mail.bytes).into_owned(),
    };
    let plain = serde_json::to_vec(&payload).map_err(|_| Refusal::new(Reason::Internal))?;
    let key = sealing_key(db, keys).await?;
    outbox::seal(db, id, &key.seal(&aad(id), &plain)?).await?;
    QUEUED.notify_one();
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
        if tokio::time::timeout(LOOK, QUEUED.notified()).await.is_ok() {
            tokio::time::sleep(SETTLE).await;
        }
    }
}

async fn sweep(app: &App) -> Result<(), sqlx::Error> {
    let mut db = app.store.write().await?;
    sweep::sweep(&mut db, app.clock.now()).await?;
    db.commit().await
}

/// Sends what is due now.
pub async fn send_due(app: &App) -> Result<(), sqlx::Error> {
    let Some(relay) = &app.relay else { return Ok(()) };
    let mut db = app.store.read().await?;
    let due = outbox::due(&mut db, app.clock.now()).await?;
    let undisguised = outbox::has_undisguised(&mut db, app.clock.now()).await?;
    drop(db);
    if undisguised {
        let mut db = app.store.write().await?;
        outbox::disguise_waiting(&mut db, app.clock.now()).await?;
        db.commit().await?;
    }
    for mail in due {
        if !claim(app, &mail).await? {
            continue;
        }
        let outcome = match open(&app.keys, &mail) {
            Ok((envelope, message)) => relay.deliver(&envelope, message.as_bytes()).await,
            Err(error) => {
                tracing::error!(mail = mail.id, %error, "key");
                Err(SmtpFailure {
                    reason: Reason::Internal,
                    // An operator can put a key back: the mail waits for it.
                    temporary: !matches!(error, KeyError::Sealed),
                })
            }
        };
        let now = app.clock.now();
        let mut db = app.store.write().await?;
        match outcome {
            Ok(()) => {
                outbox::finish(&mut db, mail.id, None).await?;
                confirmation::left(&mut db, mail.id, now).await?;
            }
            Err(failure) if failure.temporary && now.duration_since(mail.created) < GIVE_UP => {
                tracing::warn!(
                    mail = mail.id,
                    reason = failure.reason.code(),
                    "relay: trying again later"
                );
                outbox::postpone(
                    &mut db,
                    mail.id,
                    now + delay(mail.tries),
                    Reason::RelayUnavailable,
                )
                .await?;
            }
            Err(failure) => {
                tracing::error!(mail = mail.id, reason = failure.reason.code(), "relay: given up");
                let reason = Refusal::of_relay(failure).reason;
                outbox::finish(&mut db, mail.id, Some(reason)).await?;
                // It may have arrived, and its code be entered.
                if reason == Reason::RelayAnswerLost {
                    confirmation::left(&mut db, mail.id, now).await?;
                }
            }
        }
        db.commit().await?;
    }
    Ok(())
}

/// Makes a mail ours before it is sent: on a full disk nobody gets it again and again.
async fn claim(app: &App, mail: &Due) -> Result<bool, sqlx::Error> {
    let now = app.clock.now();
    let mut db = app.store.write().await?;
    let is_ours = outbox::claim(&mut db, mail.id, now, now + CLAIM).await?;
    db.commit().await?;
    Ok(is_ours)
}

/// 10 s, 20 s, 40 s … at most an hour.
fn delay(tries: u32) -> SignedDuration {
    SignedDuration::from_secs((10_i64 << tries.min(9)).min(3600))
}

/// The same mail under another key.
pub fn reseal(keys: &Keyring, key: &Key, id: i64, sealed: &[u8]) -> Result<Vec<u8>, KeyError> {
    key.seal(&aad(id), &keys.open(&aad(id), sealed)?)
}

fn open(keys: &Keyring, mail: &Due) -> Result<(Envelope, String), KeyError> {
    let plain = keys.open(&aad(mail.id), &mail.sealed)?;
    let payload: Payload = serde_json::from_slice(&plain).map_err(|_| KeyError::Sealed)?;
    Ok((
        Envelope {
            sender: payload.sender,
            recipients: payload.recipients,
            addressed: Addressed::Together,
            instead: None,
        },
        payload.message,
    ))
}

fn aad(id: i64) -> Vec<u8> {
    format!("outbox|{id}").into_bytes()
}

#[cfg(test)]
mod tests;
