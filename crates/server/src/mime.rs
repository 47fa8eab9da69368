//! Changing the body of a message on its way out, where its parts may be changed (RFC 2045, RFC 2046). Pure.

mod content_ids;
mod encodings;
mod seven_bit;

use std::ops::Range;

use fromline_core::submission::{Edit, apply_edits, find_body};

pub use content_ids::renewed_content_ids;
pub use seven_bit::seven_bit;

/// A place in the body of a message, and what stands there instead.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Patch {
    /// Where, in bytes of the body.
    pub place: Range<usize>,
    /// The new bytes.
    pub text: Vec<u8>,
}

/// A message with its header section edited and its body patched; patches in their order, none over another.
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
