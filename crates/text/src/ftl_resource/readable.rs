//! Slips in a Fluent file that hide from the eye, and whose meaning is clear: a byte-order mark, tabs, other line ends, a sign of Fluent
//! at the beginning of a line.

use std::borrow::Cow;

use crate::finding::TextFault;

/// A file's text in which those slips are corrected, without moving a line, and the slips with their lines.
pub fn readable(source: &str) -> (Cow<'_, str>, Vec<(usize, TextFault)>) {
    let mut faults = Vec::new();
    let mut text = Cow::Borrowed(source);
    if let Some(rest) = source.strip_prefix('\u{feff}') {
        faults.push((1, TextFault::ByteOrderMark));
        text = Cow::Borrowed(rest);
    }
    if text.replace("\r\n", "").contains('\r') {
        faults.push((1, TextFault::CarriageReturns));
        text = Cow::Owned(text.replace("\r\n", "\n").replace('\r', "\n"));
    }
    if text.lines().any(|line| line.starts_with([' ', '\t'])) {
        let before = faults.len();
        let lines = indented_lines(&text, &mut faults);
        if faults.len() > before {
            text = Cow::Owned(lines);
        }
    }
    (text, faults)
}

/// Replaces tabs before a line's first word, and writes signs of Fluent as literals where a text has them.
fn indented_lines(text: &str, faults: &mut Vec<(usize, TextFault)>) -> String {
    let mut all = String::with_capacity(text.len());
    let mut open = 0_usize;
    let mut has_choice = false;
    for (at, line) in text.split_inclusive('\n').enumerate() {
        let words = line.trim_start_matches([' ', '\t']);
        let (indent, is_indented) = (&line[..line.len() - words.len()], words.len() < line.len());
        if !is_indented && !words.trim_end().is_empty() && !words.starts_with('}') {
            (open, has_choice) = (0, false);
        }
        has_choice |= words.contains("->");
        if indent.contains('\t') && !words.trim_end().is_empty() {
            faults.push((at + 1, TextFault::Tab));
            all.push_str(&indent.replace('\t', "    "));
        } else {
            all.push_str(indent);
        }
        let sign = words.chars().next().filter(|sign| "[*.".contains(*sign));
        match sign.filter(|sign| is_indented && open == 0 && !has_choice && !is_attribute(*sign, words)) {
            Some(sign) => {
                faults.push((at + 1, TextFault::LineBegins(sign)));
                all.extend(["{\"", &sign.to_string(), "\"}", &words[sign.len_utf8()..]]);
            }
            None => all.push_str(words),
        }
        for sign in words.bytes() {
            match sign {
                b'{' => open += 1,
                b'}' => open = open.saturating_sub(1),
                _ => (),
            }
        }
    }
    all
}

/// Whether a line such as `.title = Save` is an attribute of the message, which is named as such.
fn is_attribute(sign: char, words: &str) -> bool {
    let name = words.split_once('=').map(|(name, _)| name.trim_end());
    let name = name.and_then(|name| name.strip_prefix('.'));
    sign == '.'
        && name.is_some_and(|name| {
            name.starts_with(|sign: char| sign.is_ascii_alphabetic()) && !name.contains(' ')
        })
}

/// Returns a character between braces that looks like a blank and is none, on one of the lines `from..=to`, with its line.
pub fn invisible(source: &str, from: usize, to: usize) -> Option<(usize, char)> {
    let mut open = 0_usize;
    let lines = source.lines().enumerate().skip(from.saturating_sub(1));
    for (at, line) in lines.take((to + 1).saturating_sub(from)) {
        for sign in line.chars() {
            match sign {
                '{' => open += 1,
                '}' => open = open.saturating_sub(1),
                _ if open > 0 && is_deceptive(sign) => return Some((at + 1, sign)),
                _ => (),
            }
        }
    }
    None
}

const fn is_deceptive(sign: char) -> bool {
    matches!(
        sign,
        '\t' | '\u{a0}' | '\u{ad}' | '\u{2000}'..='\u{200f}' | '\u{202f}' | '\u{205f}'..='\u{2064}' | '\u{3000}' | '\u{feff}'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_that_hide_are_corrected_and_named() {
        for (source, text, faults) in [
            ("a = x\n", "a = x\n", vec![]),
            ("\u{feff}a = x\n", "a = x\n", vec![(1, TextFault::ByteOrderMark)]),
            (
                "a = x\rb = y\r",
                "a = x\nb = y\n",
                vec![(1, TextFault::CarriageReturns)],
            ),
            ("a = x\r\nb = y\r\n", "a = x\r\nb = y\r\n", vec![]),
            ("a =\n\tx\n", "a =\n    x\n", vec![(2, TextFault::Tab)]),
            (
                "a =\n    x\n    [y]\n",
                "a =\n    x\n    {\"[\"}y]\n",
                vec![(3, TextFault::LineBegins('['))],
            ),
            (
                "a =\n    .5 %\n    * z\n",
                "a =\n    {\".\"}5 %\n    {\"*\"} z\n",
                vec![(2, TextFault::LineBegins('.')), (3, TextFault::LineBegins('*'))],
            ),
            ("a = x\n    .title = y\n", "a = x\n    .title = y\n", vec![]),
            (
                "a = { $n ->\n   *[b] x\n}\n",
                "a = { $n ->\n   *[b] x\n}\n",
                vec![],
            ),
            // The fault here is that { is missing.
            ("a = $n ->\n   *[b] x\n}\n", "a = $n ->\n   *[b] x\n}\n", vec![]),
        ] {
            assert_eq!(readable(source), (Cow::Borrowed(text), faults), "{source:?}");
        }
    }

    #[test]
    fn what_looks_like_a_blank_is_found_between_braces_alone() {
        assert_eq!(
            invisible("a = x\u{a0}y\nb = {\u{a0}$n }", 1, 2),
            Some((2, '\u{a0}'))
        );
        assert_eq!(invisible("a = x\u{a0}y", 1, 1), None);
        assert_eq!(invisible("", 0, 9), None);
    }

    proptest::proptest! {
        #[test]
        fn never_panics(source in "(\u{feff}|\t| |\n|\r|[a{}=*.>-]|\\[|\\]|ą)*") {
            let (text, _) = readable(&source);
            let lines = |text: &str| text.matches('\n').count();
            assert!(lines(&text) >= lines(&source));
            let _ = invisible(&source, 1, 9);
        }
    }
}
