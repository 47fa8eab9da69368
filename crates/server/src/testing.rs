//! The mail server's side of the sockets, and private parsers, for `tests/` and the benchmarks.

#![expect(
    clippy::missing_panics_doc,
    reason = "a test that panics has failed, which is its purpose"
)]

pub mod mail_server;
pub mod parsers;
