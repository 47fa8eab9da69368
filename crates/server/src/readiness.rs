//! What says whether the server is ready, beside the database, and how that is told.

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

use serde::Serialize;
use tokio::{sync::Mutex, time::Instant};

use crate::{
    data::{DATABASE, lock::DataLock},
    socket::SocketState,
};

/// Whether the server is ready.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct ReadyReport {
    /// Whether everything is as it should be.
    pub ready: bool,
    /// What was looked at; for the operator alone.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub checks: Option<ReadinessChecks>,
}

/// What was looked at. `true`: as it should be.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
#[expect(clippy::struct_excessive_bools, reason = "a list of facts, one name for each")]
pub struct ReadinessChecks {
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

impl ReadinessChecks {
    pub(crate) fn all(&self) -> bool {
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
    pub sockets: Vec<Arc<SocketState>>,
    is_lock_lost: AtomicBool,
    pub(crate) last: Mutex<Option<(Instant, ReadyReport)>>,
}

impl Readiness {
    /// Of a server that holds this lock of this data folder and has opened its database.
    pub fn new(folder: PathBuf, lock: DataLock, sockets: Vec<Arc<SocketState>>) -> Self {
        Self {
            database: identity(&folder),
            folder: Some(folder),
            lock: Some(lock),
            sockets,
            ..Self::default()
        }
    }

    pub(crate) fn is_same_database(&self) -> bool {
        let folder = self.folder.as_deref();
        folder.is_none_or(|folder| self.database.is_some() && identity(folder) == self.database)
    }

    pub(crate) fn is_locked(&self) -> bool {
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
