//! Operators' tasks on the data: backups, restores and key management.

pub mod backup;
mod files;
pub mod keys;
pub mod restore;
pub mod rotation;
