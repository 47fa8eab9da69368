//! The parts of a message (MIME, RFC 2046), as places in its body: read once, line by line, nothing copied or decoded.

use std::ops::Range;

use crate::headers::HeaderFields;

/// How deep parts are looked at; what is deeper is taken for text. Mail has five.
const DEPTH: usize = 20;
/// How many parts are looked at.
const PARTS: usize = 1000;

/// A MIME part of a message. The first is the message itself.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct MimePart {
    /// Range of its header section in the message's body, without the empty line; empty for the message itself.
    pub head: Range<usize>,
    /// Range of its body, without the line end that belongs to the next boundary.
    pub body: Range<usize>,
    /// Content-Type (RFC 2045 section 5), unfolded, parameters included; empty if absent.
    pub content_type: String,
    /// Content-Transfer-Encoding in lower case; empty if absent.
    pub encoding: String,
    /// Kind of its content.
    pub holds: Holds,
    /// Permission to change it, by the parts around it.
    pub place: Mutability,
}

/// The content of a part.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub enum Holds {
    /// Content of its own: text, a picture or another file.
    #[default]
    Content,
    /// MIME parts, for multipart types.
    Parts,
    /// An attached message (RFC 5322).
    Message,
}

/// Permission to change a part.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub enum Mutability {
    /// The part may be changed.
    #[default]
    Open,
    /// The part belongs to an attached message, which is somebody else's original.
    Attached,
    /// The part is signed, or belongs to a signed one (RFC 1847).
    Signed {
        /// True for the root of the signed part, whose header section may be a copy of the message's (RFC 9788).
        is_root: bool,
    },
}

impl MimePart {
    /// Media type in lower case, without parameters; `text/plain` if absent (RFC 2045 section 5.2).
    pub fn media_type(&self) -> String {
        let written = self.content_type.split(';').next().unwrap_or_default();
        let written: String = written.split_whitespace().collect();
        if written.is_empty() {
            "text/plain".to_owned()
        } else {
            written.to_ascii_lowercase()
        }
    }

    /// A parameter of its Content-Type.
    pub fn parameter(&self, wanted: &str) -> Option<String> {
        parameter(&self.content_type, wanted)
    }
}

/// Parses the parts of a message with these header fields, in order; `None` if there are more than the limit.
pub fn parse_parts(fields: &HeaderFields<'_>, body: &[u8]) -> Option<Vec<MimePart>> {
    let said = |name: &str| {
        fields
            .first(name)
            .map_or_else(String::new, |(_, body)| unfolded(body))
    };
    let root = MimePart {
        body: 0..body.len(),
        content_type: said("Content-Type"),
        encoding: said("Content-Transfer-Encoding").to_ascii_lowercase(),
        ..MimePart::default()
    };
    let mut reader = Reader {
        body,
        all: Vec::new(),
        open: Vec::new(),
    };
    reader.opens(root);
    reader.read()
}

struct Reader<'a> {
    body: &'a [u8],
    all: Vec<MimePart>,
    /// Those that have not ended: the place of each in `all`, and the boundary of those that hold parts and may go on.
    open: Vec<(usize, Option<Vec<u8>>)>,
}

impl Reader<'_> {
    fn read(mut self) -> Option<Vec<MimePart>> {
        let mut place = self.after_nested(0);
        while place < self.body.len() {
            if self.all.len() > PARTS {
                return None;
            }
            let end = line_end(self.body, place);
            let line = self.body.get(place..end).unwrap_or_default();
            match self.boundary(line) {
                None => place = end,
                Some((holder, is_last)) => {
                    self.close_above(holder, before_line_end(self.body, place));
                    if is_last {
                        if let Some((_, boundary)) = self.open.get_mut(holder) {
                            *boundary = None;
                        }
                        place = end;
                    } else {
                        place = self.part(end, holder);
                    }
                }
            }
        }
        Some(self.all)
    }

    /// Which open part a line is a boundary of, and whether of its last part (RFC 2046 section 5.1.1).
    fn boundary(&self, line: &[u8]) -> Option<(usize, bool)> {
        let behind = line.strip_prefix(b"--")?;
        self.open
            .iter()
            .enumerate()
            .rev()
            .find_map(|(holder, (_, boundary))| {
                let rest = behind
                    .strip_prefix(boundary.as_ref()?.as_slice())?
                    .trim_ascii_end();
                match rest {
                    b"" => Some((holder, false)),
                    b"--" => Some((holder, true)),
                    _ => None,
                }
            })
    }

    /// Reads the header section of a part that begins here; where what follows it is to be read.
    fn part(&mut self, start: usize, holder: usize) -> usize {
        let (head_end, body_start) = self.head_end(start);
        let parent = self.open.get(holder).and_then(|(index, _)| self.all.get(*index));
        let is_signed = parent.is_some_and(|parent| parent.media_type() == "multipart/signed");
        let is_first = self
            .open
            .get(holder)
            .is_some_and(|(index, _)| index + 1 == self.all.len());
        let above = parent.map_or(Mutability::Open, |parent| parent.place);
        let place = match above {
            Mutability::Open | Mutability::Attached if is_signed => Mutability::Signed {
                is_root: is_first && above == Mutability::Open,
            },
            Mutability::Signed { .. } => Mutability::Signed { is_root: false },
            other => other,
        };
        self.opens(self.said(start..head_end, body_start, place));
        self.after_nested(body_start)
    }

    /// Where a header section that begins here ends, and where its body begins: behind the empty line, or at a boundary.
    fn head_end(&self, start: usize) -> (usize, usize) {
        let mut place = start;
        loop {
            let end = line_end(self.body, place);
            let line = self.body.get(place..end).unwrap_or_default();
            if line.is_empty() || self.boundary(line).is_some() {
                return (place, place);
            }
            if matches!(line, b"\r\n" | b"\n") {
                return (place, end);
            }
            place = end;
        }
    }

    /// The message in a part that holds one begins at once, with a header section of its own.
    fn after_nested(&mut self, start: usize) -> usize {
        let Some((index, _)) = self.open.last() else {
            return start;
        };
        let Some(outer) = self.all.get(*index).filter(|outer| outer.holds == Holds::Message) else {
            return start;
        };
        let place = match outer.place {
            Mutability::Signed { .. } => Mutability::Signed { is_root: false },
            Mutability::Open | Mutability::Attached => Mutability::Attached,
        };
        let (end, body_start) = self.head_end(start);
        self.opens(self.said(start..end, body_start, place));
        self.after_nested(body_start)
    }

    /// A part whose header section stands here.
    fn said(&self, head: Range<usize>, body: usize, place: Mutability) -> MimePart {
        let text = String::from_utf8_lossy(self.body.get(head.clone()).unwrap_or_default());
        let said = |name: &str| field(&text, name).unwrap_or_default();
        MimePart {
            content_type: said("content-type"),
            encoding: said("content-transfer-encoding").to_ascii_lowercase(),
            head,
            body: body..self.body.len(),
            place,
            ..MimePart::default()
        }
    }

    fn opens(&mut self, mut part: MimePart) {
        let media_type = part.media_type();
        let boundary = media_type
            .starts_with("multipart/")
            .then(|| part.parameter("boundary"))
            .flatten()
            .filter(|boundary| !boundary.is_empty() && self.open.len() < DEPTH);
        let is_plain = matches!(part.encoding.as_str(), "" | "7bit" | "8bit" | "binary");
        part.holds = if boundary.is_some() {
            Holds::Parts
        } else if matches!(media_type.as_str(), "message/rfc822" | "message/global")
            && is_plain
            && self.open.len() < DEPTH
        {
            Holds::Message
        } else {
            Holds::Content
        };
        self.open.push((self.all.len(), boundary.map(String::into_bytes)));
        self.all.push(part);
    }

    /// Whatever is inside of this one ends here.
    fn close_above(&mut self, holder: usize, end: usize) {
        for (index, _) in self.open.drain(holder + 1..) {
            if let Some(part) = self.all.get_mut(index) {
                part.body.end = end.max(part.body.start);
            }
        }
    }
}

/// Where a line ends, its end included.
fn line_end(body: &[u8], start: usize) -> usize {
    let rest = body.get(start..).unwrap_or_default();
    let feed = rest.iter().position(|byte| *byte == b'\n');
    start + feed.map_or(rest.len(), |feed| feed + 1)
}

/// The place before the line end that stands before this one.
fn before_line_end(body: &[u8], place: usize) -> usize {
    let before = body.get(..place).unwrap_or_default();
    let before = before.strip_suffix(b"\n").unwrap_or(before);
    before.strip_suffix(b"\r").unwrap_or(before).len()
}

/// The body of the first field of that name (in lower case), unfolded.
fn field(head: &str, name: &str) -> Option<String> {
    let mut found: Option<String> = None;
    for line in head.lines() {
        if line.starts_with([' ', '\t']) {
            if let Some(body) = &mut found {
                body.push_str(line);
            }
        } else if found.is_some() {
            break;
        } else if let Some((its, body)) = line.split_once(':')
            && its.trim_end().eq_ignore_ascii_case(name)
        {
            found = Some(body.to_owned());
        }
    }
    found.map(|body| body.trim().to_owned())
}

fn unfolded(body: &str) -> String {
    let text: String = body.chars().filter(|one| !matches!(one, '\r' | '\n')).collect();
    text.trim().to_owned()
}

/// A parameter (RFC 2045 section 5.1), quoted or not.
fn parameter(content_type: &str, wanted: &str) -> Option<String> {
    let mut rest = content_type.split_once(';')?.1;
    loop {
        let (name, behind) = rest.split_once('=')?;
        let name = name.rsplit(';').next().unwrap_or_default().trim();
        let behind = behind.trim_start();
        let (value, after) = behind.strip_prefix('"').map_or_else(|| bare(behind), quoted);
        if name.eq_ignore_ascii_case(wanted) {
            return Some(value);
        }
        rest = after;
    }
}

/// What stands without quotes, and what follows.
fn bare(text: &str) -> (String, &str) {
    let (value, after) = text.split_once(';').unwrap_or((text, ""));
    let value = value.split(['(', ' ', '\t']).next().unwrap_or_default();
    (value.to_owned(), after)
}

/// What stands in quotes whose opening one was read, and what follows.
fn quoted(inside: &str) -> (String, &str) {
    let mut value = String::new();
    let mut rest = inside.chars();
    while let Some(character) = rest.next() {
        match character {
            '"' => break,
            '\\' => value.extend(rest.next()),
            other => value.push(other),
        }
    }
    (value, rest.as_str())
}

#[cfg(test)]
mod tests;
