//! SPF, RFC 7208: may a host send for a domain?
//!
//! Why it is written here stands in `docs/architecture.md`, decision 18. The test suite of openspf.org holds it to the RFC
//! (`tests/spf`). Explanations (`exp=`) are not fetched: nobody would see them.

mod check;
mod macros;
mod names;
mod record;
mod term;
mod trouble;

pub use check::{Sender, check_host, check_host_and_explain};
pub use record::SpfRecord;

/// A term that is not valid under RFC 7208.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
#[error("no valid SPF term")]
pub struct MalformedSpf;

/// A record that is not valid under RFC 7208.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[error("no valid SPF record")]
pub struct MalformedRecord {
    /// The term that is to blame, as it stands there; none if it is characters that may stand nowhere.
    pub term: Option<String>,
}
