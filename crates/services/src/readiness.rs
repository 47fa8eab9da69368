//! The readiness checks: whether the server can do all of its work now, for monitoring and the operator.
//!
//! Each check writes to the database, so its result is reused for some seconds.

use std::{
    fs::{self, File},
    io::{self, Write as _},
    path::Path,
    sync::Arc,
    time::Duration,
};

use fromline_base::{keys::KeyId, socket::LOOK};
use fromline_core::Reason;
use fromline_store::{
    Store, StoreError, Tx, meta, migrations, outbox,
    readiness::{Readiness, ReadinessChecks, ReadyReport},
    users,
};
use tokio::time::{Instant, timeout};

use super::refusal::Refusal;
use crate::state::Base;

/// Time for which a result is reused.
const COUNTS: Duration = Duration::from_secs(5);
/// Time limit for each database check.
const PATIENCE: Duration = Duration::from_secs(2);
/// Name of the file that tests the disk, in the data folder.
const PROBE: &str = "fromline.probe";
/// Size of that file in bytes: room for some writes of the database.
const ROOM: usize = 64 * 1024;

/// Recreates the lock file whenever it is deleted; never returns.
pub async fn keep_lock(readiness: Arc<Readiness>) {
    loop {
        tokio::time::sleep(LOOK).await;
        readiness.is_locked();
    }
}

/// Reads the database, the only check for liveness.
pub async fn read(base: &Base) -> Result<(), StoreError> {
    base.store.read(users::is_any).await.map(drop)
}

/// Runs the checks, or returns a result that is a few seconds old.
pub async fn report(base: &Base, readiness: &Readiness) -> ReadyReport {
    let mut last = readiness.last.lock().await;
    if let Some((at, report)) = &*last
        && at.elapsed() < COUNTS
    {
        return report.clone();
    }
    let report = look(base, readiness).await;
    let before = last.replace((Instant::now(), report.clone()));
    if before.is_none_or(|(_, before)| before.ready) && !report.ready {
        tracing::error!(checks = ?report.checks, "not ready");
    }
    report
}

async fn look(base: &Base, readiness: &Readiness) -> ReadyReport {
    let now = base.clock.now();
    let folder = readiness.folder.clone();
    let disk = tokio::task::spawn_blocking(move || folder.as_deref().map_or(Ok(()), try_disk)).await;
    let store = base.store.clone();
    let waiting = async move { store.read(|db| Ok(outbox::find_oldest_waiting(db, now)?)).await };
    let oldest = in_time(waiting).await.ok().flatten();
    let probed = base.store.clone();
    let checks = ReadinessChecks {
        lock: readiness.is_locked(),
        migrations: in_time(has_all_migrations(base.store.clone()))
            .await
            .unwrap_or(false),
        key: in_time(has_key(base.clone())).await.unwrap_or(false),
        database: in_time(async move {
            probed
                .write(|db| Ok(meta::set_time(db, meta::PROBED, now)?))
                .await
        })
        .await
        .is_ok()
            && readiness.is_same_database(),
        disk: matches!(disk, Ok(Ok(()))),
        sockets: readiness
            .sockets
            .iter()
            .map(|socket| (socket.name().to_owned(), socket.answers()))
            .collect(),
        oldest_waiting_mail_seconds: oldest.map(|since| now.duration_since(since).as_secs().max(0)),
    };
    ReadyReport {
        ready: checks.all(),
        checks: Some(checks),
    }
}

/// Waits for a check up to the time limit. The check runs in a task of its own, so that one that blocks its thread does not block
/// the caller.
async fn in_time<T: Send + 'static>(
    question: impl Future<Output = Result<T, Refusal>> + Send + 'static,
) -> Result<T, Refusal> {
    match timeout(PATIENCE, tokio::spawn(question)).await {
        Ok(Ok(answer)) => answer,
        Ok(Err(_)) | Err(_) => Err(Refusal::new(Reason::Unavailable)),
    }
}

/// Returns whether all migrations of this version are applied.
async fn has_all_migrations(store: Store) -> Result<bool, Refusal> {
    Ok(store.read(migrations::is_done).await?)
}

/// Returns whether the key that encrypts is in memory and in the key file.
async fn has_key(base: Base) -> Result<bool, Refusal> {
    let id = base
        .store
        .read(sealing)
        .await?
        .ok_or(Refusal::new(Reason::Internal))?;
    let key = base.keys.key(id)?;
    let opens = base.keys.open(b"ready", &key.seal(b"ready", b"ready")?).is_ok();
    Ok(opens && base.keys.file_holds(id)?)
}

fn sealing(db: &mut Tx) -> Result<Option<KeyId>, StoreError> {
    let id = meta::get(db, meta::KEY_ID)?;
    Ok(id.as_deref().and_then(KeyId::from_bytes))
}

/// Writes a file to the disk and deletes it.
fn try_disk(folder: &Path) -> io::Result<()> {
    let path = folder.join(PROBE);
    let write = || {
        let mut file = File::create(&path)?;
        file.write_all(&vec![0; ROOM])?;
        file.sync_all()
    };
    let written = write();
    let removed = fs::remove_file(&path);
    written.and(removed)
}
