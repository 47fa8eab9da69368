//! SPF, RFC 7208: may a host send for a domain?
//!
//! Why it is written here stands in `docs/architecture.md`, decision 18. The test suite of openspf.org holds it to the RFC
//! (`tests/spf`). Explanations (`exp=`) are not fetched: nobody would see them.

mod check;
mod macros;
mod names;
mod record;
mod term;

pub use check::{Sender, check_host};
pub use record::SpfRecord;

/// A record that is not valid under RFC 7208.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
#[error("no valid SPF record")]
pub struct MalformedSpf;
