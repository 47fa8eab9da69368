//! SPF, RFC 7208: whether a host may send mail for a domain.
//!
//! `docs/architecture.md`, decision 18, explains why it is implemented here. The test suite of openspf.org checks it against the
//! RFC (`tests/spf`). Explanations (`exp=`) are not fetched, because nothing displays them.

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
    /// The invalid term, as published; `None` if the record contains characters that are not allowed anywhere.
    pub term: Option<String>,
}
