//! Proof that a code is redeemed by the client that requested it (PKCE, RFC 7636).

use base64::{Engine as _, prelude::BASE64_URL_SAFE_NO_PAD};
use fromline_base::keys::{KeyError, random};
use secrecy::{ExposeSecret as _, SecretString};
use sha2::{Digest as _, Sha256};

/// Generates a verifier: 256 random bits in 43 characters.
pub fn verifier() -> Result<SecretString, KeyError> {
    Ok(SecretString::from(BASE64_URL_SAFE_NO_PAD.encode(random::<32>()?)))
}

/// Computes the S256 challenge of a verifier.
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
