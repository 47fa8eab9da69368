//! Files that only their owner may read, whatever the folder's permissions and the umask are.

use std::{
    fs::{self, OpenOptions, Permissions},
    io,
    os::unix::fs::{MetadataExt as _, OpenOptionsExt as _, PermissionsExt as _},
    path::{Path, PathBuf},
};

use super::Warning;

const PRIVATE: u32 = 0o600;
/// The permission bits of group and others.
const OTHERS: u32 = 0o077;
/// The permission bits of others.
const STRANGERS: u32 = 0o007;

/// Creates an empty database file if there is none, before `SQLite` opens it, so that the files beside it get the same mode.
pub fn make_database(path: &Path) -> io::Result<()> {
    let made = OpenOptions::new()
        .write(true)
        .create_new(true)
        .mode(PRIVATE)
        .open(path);
    match made {
        // A umask can remove more than the rights of others.
        Ok(file) => file.set_permissions(Permissions::from_mode(PRIVATE)),
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(()),
        Err(error) => Err(error),
    }
}

/// Removes the permissions of others from the database and the files beside it; if that is not allowed, returns a warning for the
/// operator.
pub fn tighten_database(path: &Path) -> Vec<Warning> {
    let mut exposed = Vec::new();
    for ending in ["", "-wal", "-shm", "-journal"] {
        let mut name = path.as_os_str().to_owned();
        name.push(ending);
        let path = PathBuf::from(name);
        let is_open = fs::metadata(&path).is_ok_and(|metadata| metadata.mode() & OTHERS != 0);
        if is_open && fs::set_permissions(&path, Permissions::from_mode(PRIVATE)).is_err() {
            exposed.push(Warning::Exposed(path));
        }
    }
    exposed
}

/// Returns whether other users can read the key file. It belongs to the operator, so its mode is not changed. A file of another
/// owner, for example root, is meant to be read by the server through its group.
pub fn is_exposed(key_file: &Path) -> bool {
    let Ok(metadata) = fs::metadata(key_file) else {
        return false;
    };
    // The owner of the process's folder in /proc is its user.
    let is_own = fs::metadata("/proc/self").is_ok_and(|own| own.uid() == metadata.uid());
    metadata.mode() & if is_own { OTHERS } else { STRANGERS } != 0
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mode(path: &Path) -> u32 {
        fs::metadata(path).unwrap().mode() & 0o777
    }

    #[test]
    fn a_database_is_made_private_and_becomes_private() {
        let dir = tempfile::tempdir().unwrap();
        fs::set_permissions(dir.path(), Permissions::from_mode(0o755)).unwrap();
        let [path, wal] = ["x.db", "x.db-wal"].map(|name| dir.path().join(name));
        make_database(&path).unwrap();
        assert_eq!(mode(&path), 0o600);
        fs::write(&path, "kept").unwrap();
        make_database(&path).unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"kept");

        fs::write(&wal, "").unwrap();
        for path in [&path, &wal] {
            fs::set_permissions(path, Permissions::from_mode(0o644)).unwrap();
        }
        assert!(tighten_database(&path).is_empty());
        assert_eq!((mode(&path), mode(&wal)), (0o600, 0o600));
    }

    #[test]
    fn a_key_that_others_can_read_is_exposed() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("key");
        assert!(!is_exposed(&path));
        fs::write(&path, "").unwrap();
        for (mode, expected) in [(0o600, false), (0o400, false), (0o640, true), (0o604, true)] {
            fs::set_permissions(&path, Permissions::from_mode(mode)).unwrap();
            assert_eq!(is_exposed(&path), expected, "{mode:o}");
        }
    }
}
