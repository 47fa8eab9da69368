//! What whoever runs the server does with its data: copies of it, and keys.

pub mod backup;
mod files;
pub mod keys;
pub mod restore;
pub mod rotation;
