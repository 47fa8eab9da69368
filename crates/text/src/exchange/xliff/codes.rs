//! Values in a text, which translators place but do not write.

/// A part of a text.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum XliffPart<'a> {
    /// Words between the codes of a text.
    Words(&'a str),
    /// What Fluent has between braces, with these.
    Code(&'a str),
}

/// Splits a text that Fluent takes and that has no choices. The parts are the text, whatever it is.
pub fn parts(text: &str) -> Vec<XliffPart<'_>> {
    let mut parts = Vec::new();
    let mut rest = text;
    while let Some(begin) = rest.find('{') {
        let Some(length) = rest.get(begin..).and_then(code) else {
            break;
        };
        let (words, code) = rest.split_at(begin);
        let (code, after) = code.split_at(length);
        if !words.is_empty() {
            parts.push(XliffPart::Words(words));
        }
        parts.push(XliffPart::Code(code));
        rest = after;
    }
    if !rest.is_empty() {
        parts.push(XliffPart::Words(rest));
    }
    parts
}

/// Returns the length of the code that begins here; braces within quotation marks are text.
fn code(text: &str) -> Option<usize> {
    let mut is_quoted = false;
    let mut open = 0_usize;
    let mut signs = text.char_indices();
    while let Some((at, sign)) = signs.next() {
        match sign {
            '\\' if is_quoted => drop(signs.next()),
            '"' => is_quoted = !is_quoted,
            '{' if !is_quoted => open += 1,
            '}' if !is_quoted => open = open.checked_sub(1)?,
            _ => (),
        }
        if open == 0 {
            return Some(at + sign.len_utf8());
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::{XliffPart::*, *};

    #[test]
    fn values_are_apart_from_words() {
        for (text, expected) in [
            ("", vec![]),
            ("Sign in", vec![Words("Sign in")]),
            ("{ $a }{ $b }", vec![Code("{ $a }"), Code("{ $b }")]),
            (
                "To { $host } in…",
                vec![Words("To "), Code("{ $host }"), Words(" in…")],
            ),
            (
                "{ \"{\" } { \"\\\"}\" }",
                vec![Code("{ \"{\" }"), Words(" "), Code("{ \"\\\"}\" }")],
            ),
            ("a { b", vec![Words("a { b")]),
            ("a } b", vec![Words("a } b")]),
        ] {
            assert_eq!(parts(text), expected, "{text}");
        }
    }

    proptest::proptest! {
        #[test]
        fn nothing_is_lost(text in "([{}\"\\\\ aą\n]|\\$n)*") {
            let parts = parts(&text).into_iter();
            let again: String = parts.map(|part| match part { Words(text) | Code(text) => text }).collect();
            assert_eq!(again, text);
        }
    }
}
