//! Secrets at rest: one key file, kept apart from the database.

use std::{
    fs,
    io::{self, Write},
    path::{Path, PathBuf},
};

use chacha20poly1305::{
    XChaCha20Poly1305, XNonce,
    aead::{Aead, KeyInit, Payload},
};
use hmac::{Hmac, Mac};
use rand::{TryRng, rngs::SysRng};
use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

const NONCE: usize = 24;
const KEY_ID: usize = 8;

/// Why the key is not to be had, or a secret does not open.
#[derive(Debug, thiserror::Error)]
pub enum KeyError {
    /// The file cannot be read or written.
    #[error("key file {path}: {source}")]
    File {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// The file is there but holds no key.
    #[error("key file {0} does not hold a key of 64 hexadecimal digits")]
    Malformed(PathBuf),
    /// Sealed by another key, for another row, or damaged.
    #[error("the secret does not open: other key, other row, or damaged")]
    Sealed,
    /// The system gave no random numbers.
    #[error("no random numbers from the system")]
    Random,
}

/// Seals, opens and authenticates with the operator's key.
pub struct Keyring {
    key: Zeroizing<[u8; 32]>,
}

impl std::fmt::Debug for Keyring {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Keyring").finish_non_exhaustive()
    }
}

impl Keyring {
    /// A new random key, in memory only.
    pub fn generate() -> Result<Self, KeyError> {
        Ok(Self {
            key: Zeroizing::new(random()?),
        })
    }

    /// Reads the key from `path`.
    pub fn read(path: &Path) -> Result<Self, KeyError> {
        let text = fs::read_to_string(path)
            .map(Zeroizing::new)
            .map_err(|source| KeyError::File {
                path: path.to_owned(),
                source,
            })?;
        let key = decode_hex(text.trim()).ok_or_else(|| KeyError::Malformed(path.to_owned()))?;
        Ok(Self {
            key: Zeroizing::new(key),
        })
    }

    /// Makes a key and writes it to `path`, readable by its owner only; never overwrites.
    pub fn create(path: &Path) -> Result<Self, KeyError> {
        use std::os::unix::fs::OpenOptionsExt;
        let ring = Self::generate()?;
        let text = Zeroizing::new(encode_hex(&ring.key[..]) + "\n");
        let file = |source| KeyError::File {
            path: path.to_owned(),
            source,
        };
        let mut out = fs::OpenOptions::new()
            .write(true)
            .create_new(true)
            .mode(0o600)
            .open(path)
            .map_err(file)?;
        out.write_all(text.as_bytes())
            .and_then(|()| out.sync_all())
            .map_err(file)?;
        Ok(ring)
    }

    /// Tells one key from another without giving it away; stored in the database as the key's check value.
    pub fn id(&self) -> [u8; KEY_ID] {
        let mut id = [0; KEY_ID];
        id.copy_from_slice(&self.mac("key id", b"")[..KEY_ID]);
        id
    }

    /// Encrypts `plain`, bound to `aad`: it opens only with the same `aad`. Key id and nonce stand in front.
    pub fn seal(&self, aad: &[u8], plain: &[u8]) -> Result<Vec<u8>, KeyError> {
        let nonce: [u8; NONCE] = random()?;
        let sealed = self
            .cipher()
            .encrypt(&XNonce::from(nonce), Payload { msg: plain, aad })
            .map_err(|_| KeyError::Sealed)?;
        Ok([&self.id()[..], &nonce[..], &sealed[..]].concat())
    }

    /// Decrypts what [`Self::seal`] made.
    pub fn open(&self, aad: &[u8], sealed: &[u8]) -> Result<Zeroizing<Vec<u8>>, KeyError> {
        let (id, rest) = sealed.split_at_checked(KEY_ID).ok_or(KeyError::Sealed)?;
        let (nonce, cipher) = rest.split_first_chunk::<NONCE>().ok_or(KeyError::Sealed)?;
        if id != self.id() {
            return Err(KeyError::Sealed);
        }
        self.cipher()
            .decrypt(&XNonce::from(*nonce), Payload { msg: cipher, aad })
            .map(Zeroizing::new)
            .map_err(|_| KeyError::Sealed)
    }

    /// A keyed hash of `data`; `purpose` keeps the uses apart.
    pub fn mac(&self, purpose: &str, data: &[u8]) -> [u8; 32] {
        // HMAC pads shorter keys with zeros up to its block; done here, it cannot fail.
        let mut block = Zeroizing::new([0; 64]);
        block[..32].copy_from_slice(&self.key[..]);
        let mut mac = <Hmac<Sha256> as KeyInit>::new(&(*block).into());
        mac.update(&u64::try_from(purpose.len()).unwrap_or(u64::MAX).to_be_bytes());
        mac.update(purpose.as_bytes());
        mac.update(data);
        mac.finalize().into_bytes().into()
    }

    fn cipher(&self) -> XChaCha20Poly1305 {
        XChaCha20Poly1305::new(&self.mac("seal", b"").into())
    }
}

/// `N` random bytes of the system.
pub fn random<const N: usize>() -> Result<[u8; N], KeyError> {
    let mut bytes = [0; N];
    SysRng.try_fill_bytes(&mut bytes).map_err(|_| KeyError::Random)?;
    Ok(bytes)
}

/// A random token of 256 bits for links, sessions and bearers: 64 hexadecimal digits.
pub fn random_token() -> Result<String, KeyError> {
    Ok(encode_hex(&random::<32>()?))
}

/// What is stored of a token: its SHA-256. Tokens are random, so no slow hash is needed.
pub fn token_hash(token: &str) -> Vec<u8> {
    Sha256::digest(token.as_bytes()).to_vec()
}

fn encode_hex(bytes: &[u8]) -> String {
    bytes
        .iter()
        .fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
            use std::fmt::Write as _;
            let _ = write!(text, "{byte:02x}");
            text
        })
}

fn decode_hex(text: &str) -> Option<[u8; 32]> {
    if text.len() != 64 || !text.is_ascii() {
        return None;
    }
    let mut key = [0; 32];
    for (index, byte) in key.iter_mut().enumerate() {
        *byte = u8::from_str_radix(text.get(index * 2..index * 2 + 2)?, 16).ok()?;
    }
    Some(key)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_secret_opens_only_in_its_own_row_and_with_its_own_key() {
        let ring = Keyring::generate().unwrap();
        let sealed = ring.seal(b"row 1", b"s3cret").unwrap();
        assert_eq!(&*ring.open(b"row 1", &sealed).unwrap(), b"s3cret");
        assert!(ring.open(b"row 2", &sealed).is_err());
        assert!(Keyring::generate().unwrap().open(b"row 1", &sealed).is_err());
        for cut in 0..sealed.len() {
            assert!(ring.open(b"row 1", &sealed[..cut]).is_err());
        }
    }

    #[test]
    fn the_key_file_is_private_and_never_overwritten() {
        use std::os::unix::fs::PermissionsExt;
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("fromline.key");
        let made = Keyring::create(&path).unwrap();
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
        assert_eq!(Keyring::read(&path).unwrap().id(), made.id());
        assert!(Keyring::create(&path).is_err());
        fs::write(&path, "no key").unwrap();
        assert!(matches!(Keyring::read(&path), Err(KeyError::Malformed(_))));
    }
}
