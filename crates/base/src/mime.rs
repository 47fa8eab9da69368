//! Changes to the body of an outgoing message, in parts that may be changed (RFC 2045, RFC 2046). Pure functions.

mod content_ids;
mod encodings;
mod seven_bit;

use std::ops::Range;

use fromline_core::submission::{Edit, apply_edits, find_body};

pub use content_ids::renewed_content_ids;
pub use seven_bit::seven_bit;

/// A replacement of bytes in the body of a message.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Patch {
    /// The range to replace, in bytes of the body.
    pub place: Range<usize>,
    /// Bytes that replace the range.
    pub text: Vec<u8>,
}

/// Returns a message with its header section edited and its body patched; patches are in order and do not overlap.
pub fn changed(message: &[u8], edits: &[Edit], patches: &[Patch]) -> Vec<u8> {
    let (head, rest) = message.split_at(find_body(message));
    let mut written = apply_edits(head, edits);
    let mut place = 0;
    for patch in patches {
        written.extend_from_slice(rest.get(place..patch.place.start).unwrap_or_default());
        written.extend_from_slice(&patch.text);
        place = patch.place.end;
    }
    written.extend_from_slice(rest.get(place..).unwrap_or_default());
    written
}
