//! DMARC, RFC 9989: does mail with this From domain pass, and what does the domain ask receivers to do if not?
//!
//! Pure: whoever asks DNS hands the answers to a [`Walk`], one name after the other, at most eight. Domains are A-labels;
//! case and a dot at the end make no difference.

mod evaluate;
mod policy;
mod record;
mod walk;

pub use evaluate::{DmarcOutcome, Relation, evaluate};
pub use policy::{AppliedPolicy, Disposition};
pub use record::{DmarcRecord, Psd, Wish};
pub use walk::{QUERIES, Walk};

#[cfg(test)]
mod tests;
