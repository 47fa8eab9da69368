//! Multipart bodies (RFC 2046, section 5.1) as Google's clients write them: lines end in CRLF or LF.

use axum::http::{HeaderMap, header};

/// Largest number of header fields of a part.
const FIELDS: usize = 50;

/// The header fields of a part, in order: the name in lower case, the value unfolded.
pub type PartHeaders = Vec<(String, String)>;

/// One part of a multipart body.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct MultipartPart<'a> {
    /// The part's header fields.
    pub fields: PartHeaders,
    /// The part's content, after the empty line.
    pub body: &'a [u8],
}

impl MultipartPart<'_> {
    /// Returns the value of the first field with this name, given in lower case.
    pub fn field(&self, name: &str) -> Option<&str> {
        let found = self.fields.iter().find(|(its, _)| its == name);
        found.map(|(_, value)| value.as_str())
    }
}

/// Returns a media type without its parameters, in lower case: `multipart/mixed`.
pub fn parse_essence(content_type: &str) -> String {
    let kind = content_type.split(';').next().unwrap_or_default();
    kind.trim().to_ascii_lowercase()
}

/// Returns the media type of a request's body.
pub fn read_content_type(headers: &HeaderMap) -> &str {
    let value = headers.get(header::CONTENT_TYPE);
    value.and_then(|value| value.to_str().ok()).unwrap_or_default()
}

/// Splits a body of this media type into at most `most` parts. Returns `None` if it is not multipart, is truncated, or has no
/// parts or more than `most`.
pub fn split_parts<'a>(
    content_type: &str,
    kind: &str,
    body: &'a [u8],
    most: usize,
) -> Option<Vec<MultipartPart<'a>>> {
    let boundary = boundary(content_type).filter(|_| parse_essence(content_type) == kind)?;
    let (mut parts, mut begin, mut place) = (Vec::new(), None, 0);
    for line in body.split_inclusive(|byte| *byte == b'\n') {
        let at = place;
        place += line.len();
        let Some(rest) = line
            .strip_prefix(b"--")
            .and_then(|rest| rest.strip_prefix(boundary.as_bytes()))
        else {
            continue;
        };
        let (rest, is_last) = match rest.strip_prefix(b"--") {
            Some(rest) => (rest, true),
            None => (rest, false),
        };
        if !rest.trim_ascii().is_empty() {
            continue;
        }
        if let Some(begin) = begin {
            if parts.len() == most {
                return None;
            }
            // The line end before a boundary belongs to the boundary.
            let whole = body.get(begin..at)?;
            let whole = whole.strip_suffix(b"\n").unwrap_or(whole);
            parts.push(part(whole.strip_suffix(b"\r").unwrap_or(whole))?);
        }
        if is_last {
            return (!parts.is_empty()).then_some(parts);
        }
        begin = Some(place);
    }
    None
}

fn boundary(content_type: &str) -> Option<String> {
    let parameters = content_type.split(';').skip(1);
    let mut named = parameters.filter_map(|parameter| parameter.split_once('='));
    let (_, value) = named.find(|(name, _)| name.trim().eq_ignore_ascii_case("boundary"))?;
    let value = value.trim().trim_matches('"');
    let is_one =
        (1..=70).contains(&value.len()) && value.bytes().all(|byte| byte.is_ascii_graphic() || byte == b' ');
    is_one.then(|| value.to_owned())
}

fn part(whole: &[u8]) -> Option<MultipartPart<'_>> {
    let (fields, body) = split_head(whole)?;
    Some(MultipartPart { fields, body })
}

/// Splits header fields from the content after the first empty line; also used for the head of a request inside a part.
pub fn split_head(whole: &[u8]) -> Option<(PartHeaders, &[u8])> {
    let mut fields = PartHeaders::new();
    let mut rest = whole;
    while let Some(line) = rest.split_inclusive(|byte| *byte == b'\n').next() {
        rest = rest.get(line.len()..)?;
        let text = std::str::from_utf8(line).ok()?.trim_end_matches(['\r', '\n']);
        if text.is_empty() {
            return Some((fields, rest));
        }
        if text.starts_with([' ', '\t']) {
            let (_, value) = fields.last_mut()?;
            value.push(' ');
            value.push_str(text.trim());
            continue;
        }
        let (name, value) = text.split_once(':')?;
        if fields.len() == FIELDS {
            return None;
        }
        fields.push((name.trim().to_ascii_lowercase(), value.trim().to_owned()));
    }
    // Nothing follows the fields.
    Some((fields, rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    const KIND: &str = "multipart/mixed";

    fn bodies(content_type: &str, body: &str) -> Option<Vec<String>> {
        let parts = split_parts(content_type, KIND, body.as_bytes(), 2)?;
        let body = |part: MultipartPart<'_>| String::from_utf8_lossy(part.body).into_owned();
        Some(parts.into_iter().map(body).collect())
    }

    #[test]
    fn parts_and_what_has_none() {
        let two = "--b\nA: x\n\none\n--b\nA: y\n\ntwo\n\n--b--\n";
        let crlf = two.replace('\n', "\r\n");
        for (content_type, body, expected) in [
            ("multipart/mixed; boundary=b", two, Some(vec!["one", "two\n"])),
            ("multipart/mixed; boundary=b", &crlf, Some(vec!["one", "two\r\n"])),
            (
                "Multipart/MIXED;charset=x; Boundary=\"b\"",
                two,
                Some(vec!["one", "two\n"]),
            ),
            (
                "multipart/mixed; boundary=b",
                "before\n--b\n\nx\n--b--behind",
                None,
            ),
            (
                "multipart/mixed; boundary=b",
                "before\n--b\n\nx\n--b-- \t",
                Some(vec!["x"]),
            ),
            (
                "multipart/mixed; boundary=b",
                "--b\n\n--bc\n--b--",
                Some(vec!["--bc"]),
            ),
            ("multipart/mixed; boundary=b", "--b\n\nx", None),
            ("multipart/mixed; boundary=b", "--b--", None),
            ("multipart/mixed; boundary=b", "--b\nno field\n\nx\n--b--", None),
            ("multipart/mixed; boundary=b", "--b\n folded\n\nx\n--b--", None),
            (
                "multipart/mixed; boundary=b",
                "--b\n\n1\n--b\n\n2\n--b\n\n3\n--b--",
                None,
            ),
            ("multipart/mixed; boundary=c", two, None),
            ("multipart/mixed; boundary=", two, None),
            ("multipart/mixed", two, None),
            ("multipart/related; boundary=b", two, None),
            ("", "", None),
        ] {
            let expected = expected.map(|all| all.into_iter().map(str::to_owned).collect());
            assert_eq!(bodies(content_type, body), expected, "{content_type} {body:?}");
        }
    }

    #[test]
    fn fields_are_found_folded_and_few() {
        let (fields, body) = split_head(b"Content-ID: <a\r\n + 1>\r\nX:y\r\n\r\nbody").unwrap();
        assert_eq!(
            fields,
            [("content-id", "<a + 1>"), ("x", "y")].map(|(name, value)| (name.to_owned(), value.to_owned()))
        );
        assert_eq!(body, b"body");
        assert_eq!(split_head("X: y\n".repeat(51).as_bytes()), None);
    }

    proptest::proptest! {
        #[test]
        fn never_panics(body in "[-b:a\r\n ]{0,60}") {
            let _ = split_parts("multipart/mixed; boundary=b", KIND, body.as_bytes(), 50);
        }
    }
}
