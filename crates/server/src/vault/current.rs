//! Which key seals now.

use std::sync::Arc;

use super::VaultError;
use crate::{
    keys::{Key, KeyError, KeyId, Keyring},
    store::{Tx, meta},
};

/// The key that seals, as the database says in the transaction that stores what is sealed: while the key is changed, or
/// an old one dropped, nobody can seal with the old one unseen.
pub fn find_sealing_key(db: &mut Tx, keys: &Keyring) -> Result<Arc<Key>, VaultError> {
    let known = meta::get(db, meta::KEY_ID)?;
    Ok(match known.as_deref().and_then(KeyId::from_bytes) {
        Some(id) => keys.key(id)?,
        None => keys.all().into_iter().next().ok_or(KeyError::Missing)?,
    })
}
