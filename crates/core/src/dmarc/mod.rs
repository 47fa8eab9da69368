//! DMARC by both rule sets, RFC 9989 and, in [`Discovery`], RFC 7489: does mail with this From domain pass, and what does the domain ask receivers to do if not?
//!
//! Pure: whoever asks DNS hands the answers to a [`Walk`], one name after the other, at most eight. Domains are A-labels;
//! case and a dot at the end make no difference.

mod evaluate;
mod fault;
mod policy;
mod read;
mod record;
mod remedy;
mod rfc7489;
mod walk;

pub use evaluate::{DmarcOutcome, Relation, evaluate};
pub use fault::RecordFault;
pub use policy::{AppliedPolicy, Disposition};
pub use record::{DmarcRecord, Percent, Psd, Wish};
pub use remedy::Remedy;
pub use rfc7489::{Discovery, NotKnown, Registrable};
pub use walk::{QUERIES, Walk};

/// Evaluators that follow RFC 9989, as run with the domains of `cases.txt`; with their versions.
pub const SEEN_BY_RFC9989: [&str; 1] = ["mail-auth 0.15.1"];
/// Evaluators that follow RFC 7489 with the Public Suffix List.
pub const SEEN_BY_RFC7489: [&str; 4] = [
    "Rspamd 3.4",
    "OpenDMARC 1.4.2",
    "mailauth 4.13.3",
    "Mail::DMARC 1.20211209",
];

#[cfg(test)]
mod cases;
#[cfg(test)]
mod tests;
