//! Encryption of secrets at rest with a key file that is kept apart from the database.

mod file;
mod key;
mod ring;

use std::{io, path::PathBuf};

use sha2::{Digest, Sha256};

use crate::chance;

pub use key::{Key, KeyId, SIGNED};
pub use ring::Keyring;

/// The reasons why a key is unavailable or a secret cannot be decrypted.
#[derive(Debug, thiserror::Error)]
pub enum KeyError {
    /// The file cannot be read or written.
    #[error("key file {path}: {source}")]
    File {
        /// The path of the file.
        path: PathBuf,
        /// The system's error.
        source: io::Error,
    },
    /// The file contains no key, or something other than keys.
    #[error("key file {0} does not hold a key of 64 hexadecimal digits")]
    Malformed(PathBuf),
    /// The secret was encrypted with a key that is not in the file.
    #[error("the key {0} is not in the key file")]
    Unknown(KeyId),
    /// There is no key at all.
    #[error("there is no key")]
    Missing,
    /// The secret was encrypted for another row, or is damaged.
    #[error("the secret does not open: other row, or damaged")]
    Sealed,
    /// The system provided no random numbers.
    #[error("no random numbers from the system")]
    Random,
}

/// Returns `N` random bytes from the system.
pub fn random<const N: usize>() -> Result<[u8; N], KeyError> {
    chance::secret().ok_or(KeyError::Random)
}

/// Generates a random token of 256 bits for links, sessions and bearers: 64 hexadecimal digits.
pub fn random_token() -> Result<String, KeyError> {
    Ok(encode_hex(&random::<32>()?))
}

/// Returns the stored form of a token: its SHA-256. Tokens are random, so no slow hash is needed.
pub fn token_hash(token: &str) -> Vec<u8> {
    Sha256::digest(token.as_bytes()).to_vec()
}

/// Encodes bytes as hexadecimal digits.
pub fn encode_hex(bytes: &[u8]) -> String {
    bytes
        .iter()
        .fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
            use std::fmt::Write as _;
            let _ = write!(text, "{byte:02x}");
            text
        })
}

/// Decodes exactly `N` bytes from hexadecimal digits.
pub fn decode_hex<const N: usize>(text: &str) -> Option<[u8; N]> {
    if text.len() != N * 2 || !text.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return None;
    }
    let mut bytes = [0; N];
    for (index, byte) in bytes.iter_mut().enumerate() {
        *byte = u8::from_str_radix(text.get(index * 2..index * 2 + 2)?, 16).ok()?;
    }
    Some(bytes)
}

#[cfg(test)]
mod tests;
