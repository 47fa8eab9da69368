//! Secrets: everything encrypted or signed with the operator's keys. Each purpose is bound to its own row, under a prefix of its
//! own that never changes.

pub mod credentials;
mod current;
pub mod grants;
pub mod queued_mail;
pub mod revoked;
pub mod writer;

use fromline_base::keys::KeyError;
use fromline_store::StoreError;

pub use current::find_sealing_key;

/// The reasons why encryption or decryption failed.
#[derive(Debug, thiserror::Error)]
pub enum VaultError {
    /// The key is missing or does not fit.
    #[error(transparent)]
    Key(#[from] KeyError),
    /// The database failed while keys were read or stored.
    #[error(transparent)]
    Store(#[from] StoreError),
}
