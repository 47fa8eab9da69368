//! The lock on a data folder: one process serves it or restores into it and holds an operating-system lock on a file there.

use std::{
    fs::{self, File, OpenOptions, TryLockError},
    io::{self, Read as _, Write as _},
    os::unix::fs::{MetadataExt as _, OpenOptionsExt as _},
    path::{Path, PathBuf},
    sync::{Mutex, PoisonError},
};

/// Name of the lock file in the data folder. The file remains after the process ends; only the lock on it counts, which ends with
/// the process.
pub const LOCK_FILE: &str = "fromline.lock";

/// The reasons why the lock cannot be taken: one line for the operator.
#[derive(Debug, thiserror::Error)]
pub enum LockError {
    /// Another process holds the lock.
    #[error(
        "the data folder {folder} is in use: {} serves it or restores into it. One folder has one server; to start this one, \
         stop that one first", holder(*.pid)
    )]
    Held {
        /// The data folder.
        folder: PathBuf,
        /// The process id that the holder wrote into the file.
        pid: Option<u32>,
    },
    /// The file cannot be created, or the file system does not support locks.
    #[error("lock file {0}: {1}")]
    File(PathBuf, io::Error),
}

fn holder(pid: Option<u32>) -> String {
    pid.map_or_else(|| "another process".to_owned(), |pid| format!("process {pid}"))
}

/// The lock, held until it is dropped.
#[derive(Debug)]
pub struct DataLock {
    folder: PathBuf,
    file: Mutex<File>,
}

/// Takes the lock of an existing data folder without waiting. Fails with the holder's process id if it is taken.
pub fn take_lock(folder: &Path) -> Result<DataLock, LockError> {
    Ok(DataLock {
        folder: folder.to_owned(),
        file: Mutex::new(locked(folder)?),
    })
}

impl DataLock {
    /// Checks that the locked file is still the one that other processes would lock. If it was deleted, a new one is created and
    /// locked.
    pub fn keep(&self) -> Result<(), LockError> {
        let path = self.folder.join(LOCK_FILE);
        let mut file = self.file.lock().unwrap_or_else(PoisonError::into_inner);
        if !is_at(&file, &path).map_err(|error| LockError::File(path, error))? {
            *file = locked(&self.folder)?;
        }
        Ok(())
    }
}

fn locked(folder: &Path) -> Result<File, LockError> {
    let path = folder.join(LOCK_FILE);
    let failed = |error| LockError::File(path.clone(), error);
    loop {
        let mut file = OpenOptions::new()
            .read(true)
            .write(true)
            .create(true)
            .truncate(false)
            .mode(0o600)
            .open(&path)
            .map_err(failed)?;
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => {
                return Err(LockError::Held {
                    folder: folder.to_owned(),
                    pid: pid(&mut file),
                });
            }
            Err(TryLockError::Error(error)) => return Err(failed(error)),
        }
        // The previous holder may have deleted the file between opening and locking.
        if is_at(&file, &path).map_err(failed)? {
            // Only people read this, so a full disk does not keep a server from starting.
            let _ = file
                .set_len(0)
                .and_then(|()| writeln!(file, "{}", std::process::id()));
            return Ok(file);
        }
    }
}

fn is_at(file: &File, path: &Path) -> io::Result<bool> {
    let ours = file.metadata()?;
    match fs::metadata(path) {
        Ok(there) => Ok((there.dev(), there.ino()) == (ours.dev(), ours.ino())),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
        Err(error) => Err(error),
    }
}

fn pid(file: &mut File) -> Option<u32> {
    let mut text = String::new();
    file.take(20).read_to_string(&mut text).ok()?;
    text.trim().parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_at_a_time_and_the_file_alone_means_nothing() {
        let dir = tempfile::tempdir().unwrap();
        let own = std::process::id();
        fs::write(dir.path().join(LOCK_FILE), "1\n").unwrap();
        let first = take_lock(dir.path()).unwrap();
        let refused = take_lock(dir.path()).unwrap_err();
        assert!(
            matches!(&refused, LockError::Held { pid: Some(pid), .. } if *pid == own),
            "{refused:?}"
        );
        assert!(refused.to_string().contains(&format!("process {own} serves")));
        drop(first);
        take_lock(dir.path()).unwrap();
    }

    #[test]
    fn a_lock_file_that_somebody_deletes_is_locked_anew() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join(LOCK_FILE);
        let first = take_lock(dir.path()).unwrap();
        first.keep().unwrap();
        fs::remove_file(&path).unwrap();
        first.keep().unwrap();
        assert!(matches!(take_lock(dir.path()), Err(LockError::Held { .. })));

        fs::remove_file(&path).unwrap();
        let second = take_lock(dir.path()).unwrap();
        assert!(
            matches!(first.keep(), Err(LockError::Held { .. })),
            "another has it now"
        );
        drop(second);
        first.keep().unwrap();
    }
}
