//! The data folder: the database, and the key file without which it opens nothing.

pub mod lock;
mod private;

use std::path::{Path, PathBuf};

use fromline_core::shell::quote;
use jiff::Timestamp;

use crate::{
    clock::{Clock as _, SystemClock},
    keys::{KeyError, KeyId, Keyring},
    store::{Store, StoreError, Tx, meta},
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
    /// What the operator should mend.
    pub warnings: Vec<Warning>,
}

/// What does not keep a data folder from opening, and should be mended: one line for the operator.
#[derive(Debug, thiserror::Error)]
pub enum Warning {
    /// Others can read a file that is for the server alone.
    #[error("{} can be read by other users of this machine; take that away: chmod 600 {}", .0.display(), word(.0))]
    Exposed(PathBuf),
    /// The key file cannot be written.
    #[error(
        "the key file {} cannot say that it was used ({_1}): if the database were lost, the next start would begin a new \
         organisation", .0.display()
    )]
    Unmarked(PathBuf, KeyError),
}

fn word(path: &Path) -> String {
    quote(&path.to_string_lossy())
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
    /// A key that was used, and no database or an empty one.
    #[error(
        "the database {1} is missing or empty, but the key file {0} was in use: restore your last backup (fromline restore). \
         Only to begin a new organisation, in which nobody is known: fromline serve --new-organisation"
    )]
    DatabaseMissing(PathBuf, PathBuf),
    /// A new organisation, where there is one.
    #[error(
        "the database {0} holds an organisation; start without --new-organisation, which is for the first start alone"
    )]
    DatabaseThere(PathBuf),
    /// The database does not open.
    #[error("database {0}: {1}")]
    Database(PathBuf, StoreError),
}

/// How a data folder is opened.
#[derive(Clone, Copy, Debug)]
pub struct Opening {
    /// The time of the opening.
    pub now: Timestamp,
    /// Whether a new database is insisted on, also with a key that was used. Then there must be none.
    pub new_organisation: bool,
}

/// Opens a data folder; an empty or missing one is begun, with a new key.
pub async fn open(folder: &Path, key_file: Option<&Path>) -> Result<Data, DataError> {
    let opening = Opening {
        now: SystemClock.now(),
        new_organisation: false,
    };
    open_as(folder, key_file, opening).await
}

/// The same, with what [`open`] takes for granted.
///
/// A key is made only where there is no database yet: a new key for an old database would hide that the right one is lost. And
/// a key that was used begins no database: an empty one in its place would hide that the right one is lost, and everybody's
/// mail would be refused.
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
    // Looked at after the key: whoever begins a database at this moment marks the key when the database is there. What stands
    // beside an empty database is left for whoever repairs it: the database would delete it.
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
        // Under the write lock: a rotation writes the file, too.
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

/// Whether a database that is empty may be begun.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Beginning {
    /// It may be empty or not.
    Allowed,
    /// It must not be empty.
    Forbidden,
    /// It must be empty.
    Required,
}

/// Whose a database is.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Claim {
    /// Of one of these keys.
    Own,
    /// Of another key.
    Another,
    /// Nobody's, and it must not be begun.
    Empty,
    /// Of one of these keys, though it was to be begun.
    Begun,
}

/// Finds out whether the database's key is among these; a database that is begun is the newest one's from now on.
pub(crate) async fn claim(
    store: &Store,
    keys: &Keyring,
    now: Timestamp,
    beginning: Beginning,
) -> Result<Claim, StoreError> {
    // Commands that read need no lock, which another program may hold.
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
            // Begun under a clock that was ahead.
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

/// Whose a database is that need not be begun, or must not be; none: it is to be begun.
fn standing(db: &mut Tx, keys: &Keyring, beginning: Beginning) -> Result<Option<Claim>, StoreError> {
    Ok(match meta::get(db, meta::KEY_ID)? {
        None if beginning == Beginning::Forbidden => Some(Claim::Empty),
        None => None,
        // A rotation may have begun since the file was read: then it is read again.
        Some(known) if KeyId::from_bytes(&known).is_none_or(|id| keys.key(id).is_err()) => {
            Some(Claim::Another)
        }
        Some(_) if beginning == Beginning::Required => Some(Claim::Begun),
        Some(_) => Some(Claim::Own),
    })
}

/// Makes a folder, and those above it, for its owner alone; one that is there stays as it is.
pub(crate) fn make_private(folder: &Path) -> std::io::Result<()> {
    use std::os::unix::fs::DirBuilderExt as _;
    std::fs::DirBuilder::new()
        .recursive(true)
        .mode(0o700)
        .create(folder)
}

#[cfg(test)]
mod tests;
