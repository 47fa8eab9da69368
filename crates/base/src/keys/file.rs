//! The key file: one key per line as 64 hexadecimal digits, newest first, and a final line that tells whether a database was ever
//! encrypted with them.

use std::{
    fs::{self, File, OpenOptions},
    io::{self, Write as _},
    os::unix::fs::{MetadataExt as _, OpenOptionsExt as _, PermissionsExt as _, fchown},
    path::Path,
    sync::Arc,
};

use zeroize::Zeroizing;

use super::{Key, KeyError, decode_hex, encode_hex};

/// The line that marks the keys as used. Everything after the first word is an explanation for people.
const USED: &str = "# used: starts only with the database that was made with it";
/// The beginning of that line.
const USED_BEGINS: &str = "# used";

/// The contents of a key file.
pub(super) struct KeyFileContents {
    /// The keys, newest first; at least one.
    pub keys: Vec<Arc<Key>>,
    /// Whether a database was ever created with them.
    pub used: bool,
}

pub(super) fn read(path: &Path) -> Result<KeyFileContents, KeyError> {
    let text = fs::read_to_string(path)
        .map(Zeroizing::new)
        .map_err(failed(path))?;
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    let (marks, keys): (Vec<_>, Vec<_>) = lines.partition(|line| line.starts_with(USED_BEGINS));
    let keys: Option<Vec<_>> = keys
        .into_iter()
        .map(|line| decode_hex(line).map(|secret| Arc::new(Key::new(Zeroizing::new(secret)))))
        .collect();
    match keys {
        Some(keys) if !keys.is_empty() => Ok(KeyFileContents {
            keys,
            used: !marks.is_empty(),
        }),
        _ => Err(KeyError::Malformed(path.to_owned())),
    }
}

/// Creates a file that only its owner can read; never overwrites one.
pub(super) fn create(path: &Path, contents: &KeyFileContents) -> Result<(), KeyError> {
    let write = || {
        let mut file = private(path)?;
        file.write_all(text(contents).as_bytes())?;
        file.sync_all()?;
        sync_folder(path)
    };
    write().map_err(failed(path))
}

/// Replaces the file atomically: at every moment either the old or the new version is complete. Owner and mode stay as the
/// operator set them; a symbolic link stays a link.
pub(super) fn replace(path: &Path, contents: &KeyFileContents) -> Result<(), KeyError> {
    let write = || {
        let path = path.canonicalize()?;
        let before = fs::metadata(&path)?;
        let mut name = path.file_name().unwrap_or_default().to_owned();
        name.push(".new");
        let beside = path.with_file_name(name);
        // Left by a rotation that was killed; nothing is encrypted with its key yet.
        match fs::remove_file(&beside) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
            _ => {}
        }
        let mut file = private(&beside)?;
        let written = file.write_all(text(contents).as_bytes()).and_then(|()| {
            let made = file.metadata()?;
            if (made.uid(), made.gid()) != (before.uid(), before.gid()) {
                fchown(&file, Some(before.uid()), Some(before.gid()))?;
            }
            file.set_permissions(fs::Permissions::from_mode(before.mode() & 0o660))?;
            file.sync_all()?;
            fs::rename(&beside, &path)
        });
        if written.is_err() {
            let _ = fs::remove_file(&beside);
        }
        written?;
        sync_folder(&path)
    };
    write().map_err(failed(path))
}

fn private(path: &Path) -> io::Result<File> {
    OpenOptions::new()
        .write(true)
        .create_new(true)
        .mode(0o600)
        .open(path)
}

fn text(contents: &KeyFileContents) -> Zeroizing<String> {
    // Allocated in full at once, since a string that grows leaves copies in memory.
    let length = contents.keys.len() * 65 + USED.len() + 1;
    let mut text = Zeroizing::new(String::with_capacity(length));
    for key in &contents.keys {
        text.push_str(&Zeroizing::new(encode_hex(&key.secret[..])));
        text.push('\n');
    }
    if contents.used {
        text.push_str(USED);
        text.push('\n');
    }
    text
}

fn sync_folder(path: &Path) -> io::Result<()> {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => File::open(folder)?.sync_all(),
        _ => File::open(".")?.sync_all(),
    }
}

fn failed(path: &Path) -> impl Fn(io::Error) -> KeyError {
    move |source| KeyError::File {
        path: path.to_owned(),
        source,
    }
}

#[cfg(test)]
mod tests {
    use super::{super::Keyring, *};

    fn mode(path: &Path) -> u32 {
        fs::metadata(path).unwrap().permissions().mode() & 0o777
    }

    #[test]
    fn the_key_file_is_private_and_never_overwritten() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("fromline.key");
        let made = Keyring::create(&path).unwrap();
        assert_eq!(mode(&path), 0o600);
        assert_eq!(Keyring::read(&path).unwrap().all()[0].id(), made.all()[0].id());
        assert!(Keyring::create(&path).is_err());
        for wrong in [
            "no key",
            "",
            "\n",
            &"0".repeat(63),
            &format!("{}\nx\n", "0".repeat(64)),
            &format!("{}\n# of our server\n", "0".repeat(64)),
            USED,
        ] {
            fs::write(&path, wrong).unwrap();
            assert!(matches!(Keyring::read(&path), Err(KeyError::Malformed(_))));
        }
    }

    #[test]
    fn a_file_that_is_replaced_keeps_mode_and_link_and_what_was_left_beside_it_is_in_nobodys_way() {
        let dir = tempfile::tempdir().unwrap();
        let (path, link) = (dir.path().join("real"), dir.path().join("link"));
        let keys = Keyring::create(&path).unwrap().all();
        std::os::unix::fs::symlink(&path, &link).unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).unwrap();
        fs::write(dir.path().join("real.new"), "half").unwrap();
        let two = KeyFileContents {
            keys: vec![Arc::new(Key::generate().unwrap()), keys[0].clone()],
            used: false,
        };
        replace(&link, &two).unwrap();
        assert!(link.is_symlink());
        assert_eq!((mode(&path), dir.path().read_dir().unwrap().count()), (0o640, 2));
        let ids = |keys: &[Arc<Key>]| keys.iter().map(|key| key.id()).collect::<Vec<_>>();
        assert_eq!(ids(&read(&path).unwrap().keys), ids(&two.keys));
    }

    #[test]
    fn a_key_that_was_used_stays_so_whatever_becomes_of_its_file() {
        let dir = tempfile::tempdir().unwrap();
        let [path, copy] = ["key", "copy"].map(|name| dir.path().join(name));
        let ring = Keyring::create(&path).unwrap();
        assert!(!ring.was_used() && !Keyring::read(&path).unwrap().was_used());
        ring.mark_used().unwrap();
        assert!(ring.was_used());
        let old = ring.all()[0].id();
        Keyring::read(&path).unwrap().add(old).unwrap();
        let ring = Keyring::read(&path).unwrap();
        assert!(ring.was_used());
        ring.retain(|id| id != old).unwrap();
        ring.copy_to(&copy).unwrap();
        for path in [path, copy] {
            assert!(Keyring::read(&path).unwrap().was_used(), "{}", path.display());
            assert_eq!(mode(&path), 0o600);
        }
    }
}
