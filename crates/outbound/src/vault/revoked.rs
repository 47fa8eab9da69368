//! Refresh tokens of gateways that are gone, encrypted until their provider has revoked them.

use fromline_base::keys::{Key, KeyError, Keyring};
use secrecy::{ExposeSecret as _, SecretString};

/// Encrypts a refresh token that is to be revoked. It decrypts only for the same user and provider, and not as a gateway's.
pub fn seal(key: &Key, user_id: i64, provider: &str, refresh: &SecretString) -> Result<Vec<u8>, KeyError> {
    key.seal(&aad(user_id, provider), refresh.expose_secret().as_bytes())
}

/// Decrypts a refresh token whose consent is to be withdrawn.
pub fn open(keys: &Keyring, user_id: i64, provider: &str, sealed: &[u8]) -> Result<SecretString, KeyError> {
    let plain = keys.open(&aad(user_id, provider), sealed)?;
    let text = std::str::from_utf8(&plain).map_err(|_| KeyError::Sealed)?;
    Ok(SecretString::from(text))
}

/// Encrypts the same token with another key.
pub fn reseal(
    keys: &Keyring,
    key: &Key,
    user_id: i64,
    provider: &str,
    sealed: &[u8],
) -> Result<Vec<u8>, KeyError> {
    let aad = aad(user_id, provider);
    key.seal(&aad, &keys.open(&aad, sealed)?)
}

fn aad(user_id: i64, provider: &str) -> Vec<u8> {
    format!("revocation|{user_id}|{provider}").into_bytes()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_opens_for_its_user_and_provider_alone() {
        assert_eq!(aad(7, "partner"), b"revocation|7|partner");
        let keys = Keyring::generate().unwrap();
        let sealed = seal(&keys.all()[0], 7, "partner", &SecretString::from("canary")).unwrap();
        let opened = open(&keys, 7, "partner", &sealed).unwrap();
        assert_eq!(opened.expose_secret(), "canary");
        assert!(open(&keys, 8, "partner", &sealed).is_err());
        assert!(open(&keys, 7, "google", &sealed).is_err());
    }
}
