//! The key that currently encrypts.

use std::sync::Arc;

use fromline_base::keys::{Key, KeyError, KeyId, Keyring};
use fromline_store::{Tx, meta};

use super::VaultError;

/// Returns the key that encrypts, as the database names it in the transaction that stores the result. So no writer can use the
/// old key unnoticed while keys are being rotated or dropped.
pub fn find_sealing_key(db: &mut Tx, keys: &Keyring) -> Result<Arc<Key>, VaultError> {
    let known = meta::get(db, meta::KEY_ID)?;
    Ok(match known.as_deref().and_then(KeyId::from_bytes) {
        Some(id) => keys.key(id)?,
        None => keys.all().into_iter().next().ok_or(KeyError::Missing)?,
    })
}
