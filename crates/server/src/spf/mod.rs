//! SPF, RFC 7208: may a host send for a domain?
//!
//! Written here because the library that fits best asks DNS by itself: it could be given neither the demo's names nor a
//! deadline for everything together, and says nothing of how long its result holds. Held to the RFC by the test suite of
//! openspf.org (`tests/spf`).

mod check;
mod macros;
mod names;
mod record;
mod term;

pub use check::{Sender, check_host};
pub use record::Record;

/// A record that RFC 7208 does not allow.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
#[error("no valid SPF record")]
pub struct Malformed;
