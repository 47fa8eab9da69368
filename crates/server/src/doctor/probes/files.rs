//! Files: the data folder, the key, backups, the disk, and what they say of the clock.

use std::{
    fs::{self, File},
    io::{self, Read as _},
    os::unix::fs::{MetadataExt as _, PermissionsExt as _},
    path::{Path, PathBuf},
};

use fromline_base::keys::Keyring;
use fromline_store::data::DATABASE;
use jiff::Timestamp;

use crate::doctor::{BackupFacts, ClockFacts, DataFacts, DatabaseFile, DiskFacts, KeyFacts};

/// Where the package's timer puts backups.
const BACKUPS: &str = "/var/backups/fromline";
/// What systemd-timesyncd leaves once the clock was set.
const SYNCHRONISED: &str = "/run/systemd/timesync/synchronized";
/// Where it keeps its state, while it runs.
const SYNCHRONISER: &str = "/run/systemd/timesync";
/// How every database of `SQLite` begins (<https://www.sqlite.org/fileformat.html>, section 1.3).
const MAGIC: &[u8] = b"SQLite format 3\0";

/// What the files of an installation say, read without opening the database.
pub struct FileFacts {
    pub clock: ClockFacts,
    pub disk: Option<DiskFacts>,
    pub data: DataFacts,
    pub key: (PathBuf, KeyFacts),
    pub backups: Option<BackupFacts>,
}

/// Reads what is known without opening the database: opening it as another user would leave files that the server cannot write.
pub fn look(folder: &Path, key_file: &Path, now: Timestamp) -> FileFacts {
    let database = folder.join(DATABASE);
    let data = data(folder, &database, key_file);
    let written = ["", "-wal"].into_iter().filter_map(|ending| {
        let mut name = database.clone().into_os_string();
        name.push(ending);
        modified(Path::new(&name))
    });
    FileFacts {
        clock: ClockFacts {
            now,
            written: written.max(),
            synchronised: Path::new(SYNCHRONISER)
                .exists()
                .then(|| Path::new(SYNCHRONISED).exists()),
        },
        disk: rustix::fs::statvfs(folder).ok().map(|disk| DiskFacts {
            size: disk.f_blocks.saturating_mul(disk.f_frsize),
            free: disk.f_bavail.saturating_mul(disk.f_frsize),
        }),
        data,
        key: (key_file.to_owned(), key(folder, key_file)),
        backups: backups(Path::new(BACKUPS), folder, &database),
    }
}

fn data(folder: &Path, database: &Path, key_file: &Path) -> DataFacts {
    let mut facts = DataFacts {
        folder: folder.to_owned(),
        unreadable: None,
        database: database_file(database),
        owner: String::new(),
        foreign: Vec::new(),
        exposed: Vec::new(),
    };
    let entries = fs::metadata(folder).and_then(|own| Ok((own.uid(), fs::read_dir(folder)?)));
    let (owner, entries) = match entries {
        Ok(found) => found,
        Err(error) => {
            facts.unreadable = Some(error.to_string());
            return facts;
        }
    };
    facts.owner = user_name(owner);
    for entry in entries.flatten() {
        let path = entry.path();
        let Ok(metadata) = entry.metadata() else { continue };
        if path == key_file || !metadata.is_file() {
            continue;
        }
        if metadata.uid() != owner {
            facts.foreign.push(path.clone());
        }
        let is_database = path
            .file_name()
            .is_some_and(|name| name.to_string_lossy().starts_with(DATABASE));
        if is_database && metadata.mode() & 0o077 != 0 {
            facts.exposed.push(path);
        }
    }
    facts.foreign.sort();
    facts.exposed.sort();
    facts
}

fn database_file(path: &Path) -> DatabaseFile {
    let mut head = [0; MAGIC.len()];
    let read = File::open(path).and_then(|mut file| file.read_exact(&mut head));
    match read {
        Ok(()) if head == MAGIC => DatabaseFile::Present,
        Ok(()) => DatabaseFile::Foreign,
        Err(_) if fs::metadata(path).is_ok_and(|metadata| metadata.len() > 0) => DatabaseFile::Present,
        Err(_) => DatabaseFile::Missing,
    }
}

/// A key file that is another's, root's for example, is read by its group, which is the server's.
fn key(folder: &Path, path: &Path) -> KeyFacts {
    let metadata = match fs::metadata(path) {
        Ok(metadata) => metadata,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return KeyFacts::Missing,
        Err(error) => return KeyFacts::Unreadable(format!("{}: {error}", path.display())),
    };
    let is_servers = fs::metadata(folder).is_ok_and(|folder| folder.uid() == metadata.uid());
    let others = if is_servers { 0o077 } else { 0o007 };
    match Keyring::read(path) {
        Err(error) => KeyFacts::Unreadable(error.to_string()),
        Ok(_) if metadata.permissions().mode() & others != 0 => KeyFacts::Exposed,
        Ok(keys) => KeyFacts::Present(keys.all().len()),
    }
}

/// Only of the machine's own server: nobody backs up a folder for trying things out.
fn backups(place: &Path, folder: &Path, database: &Path) -> Option<BackupFacts> {
    let is_usual = folder == Path::new("/var/lib/fromline");
    if !is_usual || !place.exists() {
        return None;
    }
    let entries = fs::read_dir(place).ok()?;
    let newest = entries
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| path.extension().is_some_and(|kind| kind == "db"))
        .filter_map(|path| modified(&path));
    let begun = fs::metadata(database).and_then(|metadata| metadata.created());
    Some(BackupFacts {
        folder: place.to_owned(),
        newest: newest.max(),
        since: begun.ok().and_then(|at| Timestamp::try_from(at).ok()),
    })
}

fn modified(path: &Path) -> Option<Timestamp> {
    let at = fs::metadata(path).and_then(|metadata| metadata.modified()).ok()?;
    Timestamp::try_from(at).ok()
}

/// As passwd(5) has it; the number if it has none.
fn user_name(uid: u32) -> String {
    let users = fs::read_to_string("/etc/passwd").unwrap_or_default();
    let name = users.lines().find_map(|line| {
        let mut fields = line.split(':');
        let name = fields.next()?;
        (fields.nth(1)?.parse() == Ok(uid)).then(|| name.to_owned())
    });
    name.unwrap_or_else(|| uid.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_data_folder_is_read_without_opening_the_database() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path();
        let key_file = path.join("fromline.key");
        let found = || look(path, &key_file, Timestamp::UNIX_EPOCH);
        let seen = found();
        assert_eq!(seen.data.database, DatabaseFile::Missing);
        assert_eq!(seen.key.1, KeyFacts::Missing);
        assert!(seen.disk.is_some() && seen.backups.is_none());

        fs::write(path.join(DATABASE), "no database at all").unwrap();
        Keyring::create(&key_file).unwrap();
        let seen = found();
        assert_eq!(seen.data.database, DatabaseFile::Foreign);
        assert_eq!(seen.key.1, KeyFacts::Present(1));
        assert!(seen.clock.written.is_some());

        fs::set_permissions(&key_file, fs::Permissions::from_mode(0o644)).unwrap();
        assert_eq!(found().key.1, KeyFacts::Exposed);
        fs::write(&key_file, "not a key").unwrap();
        assert!(matches!(found().key.1, KeyFacts::Unreadable(_)));
        fs::write(path.join(DATABASE), [MAGIC, b"..."].concat()).unwrap();
        fs::set_permissions(path.join(DATABASE), fs::Permissions::from_mode(0o644)).unwrap();
        let seen = found();
        assert_eq!(seen.data.database, DatabaseFile::Present);
        assert_eq!(seen.data.exposed, [path.join(DATABASE)]);
        let missing = look(&path.join("nowhere"), &key_file, Timestamp::UNIX_EPOCH);
        assert!(missing.data.unreadable.is_some());
    }
}
