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

/// The keys of the key file. One of them seals: the database says which, so that it changes in one moment for
/// everybody. The others open what they once sealed.
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
    /// A new random key, in memory only.
    pub fn generate() -> Result<Self, KeyError> {
        let keys = vec![Arc::new(Key::generate()?)];
        Ok(Self::of(KeyFileContents { keys, used: false }, None))
    }

    /// Reads the keys from `path`.
    pub fn read(path: &Path) -> Result<Self, KeyError> {
        Ok(Self::of(file::read(path)?, Some(path.to_owned())))
    }

    /// Makes a key and writes it to `path`, readable by its owner only; never overwrites.
    pub fn create(path: &Path) -> Result<Self, KeyError> {
        let keys = vec![Arc::new(Key::generate()?)];
        let contents = KeyFileContents { keys, used: false };
        file::create(path, &contents)?;
        Ok(Self::of(contents, Some(path.to_owned())))
    }

    /// Writes the same keys to another file; never overwrites.
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

    /// Whether the file says that a database was made with these keys.
    pub fn was_used(&self) -> bool {
        self.used.load(Ordering::Relaxed)
    }

    /// Writes into the file that a database was made with these keys. Callers hold the database's write lock, and its first
    /// transaction is on the disk: after a crash between the two a key without the mark starts, one with it would not.
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

    /// Whether the key file still holds the key with this id. A server goes on with the keys that it has read; the next start
    /// would not.
    pub fn file_holds(&self, id: KeyId) -> Result<bool, KeyError> {
        let Some(path) = &self.file else {
            return Ok(self.known(id).is_some());
        };
        Ok(file::read(path)?.keys.iter().any(|key| key.id() == id))
    }

    /// Every key that is known, the newest first.
    pub fn all(&self) -> Vec<Arc<Key>> {
        self.keys.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Where they are written, unless in memory only.
    pub fn file(&self) -> Option<&Path> {
        self.file.as_deref()
    }

    /// The key with this id. If it is not known, somebody may have made it meanwhile: the file is read again.
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

    /// What is known stays known: a file that was spoilt takes nothing from a running server.
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

    /// Makes a new key and writes it in front of the others; nothing is sealed with it before it is safe on the disk.
    ///
    /// Callers hold the database's write lock: two that add at once would lose a key.
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

    /// Writes the file without the keys that `keep` refuses, and gives those. Callers hold the database's write lock.
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

    /// Decrypts what one of the keys sealed.
    pub fn open(&self, aad: &[u8], sealed: &[u8]) -> Result<Zeroizing<Vec<u8>>, KeyError> {
        let (id, rest) = KeyId::split(sealed).ok_or(KeyError::Sealed)?;
        self.key(id)?.open(aad, rest)
    }

    /// As [`Self::verify`], for what strangers bring: the file is not read again for a key that they made up.
    pub fn verify_known(&self, purpose: &str, data: &[u8], signed: &[u8]) -> bool {
        KeyId::split(signed)
            .is_some_and(|(id, hash)| self.known(id).is_some_and(|key| key.made(purpose, data, hash)))
    }

    /// Whether this is what [`Key::sign`] makes of `data`, by any of the keys.
    pub fn verify(&self, purpose: &str, data: &[u8], signed: &[u8]) -> bool {
        let by_its_key = KeyId::split(signed)
            .is_some_and(|(id, hash)| self.key(id).is_ok_and(|key| key.made(purpose, data, hash)));
        // Without an id, as they were stored before there could be several keys.
        by_its_key || self.all().iter().any(|key| key.made(purpose, data, signed))
    }
}
