//! Bodies of several parts (RFC 2046 section 5.1), as Google's clients write them: lines end in CRLF or in LF.

use axum::http::{HeaderMap, header};

/// The most header fields of a part.
const FIELDS: usize = 50;

/// The header fields of a part, in order: name in lower case, and value on one line.
pub type PartHeaders = Vec<(String, String)>;

/// One part of a multipart body.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct MultipartPart<'a> {
    /// Its header fields.
    pub fields: PartHeaders,
    /// What stands behind them.
    pub body: &'a [u8],
}

impl MultipartPart<'_> {
    /// The value of its first field of this name, given in lower case.
    pub fn field(&self, name: &str) -> Option<&str> {
        let found = self.fields.iter().find(|(its, _)| its == name);
        found.map(|(_, value)| value.as_str())
    }
}

/// What a media type is without its parameters, in lower case: `multipart/mixed`.
pub fn parse_essence(content_type: &str) -> String {
    let kind = content_type.split(';').next().unwrap_or_default();
    kind.trim().to_ascii_lowercase()
}

/// The media type of a request.
pub fn read_content_type(headers: &HeaderMap) -> &str {
    let value = headers.get(header::CONTENT_TYPE);
    value.and_then(|value| value.to_str().ok()).unwrap_or_default()
}

/// The parts of a body whose media type this is, at most `most`. None if it is not of that kind, breaks off, or has no parts or more.
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
            // The line end in front of a boundary belongs to it.
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

/// Fields up to an empty line, and what stands behind it; also the head of a request in a part.
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
    // Nothing behind the fields.
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
