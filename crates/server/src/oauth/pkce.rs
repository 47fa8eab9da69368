//! Proof that whoever brings a code asked for it (RFC 7636).

use base64::{Engine as _, prelude::BASE64_URL_SAFE_NO_PAD};
use secrecy::{ExposeSecret as _, SecretString};
use sha2::{Digest as _, Sha256};

use crate::keys::{KeyError, random};

/// A new verifier: 256 bits of chance in 43 letters.
pub fn verifier() -> Result<SecretString, KeyError> {
    Ok(SecretString::from(BASE64_URL_SAFE_NO_PAD.encode(random::<32>()?)))
}

/// Its challenge, by S256.
pub fn challenge(verifier: &SecretString) -> String {
    BASE64_URL_SAFE_NO_PAD.encode(Sha256::digest(verifier.expose_secret().as_bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn as_in_rfc_7636() {
        let verifier = SecretString::from("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk");
        assert_eq!(
            challenge(&verifier),
            "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"
        );
    }

    #[test]
    fn no_two_are_alike() {
        let [one, other] = [verifier().unwrap(), verifier().unwrap()];
        assert_eq!(one.expose_secret().len(), 43);
        assert_ne!(one.expose_secret(), other.expose_secret());
    }
}
