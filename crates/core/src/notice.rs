//! What an administrator adds in their own words to mails that tell users of a change.

use crate::{Reason, hidden::has_invisible};

/// The maximum length, in characters.
pub const LONGEST: usize = 500;

/// Validates and trims an administrator's own words; empty means none. Several lines are allowed; control characters and invisible
/// characters are not.
pub fn parse(input: &str) -> Result<String, Reason> {
    let text = input.replace("\r\n", "\n");
    let text = text.trim();
    if text.chars().count() > LONGEST {
        return Err(Reason::TooLong);
    }
    if text.split('\n').any(has_invisible) {
        return Err(Reason::CharacterForbidden);
    }
    Ok(text.to_owned())
}

/// Quotes an administrator's words for an email: each line is marked, so that nobody takes it for Fromline's text.
pub fn quote(text: &str) -> String {
    let lines = text.split('\n').map(|line| format!("> {line}"));
    lines.collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_and_why_some_are_refused() {
        assert_eq!(parse("").as_deref(), Ok(""));
        assert_eq!(
            parse("  Zażółć!\r\nCall 12.\n").as_deref(),
            Ok("Zażółć!\nCall 12.")
        );
        assert_eq!(parse("علی\u{200c}رضا").as_deref(), Ok("علی\u{200c}رضا"));
        for forbidden in [
            "a\rBcc: b",
            "a\u{202e}b",
            "a\0b",
            "a\tb",
            "a\u{2028}b",
            "a\u{200b}b",
        ] {
            assert_eq!(parse(forbidden), Err(Reason::CharacterForbidden), "{forbidden:?}");
        }
        assert_eq!(
            parse(&"ż".repeat(LONGEST)).map(|text| text.len()),
            Ok(2 * LONGEST)
        );
        assert_eq!(parse(&"x".repeat(LONGEST + 1)), Err(Reason::TooLong));
    }

    #[test]
    fn each_line_is_marked() {
        assert_eq!(quote("a\n\nb"), "> a\n> \n> b");
    }
}
