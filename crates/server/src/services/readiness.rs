//! Whether the server can do all of its work now: what a monitor asks, and an operator after it.
//!
//! Looking costs a write, so what was found counts for some seconds, however many ask.

use std::{
    collections::BTreeMap,
    fs::{self, File},
    io::{self, Write as _},
    os::unix::fs::MetadataExt as _,
    path::{Path, PathBuf},
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};

use fromline_core::Reason;
use serde::Serialize;
use sqlx::SqliteConnection;
use tokio::{
    sync::Mutex,
    time::{Instant, timeout},
};

use super::refusal::Refusal;
use crate::{
    data::{DATABASE, lock::DataLock},
    keys::KeyId,
    mta::{DoorState, LOOK},
    state::App,
    store::{Store, meta, outbox, users},
};

/// For how long an answer counts.
const COUNTS: Duration = Duration::from_secs(5);
/// How long the database may take for each question.
const PATIENCE: Duration = Duration::from_secs(2);
/// The file by which the disk is tried, in the data folder.
const PROBE: &str = "fromline.probe";
/// How much has to fit on it: some writes of the database.
const ROOM: usize = 64 * 1024;

/// Whether the server is ready.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct ReadyReport {
    /// Whether everything is as it should be.
    pub ready: bool,
    /// What was looked at; for the operator alone.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub checks: Option<Checks>,
}

/// What was looked at. `true`: as it should be.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
#[expect(clippy::struct_excessive_bools, reason = "a list of facts, one name for each")]
pub struct Checks {
    /// This process alone serves the data folder.
    pub lock: bool,
    /// The database's tables are those of this version.
    pub migrations: bool,
    /// The key file holds the key with which secrets are sealed.
    pub key: bool,
    /// The database takes a write, within two seconds, and is the file that was opened: what is written into one that was
    /// deleted is lost with the next start.
    pub database: bool,
    /// The disk of the data folder takes 64 kB.
    pub disk: bool,
    /// The sockets that the mail server uses, by name; none without a mail server.
    pub sockets: BTreeMap<String, bool>,
    /// For how many seconds the oldest of our own mails has been waiting for the relay; absent if none waits. It says nothing
    /// of being ready: the relay may be away.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub oldest_waiting_mail_seconds: Option<i64>,
}

impl Checks {
    fn all(&self) -> bool {
        let Self {
            lock,
            migrations,
            key,
            database,
            disk,
            ..
        } = self;
        [lock, migrations, key, database, disk]
            .into_iter()
            .chain(self.sockets.values())
            .all(|well| *well)
    }
}

/// What is looked at beside the database.
#[derive(Debug, Default)]
pub struct Readiness {
    /// The data folder; none: it is not looked at.
    pub folder: Option<PathBuf>,
    /// The lock of the data folder; none: nobody else can be there.
    pub lock: Option<DataLock>,
    /// The database's file when it was opened: device and inode.
    database: Option<(u64, u64)>,
    /// The mail server's sockets.
    pub doors: Vec<Arc<DoorState>>,
    is_lock_lost: AtomicBool,
    last: Mutex<Option<(Instant, ReadyReport)>>,
}

impl Readiness {
    /// Of a server that holds this lock of this data folder and has opened its database.
    pub fn new(folder: PathBuf, lock: DataLock, doors: Vec<Arc<DoorState>>) -> Self {
        Self {
            database: identity(&folder),
            folder: Some(folder),
            lock: Some(lock),
            doors,
            ..Self::default()
        }
    }

    fn is_same_database(&self) -> bool {
        let folder = self.folder.as_deref();
        folder.is_none_or(|folder| self.database.is_some() && identity(folder) == self.database)
    }

    fn is_locked(&self) -> bool {
        let kept = self.lock.as_ref().map_or(Ok(()), DataLock::keep);
        let was_lost = self.is_lock_lost.swap(kept.is_err(), Ordering::Relaxed);
        match &kept {
            Err(error) if !was_lost => tracing::error!(%error, "the lock of the data folder is lost"),
            Ok(()) if was_lost => tracing::info!("the data folder is locked again"),
            _ => {}
        }
        kept.is_ok()
    }
}

fn identity(folder: &Path) -> Option<(u64, u64)> {
    let file = fs::metadata(folder.join(DATABASE)).ok()?;
    Some((file.dev(), file.ino()))
}

/// Holds the lock's file, for ever: somebody may delete it.
pub async fn keep_lock(app: App) {
    loop {
        tokio::time::sleep(LOOK).await;
        app.readiness.is_locked();
    }
}

/// Reads the database, which is all that being alive takes.
pub async fn read(app: &App) -> Result<(), sqlx::Error> {
    users::any(&mut *app.store.read().await?).await.map(drop)
}

/// What is found now, or was a few seconds ago.
pub async fn report(app: &App) -> ReadyReport {
    let mut last = app.readiness.last.lock().await;
    if let Some((at, report)) = &*last
        && at.elapsed() < COUNTS
    {
        return report.clone();
    }
    let report = look(app).await;
    let before = last.replace((Instant::now(), report.clone()));
    if before.is_none_or(|(_, before)| before.ready) && !report.ready {
        tracing::error!(checks = ?report.checks, "not ready");
    }
    report
}

async fn look(app: &App) -> ReadyReport {
    let now = app.clock.now();
    let folder = app.readiness.folder.clone();
    let disk = tokio::task::spawn_blocking(move || folder.as_deref().map_or(Ok(()), try_disk)).await;
    let waiting = in_time(async {
        let mut db = app.store.read().await?;
        Ok(outbox::oldest_waiting(&mut db, now).await?)
    });
    let oldest = waiting.await.ok().flatten();
    let checks = Checks {
        lock: app.readiness.is_locked(),
        migrations: in_time(has_all_migrations(&app.store)).await.unwrap_or(false),
        key: in_time(has_key(app)).await.unwrap_or(false),
        database: in_time(async {
            let mut db = app.store.write().await?;
            meta::set_time(&mut db, meta::PROBED, now).await?;
            Ok(db.commit().await?)
        })
        .await
        .is_ok()
            && app.readiness.is_same_database(),
        disk: matches!(disk, Ok(Ok(()))),
        sockets: app
            .readiness
            .doors
            .iter()
            .map(|door| (door.name().to_owned(), door.answers()))
            .collect(),
        oldest_waiting_mail_seconds: oldest.map(|since| now.duration_since(since).as_secs().max(0)),
    };
    ReadyReport {
        ready: checks.all(),
        checks: Some(checks),
    }
}

async fn in_time<T>(question: impl Future<Output = Result<T, Refusal>>) -> Result<T, Refusal> {
    let answer = timeout(PATIENCE, question).await;
    answer.unwrap_or_else(|_elapsed| Err(Refusal::new(Reason::Unavailable)))
}

/// Whether this version's migrations are all done.
async fn has_all_migrations(store: &Store) -> Result<bool, Refusal> {
    let mut db = store.read().await?;
    let done: Vec<i64> = sqlx::query_scalar("SELECT version FROM _sqlx_migrations WHERE success = 1")
        .fetch_all(&mut *db)
        .await?;
    Ok(sqlx::migrate!()
        .iter()
        .all(|migration| done.contains(&migration.version)))
}

/// Whether the key that seals is there, also at the next start.
async fn has_key(app: &App) -> Result<bool, Refusal> {
    let mut db = app.store.read().await?;
    let id = sealing(&mut db).await?.ok_or(Refusal::new(Reason::Internal))?;
    let key = app.keys.key(id)?;
    let opens = app.keys.open(b"ready", &key.seal(b"ready", b"ready")?).is_ok();
    Ok(opens && app.keys.file_holds(id)?)
}

async fn sealing(db: &mut SqliteConnection) -> Result<Option<KeyId>, sqlx::Error> {
    let id = meta::get(db, meta::KEY_ID).await?;
    Ok(id.as_deref().and_then(KeyId::from_bytes))
}

/// Writes a file to the disk and takes it away again.
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
