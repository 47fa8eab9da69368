//! Emails of our own that wait for the relay: envelope and message, encrypted for their row.

use fromline_base::keys::{Key, KeyError, Keyring};
use serde::{Deserialize, Serialize};

use crate::smtp::{Envelope, PartialDelivery};

#[derive(Serialize, Deserialize)]
struct Payload {
    sender: Option<String>,
    recipients: Vec<String>,
    message: String,
}

/// Encrypts an email for its row in the outbox.
pub fn seal(key: &Key, id: i64, envelope: &Envelope, message: &[u8]) -> Result<Vec<u8>, KeyError> {
    let payload = Payload {
        sender: envelope.sender.clone(),
        recipients: envelope.recipients.clone(),
        message: String::from_utf8_lossy(message).into_owned(),
    };
    let plain = serde_json::to_vec(&payload).map_err(|_| KeyError::Sealed)?;
    key.seal(&aad(id), &plain)
}

/// Decrypts the email of a row.
pub fn open(keys: &Keyring, id: i64, sealed: &[u8]) -> Result<(Envelope, String), KeyError> {
    let plain = keys.open(&aad(id), sealed)?;
    let payload: Payload = serde_json::from_slice(&plain).map_err(|_| KeyError::Sealed)?;
    let envelope = Envelope {
        sender: payload.sender,
        recipients: payload.recipients,
        addressed: PartialDelivery::Together,
        instead: None,
    };
    Ok((envelope, payload.message))
}

/// Encrypts the same email with another key.
pub fn reseal(keys: &Keyring, key: &Key, id: i64, sealed: &[u8]) -> Result<Vec<u8>, KeyError> {
    key.seal(&aad(id), &keys.open(&aad(id), sealed)?)
}

fn aad(id: i64) -> Vec<u8> {
    format!("outbox|{id}").into_bytes()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_mails_are_bound_to_never_changes() {
        assert_eq!(aad(7), b"outbox|7");
    }
}
