//! From the bytes of a message to the fields of its header section.

use std::{borrow::Cow, ops::Range};

use crate::reason::Reason;

/// The longest header section that is read, in bytes. Postfix takes 100 kB of one field, and nobody's mail has more.
const SECTION_MAX: usize = 256 * 1024;

/// The reason why a message's sender cannot be shown.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum HeaderError {
    /// The message is empty.
    Empty,
    /// No line is a header field.
    NoFields,
    /// The message has fields, but neither From nor Sender.
    NoSender,
    /// The header section does not end within 256 KiB.
    TooLong,
}

impl HeaderError {
    /// The error's reason code.
    pub const fn reason(self) -> Reason {
        match self {
            Self::Empty => Reason::Required,
            Self::NoFields => Reason::HeadersNone,
            Self::NoSender => Reason::HeadersNoSender,
            Self::TooLong => Reason::TooLong,
        }
    }
}

/// The fields of a header section, in order.
#[derive(Clone, Debug, Default)]
pub struct HeaderFields<'a> {
    /// Name and body of each; the body is as it stands there, folded and without the last line end.
    all: Vec<(&'a str, Cow<'a, str>)>,
}

impl<'a> HeaderFields<'a> {
    /// Collects fields that another parser has read: name and unparsed body, in order.
    pub fn of(all: impl IntoIterator<Item = (&'a str, &'a str)>) -> Self {
        let all = all.into_iter().map(|(name, body)| (name, body.into()));
        Self { all: all.collect() }
    }

    /// Iterates over all fields: name as written, and body.
    pub fn all(&self) -> impl Iterator<Item = (&str, &str)> {
        self.all.iter().map(|(name, body)| (*name, body.as_ref()))
    }

    /// The first field of that name, in any case: its name as written, and its body.
    pub fn first(&self, name: &str) -> Option<(&str, &str)> {
        let (name, body) = self.all.iter().find(|(its, _)| its.eq_ignore_ascii_case(name))?;
        Some((name, body.as_ref()))
    }

    /// Iterates over the fields of that name.
    pub fn every<'f>(&'f self, name: &'f str) -> impl Iterator<Item = (&'f str, &'f str)> {
        let wanted = self
            .all
            .iter()
            .filter(move |(its, _)| its.eq_ignore_ascii_case(name));
        wanted.map(|(name, body)| (*name, body.as_ref()))
    }
}

/// Parses the header section: up to the first empty line, or all if there is none. Lines may end in LF alone, as they do once a program has
/// saved the message. Bodies are decoded by [`decode_text`].
pub fn parse_fields(message: &[u8]) -> Result<HeaderFields<'_>, HeaderError> {
    let message = message.strip_prefix(b"\xef\xbb\xbf").unwrap_or(message);
    let message = message.trim_ascii_start();
    if message.is_empty() {
        return Err(HeaderError::Empty);
    }
    let mut all: Vec<(&str, Range<usize>)> = Vec::new();
    let mut place = 0;
    while let Some(line) = next_line(message, place) {
        // Blanks alone continue a field (RFC 5322 section 4.2); only an empty line ends the section.
        if matches!(line, b"\r\n" | b"\n") {
            break;
        }
        let end = place + line.len();
        if end > SECTION_MAX {
            return Err(HeaderError::TooLong);
        }
        match (all.last_mut(), field(line)) {
            (Some((_, body)), _) if line.starts_with(b" ") || line.starts_with(b"\t") => body.end = end,
            (_, Some((name, body))) => all.push((name, end - body.len()..end)),
            // An mbox's separator stands in front of a message.
            (None, None) if line.starts_with(b"From ") || line.starts_with(b">From ") => (),
            _ => break,
        }
        place = end;
    }
    if all.is_empty() {
        return Err(HeaderError::NoFields);
    }
    let read = |body: Range<usize>| decode_text(message.get(body).unwrap_or_default());
    let all = all.into_iter().map(|(name, body)| (name, read(body)));
    Ok(HeaderFields { all: all.collect() })
}

/// Windows-1252, 0x80 to 0x9F (the Encoding Standard's index); five mean nothing.
const WINDOWS_1252: [char; 32] = [
    '€', '\u{fffd}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{fffd}', 'Ž', '\u{fffd}',
    '\u{fffd}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{fffd}', 'ž', 'Ÿ',
];

/// Decodes bytes of a header section as UTF-8, or else as Windows-1252, a superset of ISO-8859-1's visible part: old programs write names
/// that way without declaring it.
pub fn decode_text(bytes: &[u8]) -> Cow<'_, str> {
    let latin = |byte: &u8| match byte {
        0x80..=0x9f => WINDOWS_1252
            .get(usize::from(*byte) - 0x80)
            .copied()
            .unwrap_or('\u{fffd}'),
        other => char::from(*other),
    };
    std::str::from_utf8(bytes).map_or_else(|_| bytes.iter().map(latin).collect(), Cow::Borrowed)
}

/// A line with its end.
fn next_line(message: &[u8], place: usize) -> Option<&[u8]> {
    let rest = message.get(place..)?;
    let end = rest
        .iter()
        .position(|byte| *byte == b'\n')
        .map_or(rest.len(), |end| end + 1);
    (end > 0).then(|| &rest[..end])
}

/// `name: body`, RFC 5322 section 2.2: the name is visible ASCII without a colon; blanks before the colon are obsolete
/// syntax and still met.
fn field(line: &[u8]) -> Option<(&str, &[u8])> {
    let colon = line.iter().position(|byte| *byte == b':')?;
    let name = std::str::from_utf8(line[..colon].trim_ascii_end()).ok()?;
    let visible = !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_graphic());
    visible.then(|| (name, &line[colon + 1..]))
}

/// Unfolds a body: RFC 5322 section 2.2.3 removes the line ends and keeps the blanks.
pub(super) fn unfold(body: &str) -> String {
    body.chars()
        .filter(|character| !matches!(character, '\r' | '\n'))
        .collect::<String>()
        .trim_matches([' ', '\t'])
        .to_owned()
}

/// Unfolds a body, with a blank for each line end.
pub(super) fn unfold_with_blanks(body: &str) -> String {
    body.trim_matches(['\r', '\n', ' ', '\t'])
        .replace("\r\n", " ")
        .replace(['\r', '\n'], " ")
}
