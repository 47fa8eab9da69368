//! The mail server's side of the sockets, and private parsers, for `tests/` and the benchmarks.

#![expect(
    clippy::missing_panics_doc,
    reason = "a test that panics has failed, which is its purpose"
)]

pub mod mail_server;
pub mod parsers;

use fromline_http::{ServerEndpoints, testing::Surface};

use crate::endpoints;

/// All endpoints of the server, for tests that ask each of them.
pub struct Everything;

impl Surface for Everything {
    fn endpoints() -> ServerEndpoints {
        endpoints::all()
    }
}

/// The whole server behind HTTP.
pub type Harness = fromline_http::testing::TestServer<Everything>;
