//! All keys of an instance, by id.

use std::{
    path::{Path, PathBuf},
    sync::{
        Arc, PoisonError, RwLock,
        atomic::{AtomicBool, Ordering},
    },
};

use zeroize::Zeroizing;

use super::{
    KeyError,
    file::{self, KeyFileContents},
    key::{Key, KeyId},
};

/// The keys of the key file. One of them encrypts: the database names it, so that a change takes effect for every process at
/// once. The others only decrypt what they once encrypted.
pub struct Keyring {
    keys: RwLock<Vec<Arc<Key>>>,
    file: Option<PathBuf>,
    used: AtomicBool,
}

impl std::fmt::Debug for Keyring {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Keyring")
            .field("file", &self.file)
            .finish_non_exhaustive()
    }
}

impl Keyring {
    /// Generates a key ring with one random key, in memory only.
    pub fn generate() -> Result<Self, KeyError> {
        let keys = vec![Arc::new(Key::generate()?)];
        Ok(Self::of(KeyFileContents { keys, used: false }, None))
    }

    /// Reads the keys from `path`.
    pub fn read(path: &Path) -> Result<Self, KeyError> {
        Ok(Self::of(file::read(path)?, Some(path.to_owned())))
    }

    /// Generates a key and writes it to `path`, readable by its owner only; never overwrites a file.
    pub fn create(path: &Path) -> Result<Self, KeyError> {
        let keys = vec![Arc::new(Key::generate()?)];
        let contents = KeyFileContents { keys, used: false };
        file::create(path, &contents)?;
        Ok(Self::of(contents, Some(path.to_owned())))
    }

    /// Writes the same keys to another file; never overwrites one.
    pub fn copy_to(&self, path: &Path) -> Result<(), KeyError> {
        file::create(path, &self.contents())
    }

    fn of(contents: KeyFileContents, file: Option<PathBuf>) -> Self {
        Self {
            keys: RwLock::new(contents.keys),
            file,
            used: AtomicBool::new(contents.used),
        }
    }

    fn contents(&self) -> KeyFileContents {
        KeyFileContents {
            keys: self.all(),
            used: self.was_used(),
        }
    }

    /// Returns whether the file is marked as used with a database.
    pub fn was_used(&self) -> bool {
        self.used.load(Ordering::Relaxed)
    }

    /// Marks the key file as used with a database. Callers hold the database's write lock after its first transaction was written
    /// to disk: after a crash in between, a key without the mark can still start, but a mark without a database could not.
    pub fn mark_used(&self) -> Result<(), KeyError> {
        if let Some(path) = &self.file {
            let mut contents = file::read(path)?;
            if !contents.used {
                contents.used = true;
                file::replace(path, &contents)?;
            }
        }
        self.used.store(true, Ordering::Relaxed);
        Ok(())
    }

    /// Returns whether the key file still contains the key with this id. A running server continues with the keys it has read,
    /// but could not be restarted.
    pub fn file_holds(&self, id: KeyId) -> Result<bool, KeyError> {
        let Some(path) = &self.file else {
            return Ok(self.known(id).is_some());
        };
        Ok(file::read(path)?.keys.iter().any(|key| key.id() == id))
    }

    /// Returns every known key, newest first.
    pub fn all(&self) -> Vec<Arc<Key>> {
        self.keys.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Returns the path of the key file; `None` if the keys are in memory only.
    pub fn file(&self) -> Option<&Path> {
        self.file.as_deref()
    }

    /// Returns the key with this id. If it is unknown, the file is read again, since another process may have added it.
    pub fn key(&self, id: KeyId) -> Result<Arc<Key>, KeyError> {
        if let Some(key) = self.known(id) {
            return Ok(key);
        }
        if self.file.is_some() {
            self.read_again()?;
        }
        self.known(id).ok_or(KeyError::Unknown(id))
    }

    fn known(&self, id: KeyId) -> Option<Arc<Key>> {
        self.all().into_iter().find(|key| key.id() == id)
    }

    /// Reads the file again and adds new keys. Known keys stay, so that a damaged file does not affect a running server.
    fn read_again(&self) -> Result<(), KeyError> {
        let Some(path) = &self.file else { return Ok(()) };
        let mut keys = file::read(path)?.keys;
        let mut known = self.keys.write().unwrap_or_else(PoisonError::into_inner);
        let gone = known
            .iter()
            .filter(|old| keys.iter().all(|key| key.id() != old.id()));
        let gone: Vec<_> = gone.cloned().collect();
        keys.extend(gone);
        *known = keys;
        Ok(())
    }

    /// Generates a key and writes it in front of the others; it encrypts nothing before it is safely on disk.
    ///
    /// Callers hold the database's write lock, since two concurrent additions would lose a key.
    pub fn add(&self, current: KeyId) -> Result<Arc<Key>, KeyError> {
        let new = Arc::new(Key::generate()?);
        let mut contents = self.read_now()?;
        let keys = &mut contents.keys;
        if keys.iter().all(|key| key.id() != current) {
            return Err(KeyError::Unknown(current));
        }
        keys.insert(0, new.clone());
        self.write(contents)?;
        Ok(new)
    }

    /// Writes the file without the keys that `keep` rejects, and returns those. Callers hold the database's write lock.
    pub fn retain(&self, keep: impl Fn(KeyId) -> bool) -> Result<Vec<KeyId>, KeyError> {
        let KeyFileContents { keys, used } = self.read_now()?;
        let (keys, gone): (Vec<_>, Vec<_>) = keys.into_iter().partition(|key| keep(key.id()));
        if !gone.is_empty() {
            self.write(KeyFileContents { keys, used })?;
        }
        Ok(gone.iter().map(|key| key.id()).collect())
    }

    fn read_now(&self) -> Result<KeyFileContents, KeyError> {
        match &self.file {
            Some(path) => file::read(path),
            None => Ok(self.contents()),
        }
    }

    fn write(&self, contents: KeyFileContents) -> Result<(), KeyError> {
        if let Some(path) = &self.file {
            file::replace(path, &contents)?;
        }
        *self.keys.write().unwrap_or_else(PoisonError::into_inner) = contents.keys;
        Ok(())
    }

    /// Decrypts what any of the keys encrypted.
    pub fn open(&self, aad: &[u8], sealed: &[u8]) -> Result<Zeroizing<Vec<u8>>, KeyError> {
        let (id, rest) = KeyId::split(sealed).ok_or(KeyError::Sealed)?;
        self.key(id)?.open(aad, rest)
    }

    /// Verifies a keyed hash from an untrusted source: unlike [`Self::verify`], it does not read the file again for an unknown
    /// key id.
    pub fn verify_known(&self, purpose: &str, data: &[u8], signed: &[u8]) -> bool {
        KeyId::split(signed)
            .is_some_and(|(id, hash)| self.known(id).is_some_and(|key| key.made(purpose, data, hash)))
    }

    /// Returns whether this is what [`Key::sign`] computes for `data` with any of the keys.
    pub fn verify(&self, purpose: &str, data: &[u8], signed: &[u8]) -> bool {
        let by_its_key = KeyId::split(signed)
            .is_some_and(|(id, hash)| self.key(id).is_ok_and(|key| key.made(purpose, data, hash)));
        // Without an id, as stored before there could be several keys.
        by_its_key || self.all().iter().any(|key| key.made(purpose, data, signed))
    }
}
