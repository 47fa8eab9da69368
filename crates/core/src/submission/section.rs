//! The header section, in the strict reading in which it is edited.

use crate::{
    Reason,
    headers::{HeaderError, HeaderFields, parse_fields},
};

/// The most fields that a message may have. Usual mail has fifty.
pub const FIELDS: usize = 1000;

/// Parses the header section of an outgoing message.
///
/// Readers of received mail are tolerant: they skip a blank line in front, a byte order mark, an mbox's separator. Two of them
/// may then see two header sections. What leaves has one: fields and their continuations from the first byte to the first
/// empty line, or to the end.
pub fn parse_section(message: &[u8]) -> Result<HeaderFields<'_>, Reason> {
    let mut lines = message.split_inclusive(|byte| *byte == b'\n').peekable();
    if lines.peek().is_none_or(|first| !is_field(first)) {
        return Err(Reason::HeadersNone);
    }
    let is_part = |line: &[u8]| matches!(line.first(), Some(b' ' | b'\t')) || is_field(line);
    let mut head = lines.take_while(|line| !matches!(*line, b"\r\n" | b"\n"));
    if !head.all(is_part) {
        return Err(Reason::HeadersInvalid);
    }
    let found = parse_fields(message).map_err(|refused| match refused {
        HeaderError::TooLong => Reason::HeadersTooLong,
        other => other.reason(),
    })?;
    if found.all().count() > FIELDS {
        return Err(Reason::HeadersTooLong);
    }
    Ok(found)
}

/// Offset of a message's body: after the first empty line, or the message's length.
pub fn find_body(message: &[u8]) -> usize {
    let mut place = 0;
    for line in message.split_inclusive(|byte| *byte == b'\n') {
        place += line.len();
        if matches!(line, b"\r\n" | b"\n") {
            break;
        }
    }
    place
}

/// `name: …`, RFC 5322 section 2.2, blanks before the colon included, which are obsolete syntax.
fn is_field(line: &[u8]) -> bool {
    let Some(colon) = line.iter().position(|byte| *byte == b':') else {
        return false;
    };
    let name = line.get(..colon).unwrap_or_default().trim_ascii_end();
    !name.is_empty() && name.iter().all(u8::is_ascii_graphic)
}
