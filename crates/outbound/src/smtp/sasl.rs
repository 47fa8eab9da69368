//! The computations of CRAM-MD5 (RFC 2195) and SCRAM-SHA-256 (RFC 5802, RFC 7677).

use base64::{Engine, prelude::BASE64_STANDARD};
use fromline_base::chance;
use hmac::{Hmac, KeyInit, Mac};
use md5::Md5;
use pbkdf2::pbkdf2_hmac;
use sha2::{Digest, Sha256};
use stringprep::saslprep;
use subtle::ConstantTimeEq as _;
use zeroize::Zeroizing;

/// Smallest iteration count that a server may request (RFC 7677, section 4): with fewer, the data that it stores would be worth
/// stealing.
const FEWEST: u32 = 4096;
/// Largest iteration count, so that a server cannot keep this process busy.
const MOST: u32 = 500_000;

/// Computes the answer to a CRAM-MD5 challenge.
pub fn answer_cram_md5(challenge: &str, username: &str, password: &str) -> Zeroizing<String> {
    let digest = mac::<Hmac<Md5>>(password.as_bytes(), challenge.as_bytes());
    let hex = digest.iter().fold(String::new(), |mut hex, byte| {
        use std::fmt::Write as _;
        let _ = write!(hex, "{byte:02x}");
        hex
    });
    Zeroizing::new(format!("{username} {hex}"))
}

/// Generates a nonce as text, from 18 random bytes.
pub fn generate_nonce() -> String {
    BASE64_STANDARD.encode(chance::nonce::<18>())
}

/// The client's side of SCRAM-SHA-256, without channel binding.
pub struct Scram {
    /// `n=…,r=…`, the client's first message without the header.
    bare: Zeroizing<String>,
    nonce: String,
}

/// The client's final message (RFC 5802, section 3), and the signature expected of the server.
pub struct ClientFinalMessage {
    /// The message to be sent: `c=biws,r=…,p=…`.
    pub message: String,
    signature: Vec<u8>,
}

impl Scram {
    /// Starts an exchange; `nonce` is printable ASCII without a comma.
    pub fn new(username: &str, nonce: &str) -> Self {
        let prepared = saslprep(username).unwrap_or(username.into());
        let escaped = prepared.replace('=', "=3D").replace(',', "=2C");
        Self {
            bare: Zeroizing::new(format!("n={escaped},r={nonce}")),
            nonce: nonce.to_owned(),
        }
    }

    /// Returns the client's first message.
    pub fn first(&self) -> Zeroizing<String> {
        Zeroizing::new(format!("n,,{}", *self.bare))
    }

    /// Computes the answer to the server's first message; `None` if that is malformed or its iteration count is out of bounds.
    pub fn prove(&self, server_first: &str, password: &str) -> Option<ClientFinalMessage> {
        let mut parts = server_first.split(',');
        let mut next = |name: &str| parts.next().and_then(|part| part.strip_prefix(name));
        let (nonce, salt, rounds) = (next("r=")?, next("s=")?, next("i=")?);
        let salt = BASE64_STANDARD.decode(salt).ok()?;
        let rounds: u32 = rounds.parse().ok()?;
        // The server's nonce must extend ours; otherwise it answers another client.
        let is_ours = nonce.len() > self.nonce.len() && nonce.starts_with(&self.nonce);
        if !is_ours || salt.is_empty() || !(FEWEST..=MOST).contains(&rounds) {
            return None;
        }
        let prepared = Zeroizing::new(saslprep(password).unwrap_or(password.into()).into_owned());
        let mut salted = Zeroizing::new([0; 32]);
        pbkdf2_hmac::<Sha256>(prepared.as_bytes(), &salt, rounds, &mut *salted);
        let client_key = Zeroizing::new(mac::<Hmac<Sha256>>(&*salted, b"Client Key"));
        let stored_key = Sha256::digest(&*client_key);
        // `biws` is `n,,` in base64, the header of a client without channel binding.
        let without_proof = format!("c=biws,r={nonce}");
        let signed = Zeroizing::new(format!("{},{server_first},{without_proof}", *self.bare));
        let client_signature = mac::<Hmac<Sha256>>(&stored_key, signed.as_bytes());
        let proof: Vec<u8> = client_key
            .iter()
            .zip(&client_signature)
            .map(|(key, signature)| key ^ signature)
            .collect();
        let server_key = Zeroizing::new(mac::<Hmac<Sha256>>(&*salted, b"Server Key"));
        Some(ClientFinalMessage {
            message: format!("{without_proof},p={}", BASE64_STANDARD.encode(proof)),
            signature: mac::<Hmac<Sha256>>(&server_key, signed.as_bytes()),
        })
    }
}

impl ClientFinalMessage {
    /// Returns whether the server's last message proves that it knows the password.
    pub fn holds(&self, server_last: &str) -> bool {
        let signature = server_last
            .split(',')
            .next()
            .and_then(|part| part.strip_prefix("v="));
        let signature = signature.and_then(|signature| BASE64_STANDARD.decode(signature).ok());
        signature.is_some_and(|signature| bool::from(signature.ct_eq(&self.signature)))
    }
}

fn mac<M: Mac + KeyInit>(key: &[u8], text: &[u8]) -> Vec<u8> {
    // HMAC accepts a key of any length.
    <M as KeyInit>::new_from_slice(key).map_or_else(
        |_| Vec::new(),
        |mac| mac.chain_update(text).finalize().into_bytes().to_vec(),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The examples of the RFCs.
    #[test]
    fn as_in_rfc_2195() {
        let answer = answer_cram_md5(
            "<1896.697170952@postoffice.reston.mci.net>",
            "tim",
            "tanstaaftanstaaf",
        );
        assert_eq!(*answer, "tim b913a602c7eda7a495b4e6e7334d3890");
    }

    const FIRST: &str =
        "r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096";

    #[test]
    fn as_in_rfc_7677() {
        let scram = Scram::new("user", "rOprNGfwEbeRWgbNEkqO");
        assert_eq!(*scram.first(), "n,,n=user,r=rOprNGfwEbeRWgbNEkqO");
        let proof = scram.prove(FIRST, "pencil").unwrap();
        assert_eq!(
            proof.message,
            "c=biws,r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,p=dHzbZapWIk4jUhN+Ute9ytag9zjfMHgsqmmiz7AndVQ="
        );
        assert!(proof.holds("v=6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4="));
        for other in [
            "v=7rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4=",
            "v=6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4",
            "v=",
            "e=invalid-proof",
            "",
        ] {
            assert!(!proof.holds(other), "{other}");
        }
    }

    #[test]
    fn what_is_no_first_message_of_a_server_is_answered_by_nothing() {
        let scram = Scram::new("user", "rOprNGfwEbeRWgbNEkqO");
        for (was, now) in [
            ("r=rOprNGfwEbeRWgbNEkqO", "r=someone-else"),
            ("%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0", ""),
            ("W22ZaJ0SNY7soEsUEjb6gQ==", ""),
            ("W22ZaJ0SNY7soEsUEjb6gQ==", "???"),
            ("i=4096", "i=4095"),
            ("i=4096", "i=500001"),
            ("i=4096", "i=99999999999"),
            ("i=4096", "i=x"),
            (",i=4096", ""),
            ("r=", "m=ext,r="),
        ] {
            let first = FIRST.replacen(was, now, 1);
            assert!(scram.prove(&first, "pencil").is_none(), "{first}");
        }
    }

    #[test]
    fn names_are_escaped_and_no_two_numbers_are_alike() {
        assert_eq!(*Scram::new("a=b,c", "x").first(), "n,,n=a=3Db=2Cc,r=x");
        // SASLprep: a soft hyphen is removed, a Roman numeral nine becomes IX (RFC 4013 section 3).
        assert_eq!(*Scram::new("I\u{ad}X\u{2168}", "x").first(), "n,,n=IXIX,r=x");
        assert_ne!(generate_nonce(), generate_nonce());
        assert!(!generate_nonce().contains(','));
    }

    proptest::proptest! {
        #[test]
        fn nothing_a_server_says_panics(text in "\\PC{0,60}|r=x[a-z,=0-9]{0,40}") {
            let _ = Scram::new(&text, "x").prove(&text, &text);
            let _ = answer_cram_md5(&text, &text, &text);
        }
    }
}
