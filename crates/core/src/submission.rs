//! A message on its way out: who wrote it, and what has to change in its header section before it leaves.
//!
//! The mail server asks when it accepts a message (RFC 6409), and again when it hands one to a gateway. What comes out is what
//! [`crate::message::compose`] says, whatever the writer's mail program put there.

mod apply;
mod author;
mod concealed;
mod edits;
mod ids;
mod kinds;
mod lines;
mod parts;
mod section;
mod signed;
#[cfg(test)]
mod tests;

pub use apply::{apply_edits, fold};
pub use author::{find_author, find_resenders};
pub use concealed::Concealed;
pub use edits::{Edit, WRITER, compute_edits};
pub use ids::{Renew, parse_identifier, renew_ids};
pub use lines::normalize_line_ends;
pub use parts::{Holds, MimePart, Mutability, parse_parts};
pub use section::{FIELDS, find_body, parse_section};
pub use signed::{COPY_WITHIN, check_signed_copy};
