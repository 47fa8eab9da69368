//! The data folder: the database, and the key file without which its secrets cannot be decrypted.

pub mod lock;
mod private;

use std::path::{Path, PathBuf};

use fromline_base::{
    clock::{Clock as _, SystemClock},
    keys::{KeyError, KeyId, Keyring},
};
use fromline_core::shell::quote;
use jiff::Timestamp;

use crate::{Store, StoreError, Tx, meta};

/// Name of the database in the data folder.
pub const DATABASE: &str = "fromline.db";
/// Name of the key file, in the data folder unless the configuration names another path.
pub const KEY_FILE: &str = "fromline.key";
/// Name of the configuration file, in the data folder unless the command line names another path.
pub const CONFIGURATION: &str = "fromline.toml";

/// An open data folder.
#[derive(Debug)]
pub struct Data {
    /// Open database of the folder.
    pub store: Store,
    /// The keys of the database.
    pub keys: Keyring,
    /// The path of the key file if this start created it, which the operator must be told.
    pub new_key: Option<PathBuf>,
    /// Problems that the operator should fix.
    pub warnings: Vec<Warning>,
}

/// A problem that does not prevent a data folder from opening but should be fixed: one line for the operator.
#[derive(Debug, thiserror::Error)]
pub enum Warning {
    /// Other users can read a file that is meant for the server alone.
    #[error("{} can be read by other users of this machine; take that away: chmod 600 {}", .0.display(), word(.0))]
    Exposed(PathBuf),
    /// The key file cannot be marked as used.
    #[error(
        "the key file {} cannot say that it was used ({_1}): if the database were lost, the next start would begin a new \
         organisation", .0.display()
    )]
    Unmarked(PathBuf, KeyError),
}

fn word(path: &Path) -> String {
    quote(&path.to_string_lossy())
}

/// The reasons why a data folder does not open: one line for the operator.
#[derive(Debug, thiserror::Error)]
pub enum DataError {
    /// The folder cannot be created.
    #[error("data folder {0}: {1}")]
    Folder(PathBuf, std::io::Error),
    /// The key file cannot be read or created.
    #[error(transparent)]
    Key(#[from] KeyError),
    /// There is a database but no key.
    #[error("the key file {0} is missing: the database {1} was made with it; put it back from your copy")]
    KeyMissing(PathBuf, PathBuf),
    /// The key belongs to another database.
    #[error(
        "the key file {0} is not the one that the database {1} was made with; put the right one back from your copy"
    )]
    KeyWrong(PathBuf, PathBuf),
    /// The key was used, but the database is missing or empty.
    #[error(
        "the database {1} is missing or empty, but the key file {0} was in use: restore your last backup (fromline restore). \
         Only to begin a new organisation, in which nobody is known: fromline serve --new-organisation"
    )]
    DatabaseMissing(PathBuf, PathBuf),
    /// A new organization was requested, but there is one already.
    #[error(
        "the database {0} holds an organisation; start without --new-organisation, which is for the first start alone"
    )]
    DatabaseThere(PathBuf),
    /// The database does not open.
    #[error("database {0}: {1}")]
    Database(PathBuf, StoreError),
}

/// Options for opening a data folder.
#[derive(Clone, Copy, Debug)]
pub struct Opening {
    /// Current time; a database that begins after it has a clock ahead of ours.
    pub now: Timestamp,
    /// Whether to create a new database even with a key that was used. Then there must be no database.
    pub new_organisation: bool,
}

/// Opens a data folder; an empty or missing one is created, with a new key.
pub async fn open(folder: &Path, key_file: Option<&Path>) -> Result<Data, DataError> {
    let opening = Opening {
        now: SystemClock.now(),
        new_organisation: false,
    };
    open_as(folder, key_file, opening).await
}

/// Opens a data folder with explicit options.
///
/// A key is generated only if there is no database yet, because a new key for an existing database would hide that the right one
/// is lost. And a used key does not create a database, because an empty one would hide that the right one is lost, and all mail
/// would be refused.
pub async fn open_as(folder: &Path, key_file: Option<&Path>, opening: Opening) -> Result<Data, DataError> {
    let database = folder.join(DATABASE);
    let key_file = key_file.map_or_else(|| folder.join(KEY_FILE), Path::to_owned);
    if database.exists() && !key_file.exists() {
        return Err(DataError::KeyMissing(key_file, database));
    }
    make_private(folder).map_err(|error| DataError::Folder(folder.to_owned(), error))?;
    let (keys, new_key) = if key_file.exists() {
        (Keyring::read(&key_file)?, None)
    } else {
        (Keyring::create(&key_file)?, Some(key_file.clone()))
    };
    let beginning = match opening.new_organisation {
        true => Beginning::Required,
        false if keys.was_used() => Beginning::Forbidden,
        false => Beginning::Allowed,
    };
    // Read after the key, since a process that creates the database now marks the key only when the database exists. Files beside
    // an empty database are kept for a repair; opening the database would delete them.
    let is_empty = std::fs::metadata(&database).map_or(0, |file| file.len()) == 0;
    if is_empty && beginning == Beginning::Forbidden {
        return Err(DataError::DatabaseMissing(key_file, database));
    }
    private::make_database(&database).map_err(|error| DataError::Database(database.clone(), error.into()))?;
    let mut warnings = private::tighten_database(&database);
    let failed = |error| DataError::Database(database.clone(), error);
    let store = Store::open(&database).await.map_err(failed)?;
    match claim(&store, &keys, opening.now, beginning)
        .await
        .map_err(failed)?
    {
        Claim::Own => {}
        Claim::Another => return Err(DataError::KeyWrong(key_file, database)),
        Claim::Empty => return Err(DataError::DatabaseMissing(key_file, database)),
        Claim::Begun => return Err(DataError::DatabaseThere(database)),
    }
    if !keys.was_used() {
        // Under the write lock, since a rotation writes the file, too.
        let marked = store.write(|_| Ok(keys.mark_used())).await.map_err(failed)?;
        if let Err(error) = marked {
            warnings.push(Warning::Unmarked(key_file.clone(), error));
        }
    }
    if private::is_exposed(&key_file) {
        warnings.push(Warning::Exposed(key_file));
    }
    Ok(Data {
        store,
        keys,
        new_key,
        warnings,
    })
}

/// Whether an empty database may be initialized.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Beginning {
    /// The database may be empty or not.
    Allowed,
    /// The database must not be empty.
    Forbidden,
    /// The database must be empty.
    Required,
}

/// The owner of a database, by its key.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Claim {
    /// The database belongs to one of these keys.
    Own,
    /// The database belongs to another key.
    Another,
    /// The database is empty and must not be initialized.
    Empty,
    /// The database belongs to one of these keys, although it should have been empty.
    Begun,
}

/// Determines whether the database belongs to one of these keys; an empty one is initialized with the newest.
pub async fn claim(
    store: &Store,
    keys: &Keyring,
    now: Timestamp,
    beginning: Beginning,
) -> Result<Claim, StoreError> {
    // Commands that only read do not need the lock, which another program may hold.
    let known = store
        .read(|db| {
            let is_ahead = meta::get_time(db, meta::BEGUN)?.is_some_and(|begun| begun > now);
            Ok::<_, StoreError>(standing(db, keys, beginning)?.filter(|_| !is_ahead))
        })
        .await?;
    if let Some(claim) = known {
        return Ok(claim);
    }
    store.write(|db| begin(db, keys, now, beginning)).await
}

fn begin(db: &mut Tx, keys: &Keyring, now: Timestamp, beginning: Beginning) -> Result<Claim, StoreError> {
    if let Some(claim) = standing(db, keys, beginning)? {
        let is_ahead = meta::get_time(db, meta::BEGUN)?.is_some_and(|begun| begun > now);
        if claim == Claim::Own && is_ahead {
            // The database was begun while the clock was ahead.
            meta::set_time(db, meta::BEGUN, now)?;
        }
        return Ok(claim);
    }
    let Some(newest) = keys.all().into_iter().next() else {
        return Ok(Claim::Another);
    };
    meta::set(db, meta::KEY_ID, newest.id().as_bytes())?;
    meta::set_time(db, meta::BEGUN, now)?;
    Ok(Claim::Own)
}

/// Returns the owner of a database that need not or must not be initialized; `None` if it should be.
fn standing(db: &mut Tx, keys: &Keyring, beginning: Beginning) -> Result<Option<Claim>, StoreError> {
    Ok(match meta::get(db, meta::KEY_ID)? {
        None if beginning == Beginning::Forbidden => Some(Claim::Empty),
        None => None,
        // If a rotation began after the file was read, the file is read again.
        Some(known) if KeyId::from_bytes(&known).is_none_or(|id| keys.key(id).is_err()) => {
            Some(Claim::Another)
        }
        Some(_) if beginning == Beginning::Required => Some(Claim::Begun),
        Some(_) => Some(Claim::Own),
    })
}

/// Creates a folder and its parents for their owner alone; existing ones stay as they are.
pub fn make_private(folder: &Path) -> std::io::Result<()> {
    use std::os::unix::fs::DirBuilderExt as _;
    std::fs::DirBuilder::new()
        .recursive(true)
        .mode(0o700)
        .create(folder)
}

#[cfg(test)]
mod tests;
