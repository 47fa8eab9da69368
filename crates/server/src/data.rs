//! The data folder: the database, and the key file without which it opens nothing.

use std::path::{Path, PathBuf};

use crate::{
    keys::{KeyError, KeyId, Keyring},
    store::{Store, meta},
};

/// The database, in the data folder.
pub const DATABASE: &str = "fromline.db";
/// The key file, in the data folder unless the configuration names another.
pub const KEY_FILE: &str = "fromline.key";
/// The configuration file, in the data folder unless the command line names another.
pub const CONFIGURATION: &str = "fromline.toml";

/// An open data folder.
#[derive(Debug)]
pub struct Data {
    /// The database.
    pub store: Store,
    /// Its key.
    pub keys: Keyring,
    /// The key file, if this start made it: then the operator has to be told.
    pub new_key: Option<PathBuf>,
}

/// Why it does not open: one line for the operator.
#[derive(Debug, thiserror::Error)]
pub enum DataError {
    /// The folder cannot be made.
    #[error("data folder {0}: {1}")]
    Folder(PathBuf, std::io::Error),
    /// The key file is there and unreadable, or cannot be made.
    #[error(transparent)]
    Key(#[from] KeyError),
    /// A database, and no key.
    #[error("the key file {0} is missing: the database {1} was made with it; put it back from your copy")]
    KeyMissing(PathBuf, PathBuf),
    /// A database, and the key of another one.
    #[error(
        "the key file {0} is not the one that the database {1} was made with; put the right one back from your copy"
    )]
    KeyWrong(PathBuf, PathBuf),
    /// The database does not open.
    #[error("database {0}: {1}")]
    Database(PathBuf, sqlx::Error),
}

/// Opens a data folder; an empty or missing one is begun, with a new key.
///
/// A key is made only where there is no database yet: a new key for an old database would hide that the right one is lost.
pub async fn open(folder: &Path, key_file: Option<&Path>) -> Result<Data, DataError> {
    let database = folder.join(DATABASE);
    let key_file = key_file.map_or_else(|| folder.join(KEY_FILE), Path::to_owned);
    let begun = database.exists();
    if begun && !key_file.exists() {
        return Err(DataError::KeyMissing(key_file, database));
    }
    make_private(folder).map_err(|error| DataError::Folder(folder.to_owned(), error))?;
    let (keys, new_key) = if key_file.exists() {
        (Keyring::read(&key_file)?, None)
    } else {
        (Keyring::create(&key_file)?, Some(key_file.clone()))
    };
    let failed = |error| DataError::Database(database.clone(), error);
    let store = Store::open(&database).await.map_err(failed)?;
    if !is_own(&store, &keys).await.map_err(failed)? {
        return Err(DataError::KeyWrong(key_file, database));
    }
    Ok(Data { store, keys, new_key })
}

/// Whether the database's key is among these; a new database's is the newest from now on.
pub(crate) async fn is_own(store: &Store, keys: &Keyring) -> Result<bool, sqlx::Error> {
    let is_known = meta::get(&mut *store.read().await?, meta::KEY_ID)
        .await?
        .is_some();
    // Commands that read need no lock, which another program may hold.
    let mut db = if is_known {
        store.read().await?
    } else {
        store.write().await?
    };
    let known = meta::get(&mut db, meta::KEY_ID).await?;
    if let Some(known) = known {
        // A rotation may have begun since the file was read: then it is read again.
        return Ok(KeyId::from_bytes(&known).is_some_and(|id| keys.key(id).is_ok()));
    }
    let Some(newest) = keys.all().into_iter().next() else {
        return Ok(false);
    };
    meta::set(&mut db, meta::KEY_ID, newest.id().as_bytes()).await?;
    db.commit().await?;
    Ok(true)
}

pub(crate) fn make_private(folder: &Path) -> std::io::Result<()> {
    use std::os::unix::fs::DirBuilderExt as _;
    std::fs::DirBuilder::new()
        .recursive(true)
        .mode(0o700)
        .create(folder)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_database_opens_with_its_own_key_only_and_never_gets_a_new_one() {
        let folder = tempfile::tempdir().unwrap();
        let key = folder.path().join("data/fromline.key");
        let data = folder.path().join("data");
        assert_eq!(open(&data, None).await.unwrap().new_key.as_ref(), Some(&key));
        assert_eq!(open(&data, None).await.unwrap().new_key, None);

        let right = std::fs::read(&key).unwrap();
        std::fs::remove_file(&key).unwrap();
        assert!(matches!(open(&data, None).await, Err(DataError::KeyMissing(path, _)) if path == key));
        assert!(!key.exists());

        Keyring::create(&key).unwrap();
        assert!(matches!(open(&data, None).await, Err(DataError::KeyWrong(path, _)) if path == key));

        let elsewhere = folder.path().join("elsewhere.key");
        std::fs::write(&elsewhere, right).unwrap();
        assert_eq!(open(&data, Some(&elsewhere)).await.unwrap().new_key, None);
    }
}
