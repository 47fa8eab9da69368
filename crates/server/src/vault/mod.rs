//! Secrets: everything that is sealed or signed with the operator's key. Each purpose is bound to its own row, under a prefix of its
//! own that never changes.

pub mod credentials;
mod current;
pub mod grants;
pub mod queued_mail;
pub mod writer;

use crate::{keys::KeyError, store::StoreError};
pub use current::find_sealing_key;

/// Why nothing was sealed or opened.
#[derive(Debug, thiserror::Error)]
pub enum VaultError {
    /// The key is not there, or does not fit.
    #[error(transparent)]
    Key(#[from] KeyError),
    /// The database.
    #[error(transparent)]
    Store(#[from] StoreError),
}
