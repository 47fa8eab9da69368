//! Fromline's server, composed: the commands, the mail server's sockets and the checks of `fromline doctor`.
//!
//! HTTP handlers depend on services, services on storage and SMTP; storage knows SQL and nothing of HTTP. Each is a crate.

pub mod cli;
pub mod doctor;
pub mod endpoints;
pub mod export;
pub mod mta;
pub mod testing;
