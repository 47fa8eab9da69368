//! Texts in texts, in few bytes.
//!
//! The search of `str` is faster on long texts and brings eight kilobytes of code and tables along, which everybody who opens
//! the preview would download. What is searched here is a line long.

/// Splits a text at the first `what`, which is in neither part.
pub fn split_once<'a>(text: &'a str, what: &str) -> Option<(&'a str, &'a str)> {
    let mut windows = text.as_bytes().windows(what.len().max(1));
    let place = windows.position(|window| window == what.as_bytes())?;
    text.get(..place).zip(text.get(place + what.len()..))
}

/// Replaces every `what` in a text by `with`.
pub fn replace(text: &str, what: &str, with: &str) -> String {
    let mut replaced = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, behind)) = split_once(rest, what) {
        replaced.push_str(before);
        replaced.push_str(with);
        rest = behind;
    }
    replaced.push_str(rest);
    replaced
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn as_the_library_has_it(text in "[aż{}]{0,12}", what in "[aż{}]{1,2}", with in "[ab]{0,2}") {
            prop_assert_eq!(split_once(&text, &what), text.split_once(what.as_str()));
            prop_assert_eq!(replace(&text, &what, &with), text.replace(what.as_str(), &with));
        }
    }

    #[test]
    fn nothing_is_nowhere() {
        assert_eq!(split_once("abc", ""), None);
        assert_eq!(split_once("", "a"), None);
    }
}
