//! Backups: a copy of the database, made while the server writes to it. It does not contain the key.

use std::{
    io,
    path::{Path, PathBuf},
};

use fromline_store::{
    Store, StoreError,
    copy::{DatabaseContents, count_contents},
    data::DATABASE,
    meta,
};
use jiff::Timestamp;

use super::files::{self, Unfinished};

/// A finished and verified backup.
#[derive(Debug)]
pub struct Made {
    /// The path of the backup.
    pub path: PathBuf,
    /// The counts of what it contains.
    pub contents: DatabaseContents,
}

/// The reasons why a backup failed: one line for the operator.
#[derive(Debug, thiserror::Error)]
pub enum BackupError {
    /// The data folder has no database.
    #[error("there is no database {0} to back up")]
    Nothing(PathBuf),
    /// The target exists already.
    #[error("{0} exists; a backup never overwrites anything")]
    Exists(PathBuf),
    /// The file cannot be written.
    #[error("backup {0}: {1}")]
    File(PathBuf, io::Error),
    /// The database cannot be read, or its copy cannot be written.
    #[error("backup of {0}: {1}")]
    Database(PathBuf, StoreError),
    /// The copy is damaged, so the database is damaged too.
    #[error("the database {0} is damaged ({1}); this is no backup, keep your older ones")]
    Damaged(PathBuf, String),
}

/// Backs up the database in `folder` to `target`: a new file, or a folder in which the file is named by its time.
///
/// The file appears under its name once it is complete, verified and on disk.
pub async fn make(folder: &Path, target: &Path, now: Timestamp) -> Result<Made, BackupError> {
    let database = folder.join(DATABASE);
    if !database.exists() {
        return Err(BackupError::Nothing(database));
    }
    let failed = |error| BackupError::File(target.to_owned(), error);
    // Made absolute, so that no argument can look like a URI to the database.
    let mut path = std::path::absolute(target).map_err(failed)?;
    if path.is_dir() {
        path.push(now.strftime("fromline-%Y-%m-%dT%H-%M-%SZ.db").to_string());
    }
    let failed = |error: io::Error| match error.kind() {
        io::ErrorKind::AlreadyExists => BackupError::Exists(path.clone()),
        _ => BackupError::File(path.clone(), error),
    };
    let part = files::append_extension(&path, ".part");
    let mut unfinished = Unfinished::default();
    // Reserves the name, so that a second backup is refused on any file system.
    files::create(&path).map_err(failed)?;
    unfinished.file(&path);
    files::create(&part).map_err(|error| BackupError::File(part.clone(), error))?;
    unfinished.database(&part);

    let failed_in_database = |error| BackupError::Database(database.clone(), error);
    let store = Store::open_as_is(&database).await.map_err(failed_in_database)?;
    let copied = store.copy_into(&part).await;
    store.close().await;
    copied.map_err(failed_in_database)?;
    let (fault, contents) = date(&part, now).await.map_err(failed_in_database)?;
    if let Some(fault) = fault {
        return Err(BackupError::Damaged(database, fault));
    }
    files::publish(&part, &path).map_err(failed)?;
    unfinished.finished();
    Ok(Made { path, contents })
}

/// Stores in a copy when it was made; returns what is wrong with it, and its contents.
async fn date(copy: &Path, now: Timestamp) -> Result<(Option<String>, DatabaseContents), StoreError> {
    let store = Store::open_as_is(copy).await?;
    let dated = store.write(|db| {
        meta::set_time(db, meta::BACKED_UP, now)?;
        count_contents(db)
    });
    let contents = dated.await?;
    let fault = store.fault().await?;
    store.close().await;
    Ok((fault, contents))
}
