//! The lines of a message that a program wrote, before anything is parsed.

use std::borrow::Cow;

use crate::Reason;

/// The longest line, in bytes without its end (RFC 5322 section 2.1.1).
const LINE_MAX: usize = 998;

/// Normalises line ends to CRLF in a message of at most `most` bytes.
///
/// Programs end all lines with CRLF, or all with LF. In anything else (a CR alone, both ends in one message) two servers may see
/// two messages: [`Reason::LineEndsInvalid`]. NUL is [`Reason::CharacterForbidden`], a line over 998 bytes
/// [`Reason::LineTooLong`], more bytes than `most` [`Reason::TooLong`].
pub fn normalize_line_ends(message: &[u8], most: usize) -> Result<Cow<'_, [u8]>, Reason> {
    if message.contains(&0) {
        return Err(Reason::CharacterForbidden);
    }
    let returns = count(message, b'\r');
    let feeds = count(message, b'\n');
    let pairs = message.windows(2).filter(|pair| pair == b"\r\n").count();
    let is_unix = returns == 0;
    if !is_unix && (returns != pairs || feeds != pairs) {
        return Err(Reason::LineEndsInvalid);
    }
    let length = message.len() + if is_unix { feeds } else { 0 };
    if length > most {
        return Err(Reason::TooLong);
    }
    let mut lines = message.split(|byte| *byte == b'\n');
    if lines.any(|line| line.strip_suffix(b"\r").unwrap_or(line).len() > LINE_MAX) {
        return Err(Reason::LineTooLong);
    }
    if !is_unix || feeds == 0 {
        return Ok(message.into());
    }
    let mut written = Vec::with_capacity(length);
    for line in message.split_inclusive(|byte| *byte == b'\n') {
        match line.strip_suffix(b"\n") {
            Some(text) => {
                written.extend_from_slice(text);
                written.extend_from_slice(b"\r\n");
            }
            None => written.extend_from_slice(line),
        }
    }
    Ok(written.into())
}

fn count(message: &[u8], wanted: u8) -> usize {
    message.iter().map(|byte| usize::from(*byte == wanted)).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_kind_of_line_end_becomes_crlf_and_a_mixture_is_refused() {
        let long = |length: usize| [&b"a\n"[..], &vec![b'x'; length], b"\n"].concat();
        let ends = Err(Reason::LineEndsInvalid);
        for (message, expected) in [
            (&b""[..], Ok(&b""[..])),
            (b"a", Ok(b"a")),
            (b"a\nb", Ok(b"a\r\nb")),
            (b"a\n\nb\n", Ok(b"a\r\n\r\nb\r\n")),
            (b"a\r\n\r\nb\r\n", Ok(b"a\r\n\r\nb\r\n")),
            (b"a\r\nb\n", ends),
            (b"a\nb\r\n", ends),
            (b"a\rb", ends),
            (b"a\r", ends),
            (b"\r\r\n", ends),
            (b"a\r\n\rb\r\n", ends),
            (b"a\n\rb", ends),
            (b"a\0b", Err(Reason::CharacterForbidden)),
            (&long(998), Ok(&[&b"a\r\n"[..], &[b'x'; 998], b"\r\n"].concat())),
            (&long(999), Err(Reason::LineTooLong)),
            (&[b'x'; 2001], Err(Reason::TooLong)),
            (&[b'\n'; 1001], Err(Reason::TooLong)),
        ] {
            let found = normalize_line_ends(message, 2000);
            let shown = String::from_utf8_lossy(message);
            assert_eq!(found.as_deref(), expected.as_deref(), "{shown:?}");
        }
    }

    proptest::proptest! {
        #[test]
        fn what_comes_out_has_no_other_line_end(message in "[a\r\n]{0,30}") {
            if let Ok(written) = normalize_line_ends(message.as_bytes(), 100) {
                let text = String::from_utf8(written.into_owned()).unwrap();
                proptest::prop_assert!(!text.replace("\r\n", "").contains(['\r', '\n']));
                proptest::prop_assert_eq!(text.replace("\r\n", "\n"), message.replace("\r\n", "\n"));
            }
        }
    }
}
