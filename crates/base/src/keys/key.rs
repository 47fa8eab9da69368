//! A single encryption and signing key.

use std::fmt;

use chacha20poly1305::{
    XChaCha20Poly1305, XNonce,
    aead::{Aead, KeyInit, Payload},
};
use hmac::{Hmac, Mac};
use sha2::Sha256;
use subtle::ConstantTimeEq as _;
use zeroize::Zeroizing;

use super::{KeyError, random};

const NONCE: usize = 24;
const MAC: usize = 32;
/// Length of what [`Key::sign`] returns, in bytes.
pub const SIGNED: usize = KeyId::LENGTH + MAC;

/// The public identifier of a key, which reveals nothing about it: shown to operators and stored with everything the key
/// encrypted or signed.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub struct KeyId([u8; Self::LENGTH]);

impl KeyId {
    const LENGTH: usize = 8;

    /// Returns the stored form.
    pub fn as_bytes(&self) -> &[u8] {
        &self.0
    }

    /// Reads the stored form; `None` if its length is wrong.
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        bytes.try_into().ok().map(Self)
    }

    /// Splits the key id from the front of encrypted or signed bytes.
    pub(super) fn split(bytes: &[u8]) -> Option<(Self, &[u8])> {
        let (id, rest) = bytes.split_first_chunk()?;
        Some((Self(*id), rest))
    }
}

impl fmt::Display for KeyId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

/// A key that encrypts, decrypts and authenticates.
pub struct Key {
    pub(super) secret: Zeroizing<[u8; 32]>,
    id: KeyId,
    cipher: Zeroizing<[u8; 32]>,
}

impl fmt::Debug for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Key")
            .field("id", &self.id)
            .finish_non_exhaustive()
    }
}

impl Key {
    /// Generates a random key, in memory only.
    pub fn generate() -> Result<Self, KeyError> {
        Ok(Self::new(Zeroizing::new(random()?)))
    }

    pub(super) fn new(secret: Zeroizing<[u8; 32]>) -> Self {
        let mut id = [0; KeyId::LENGTH];
        id.copy_from_slice(&mac(&secret, "key id", b"")[..KeyId::LENGTH]);
        Self {
            id: KeyId(id),
            cipher: Zeroizing::new(mac(&secret, "seal", b"")),
            secret,
        }
    }

    /// Returns the key's id.
    pub fn id(&self) -> KeyId {
        self.id
    }

    /// Encrypts `plain`, bound to `aad`: decryption requires the same `aad`. The result starts with the key id and the nonce.
    pub fn seal(&self, aad: &[u8], plain: &[u8]) -> Result<Vec<u8>, KeyError> {
        let nonce: [u8; NONCE] = random()?;
        let sealed = self
            .cipher()
            .encrypt(&XNonce::from(nonce), Payload { msg: plain, aad })
            .map_err(|_| KeyError::Sealed)?;
        Ok([self.id.as_bytes(), &nonce[..], &sealed[..]].concat())
    }

    /// Decrypts what [`Self::seal`] returned, without the key id.
    pub(super) fn open(&self, aad: &[u8], sealed: &[u8]) -> Result<Zeroizing<Vec<u8>>, KeyError> {
        let (nonce, cipher) = sealed.split_first_chunk::<NONCE>().ok_or(KeyError::Sealed)?;
        self.cipher()
            .decrypt(&XNonce::from(*nonce), Payload { msg: cipher, aad })
            .map(Zeroizing::new)
            .map_err(|_| KeyError::Sealed)
    }

    /// Computes a keyed hash of `data`, preceded by the key id; `purpose` separates its uses.
    pub fn sign(&self, purpose: &str, data: &[u8]) -> Vec<u8> {
        [self.id.as_bytes(), &mac(&self.secret, purpose, data)].concat()
    }

    /// Returns whether this is the keyed hash of `data`, without the key id.
    pub(super) fn made(&self, purpose: &str, data: &[u8], hash: &[u8]) -> bool {
        hash.len() == MAC && mac(&self.secret, purpose, data).ct_eq(hash).into()
    }

    fn cipher(&self) -> XChaCha20Poly1305 {
        XChaCha20Poly1305::new(&(*self.cipher).into())
    }
}

fn mac(secret: &[u8; 32], purpose: &str, data: &[u8]) -> [u8; MAC] {
    // HMAC pads shorter keys with zeros to its block size; done here, it cannot fail.
    let mut block = Zeroizing::new([0; 64]);
    block[..32].copy_from_slice(secret);
    let mut mac = <Hmac<Sha256> as KeyInit>::new(&(*block).into());
    mac.update(&u64::try_from(purpose.len()).unwrap_or(u64::MAX).to_be_bytes());
    mac.update(purpose.as_bytes());
    mac.update(data);
    mac.finalize().into_bytes().into()
}
