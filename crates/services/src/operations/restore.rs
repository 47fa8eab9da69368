//! Restoring a backup into a data folder of its own.

use std::{
    fs::{self, File},
    io,
    path::{Path, PathBuf},
};

use fromline_base::keys::{KeyError, KeyId, Keyring};
use fromline_store::{
    Store, StoreError,
    copy::{self, DatabaseContents},
    data::{
        self, CONFIGURATION, DATABASE, KEY_FILE,
        lock::{LOCK_FILE, LockError, take_lock},
    },
    links, meta, sessions,
};
use jiff::Timestamp;

use super::{
    files::{self, Unfinished},
    keys::{find_unknown_key, list_undecryptable},
};

/// A finished and verified restore.
#[derive(Debug)]
pub struct Restored {
    /// The counts of what was restored.
    pub contents: DatabaseContents,
    /// When the backup was made, if it says so.
    pub made: Option<Timestamp>,
    /// Number of gateways whose credentials cannot be decrypted because they were already damaged.
    pub undecryptable: usize,
}

/// The reasons why a restore failed, leaving nothing behind: one line for the operator.
#[derive(Debug, thiserror::Error)]
pub enum RestoreError {
    /// The folder contains something else.
    #[error("{0} is there: a backup is restored into an empty or new folder, where it overwrites nothing")]
    Occupied(PathBuf),
    /// There is no key.
    #[error("the key file {0} is missing: put your copy of the key there, or name it with --key-file")]
    KeyMissing(PathBuf),
    /// The key belongs to another database, or some of its keys are missing.
    #[error("the key file {0} is not the one that this backup was made with: {1}")]
    KeyWrong(PathBuf, KeyError),
    /// The key file cannot be read or copied.
    #[error(transparent)]
    Key(#[from] KeyError),
    /// A server or another restore uses the folder.
    #[error(transparent)]
    Lock(#[from] LockError),
    /// The database is in use or was not closed properly, so its file alone is incomplete.
    #[error("{0} has a journal beside it and is no backup by itself: make one with `fromline backup`")]
    Journal(PathBuf),
    /// The backup is damaged.
    #[error("the backup {0} is damaged: {1}")]
    Damaged(PathBuf, String),
    /// The file is not a Fromline database.
    #[error("{0} is not a backup of Fromline")]
    Foreign(PathBuf),
    /// The backup was made by a newer version.
    #[error("the backup {0} was made by a newer version of Fromline: restore it with that one")]
    Newer(PathBuf),
    /// A file cannot be read or written.
    #[error("{0}: {1}")]
    File(PathBuf, io::Error),
    /// The database at this path failed.
    #[error("restoring {0}: {1}")]
    Database(PathBuf, StoreError),
}

/// Restores `backup` into `folder`, whose key belongs at `usual`; `given` names the key to copy there.
///
/// The database appears in the folder in one step, after everything about it was verified. Sessions and one-time links end, since
/// some may have ended or been used after the backup. Users may have been added after it as well, so from `now` on it counts as a
/// new database; see `services::new_database`.
pub async fn restore(
    backup: &Path,
    folder: &Path,
    usual: &Path,
    given: Option<&Path>,
    now: Timestamp,
) -> Result<Restored, RestoreError> {
    // Declared first, so that the lock is released only after unfinished files were removed.
    let _lock;
    let mut unfinished = Unfinished::default();
    unfinished.folders(folder);
    data::make_private(folder).map_err(|error| RestoreError::File(folder.to_owned(), error))?;
    let lock_file = folder.join(LOCK_FILE);
    if !lock_file.exists() {
        unfinished.file(&lock_file);
    }
    _lock = take_lock(folder)?;
    check_empty(folder)?;
    let given = given.filter(|given| *given != usual);
    if given.is_some() && usual.exists() {
        return Err(RestoreError::Occupied(usual.to_owned()));
    }
    let key_file = given.unwrap_or(usual);
    if !key_file.exists() {
        return Err(RestoreError::KeyMissing(key_file.to_owned()));
    }
    let keys = Keyring::read(key_file)?;

    let part = folder.join(format!("{DATABASE}.part"));
    unfinished.database(&part);
    copy_file(backup, &part)?;
    check(backup, &part, key_file, &keys).await?;
    let (restored, unknown) = prepare(&part, &keys, now).await.map_err(|error| {
        if matches!(error, StoreError::Newer(_)) {
            RestoreError::Newer(backup.to_owned())
        } else {
            RestoreError::Database(backup.to_owned(), error)
        }
    })?;
    if let Some(id) = unknown {
        return Err(RestoreError::KeyWrong(key_file.to_owned(), KeyError::Unknown(id)));
    }
    if given.is_some() {
        keys.copy_to(usual)?;
        unfinished.file(usual);
    }
    let database = folder.join(DATABASE);
    files::publish(&part, &database).map_err(|error| RestoreError::File(database.clone(), error))?;
    unfinished.finished();
    Ok(restored)
}

/// Checks that the folder contains only what an operator puts there first.
fn check_empty(folder: &Path) -> Result<(), RestoreError> {
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(RestoreError::File(folder.to_owned(), error)),
    };
    for entry in entries {
        let entry = entry.map_err(|error| RestoreError::File(folder.to_owned(), error))?;
        let name = entry.file_name();
        if ![KEY_FILE, CONFIGURATION, LOCK_FILE, "lost+found"]
            .iter()
            .any(|ours| name == *ours)
        {
            return Err(RestoreError::Occupied(entry.path()));
        }
    }
    Ok(())
}

fn copy_file(backup: &Path, part: &Path) -> Result<(), RestoreError> {
    let journal = files::append_extension(backup, "-wal");
    if fs::metadata(&journal).is_ok_and(|journal| journal.len() > 0) {
        return Err(RestoreError::Journal(backup.to_owned()));
    }
    let unreadable = |error| RestoreError::File(backup.to_owned(), error);
    let mut from = File::open(backup).map_err(unreadable)?;
    let mut into = files::create(part).map_err(|error| RestoreError::File(part.to_owned(), error))?;
    match io::copy(&mut from, &mut into) {
        // SQLite treats an empty file as an empty database.
        Ok(0) => Err(RestoreError::Foreign(backup.to_owned())),
        Ok(_) => Ok(()),
        Err(error) => Err(RestoreError::File(part.to_owned(), error)),
    }
}

/// Checks that the copy is undamaged, a Fromline database, and encrypted with these keys.
async fn check(backup: &Path, part: &Path, key_file: &Path, keys: &Keyring) -> Result<(), RestoreError> {
    let damaged = |what: String| RestoreError::Damaged(backup.to_owned(), what);
    let foreign = || RestoreError::Foreign(backup.to_owned());
    let wrong = |error| RestoreError::KeyWrong(key_file.to_owned(), error);
    let store = Store::open_as_is(part)
        .await
        .map_err(|error| damaged(error.to_string()))?;
    if let Some(fault) = store.fault().await.map_err(|error| damaged(error.to_string()))? {
        return Err(damaged(fault));
    }
    let id = store.read(|db| meta::get(db, meta::KEY_ID)).await;
    let id = id.map_err(|error: StoreError| match error {
        StoreError::Other(_) => foreign(),
        error => damaged(error.to_string()),
    })?;
    let id = id.as_deref().and_then(KeyId::from_bytes).ok_or_else(foreign)?;
    keys.key(id).map_err(wrong)?;
    store.close().await;
    Ok(())
}

/// Migrates the copy, ends sessions and links, and tries to decrypt every secret. Also returns a missing key that some of them
/// need, since a backup made during a rotation needs both keys.
async fn prepare(
    part: &Path,
    keys: &Keyring,
    now: Timestamp,
) -> Result<(Restored, Option<KeyId>), StoreError> {
    let store = Store::open(part).await?;
    let prepared = store
        .write(|db| {
            sessions::end_all(db)?;
            links::end_all(db)?;
            let made = meta::get_time(db, meta::BACKED_UP)?;
            meta::set_time(db, meta::BEGUN, now)?;
            let contents = copy::count_contents(db)?;
            let undecryptable = list_undecryptable(db, keys)?.len();
            let unknown = find_unknown_key(db, keys)?;
            Ok((
                Restored {
                    contents,
                    made,
                    undecryptable,
                },
                unknown,
            ))
        })
        .await;
    store.close().await;
    prepared
}

#[cfg(test)]
mod tests;
