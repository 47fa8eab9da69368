//! The server's readiness: the state that it depends on besides the database, and its report.

use std::{
    collections::BTreeMap,
    fs,
    os::unix::fs::MetadataExt as _,
    path::{Path, PathBuf},
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
};

use fromline_base::socket::SocketState;
use serde::Serialize;
use tokio::{sync::Mutex, time::Instant};

use crate::data::{DATABASE, lock::DataLock};

/// The answer of `/readyz`: whether the server can do all of its work.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct ReadyReport {
    /// Whether every check succeeded.
    pub ready: bool,
    /// The result of each check; for the operator alone.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub checks: Option<ReadinessChecks>,
}

/// The results of the readiness checks; `true` means success.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
#[expect(clippy::struct_excessive_bools, reason = "a list of facts, one name for each")]
pub struct ReadinessChecks {
    /// This process alone serves the data folder.
    pub lock: bool,
    /// The database's tables are those of this version.
    pub migrations: bool,
    /// The key file contains the key that encrypts secrets.
    pub key: bool,
    /// The database accepts a write within two seconds and is still the file that was opened; writes to a deleted file would be
    /// lost at the next start.
    pub database: bool,
    /// The disk of the data folder accepts 64 kB.
    pub disk: bool,
    /// The sockets that the mail server uses, by name; empty without a mail server.
    pub sockets: BTreeMap<String, bool>,
    /// Seconds for which the oldest of our own emails has been waiting for the relay; absent if none is waiting. It does not
    /// affect readiness, since the relay may be unavailable.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub oldest_waiting_mail_seconds: Option<i64>,
}

impl ReadinessChecks {
    /// Returns whether all of these checks have passed.
    pub fn all(&self) -> bool {
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

/// The state on which readiness depends besides the database.
#[derive(Debug, Default)]
pub struct Readiness {
    /// The data folder; `None` if it is not checked.
    pub folder: Option<PathBuf>,
    /// The lock of the data folder; `None` if no other process can use it.
    pub lock: Option<DataLock>,
    /// Device and inode of the database file when it was opened.
    database: Option<(u64, u64)>,
    /// The states of the mail server's sockets.
    pub sockets: Vec<Arc<SocketState>>,
    is_lock_lost: AtomicBool,
    /// The last report and when it was made, which is repeated for a while.
    pub last: Mutex<Option<(Instant, ReadyReport)>>,
}

impl Readiness {
    /// Creates the state of a server that holds this lock and has opened the database.
    pub fn new(folder: PathBuf, lock: DataLock, sockets: Vec<Arc<SocketState>>) -> Self {
        Self {
            database: identity(&folder),
            folder: Some(folder),
            lock: Some(lock),
            sockets,
            ..Self::default()
        }
    }

    /// Returns whether the file at the database's path is the one that was opened.
    pub fn is_same_database(&self) -> bool {
        let folder = self.folder.as_deref();
        folder.is_none_or(|folder| self.database.is_some() && identity(folder) == self.database)
    }

    /// Returns whether the data folder is locked; locks it again if its lock was lost.
    pub fn is_locked(&self) -> bool {
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
