//! Unicode data and algorithms, supplied to `core` from outside.

use fromline_core::name::Unicode;
use unicode_normalization::UnicodeNormalization as _;
use unicode_properties::{GeneralCategory, UnicodeGeneralCategory as _};

/// The Unicode tables of this build.
pub const UNICODE: Unicode<'static> = Unicode {
    to_nfc: &nfc,
    has_unassigned: &has_unassigned,
};

/// Converts a text to NFC.
pub fn nfc(text: &str) -> String {
    text.nfc().collect()
}

/// Returns the form by which people compare names: compatibility characters and letters' case make no difference.
pub fn compare_key(text: &str) -> String {
    text.nfkc().flat_map(char::to_lowercase).nfkc().collect()
}

/// Returns whether a text contains an unassigned character.
pub fn has_unassigned(text: &str) -> bool {
    text.chars()
        .any(|character| character.general_category() == GeneralCategory::Unassigned)
}

/// Splits a text into words, lower case and without accents, joined by single spaces; characters that are not `is_inside` a word
/// separate. For searching, not for showing: letters that Unicode does not decompose become the ones that people type for them.
pub fn fold_words(text: &str, is_inside: impl Fn(char) -> bool) -> String {
    let mut folded = String::with_capacity(text.len());
    for character in text.nfkd().flat_map(char::to_lowercase) {
        match character {
            'ł' => folded.push('l'),
            'đ' | 'ð' => folded.push('d'),
            'ø' => folded.push('o'),
            'ħ' => folded.push('h'),
            'ı' => folded.push('i'),
            'ß' => folded.push_str("ss"),
            'æ' => folded.push_str("ae"),
            'œ' => folded.push_str("oe"),
            'þ' => folded.push_str("th"),
            mark if mark.general_category() == GeneralCategory::NonspacingMark => (),
            inside if is_inside(inside) => folded.push(inside),
            _ if folded.is_empty() || folded.ends_with(' ') => (),
            _ => folded.push(' '),
        }
    }
    folded.truncate(folded.trim_end().len());
    folded
}

#[cfg(test)]
mod tests {
    use super::{compare_key, fold_words, has_unassigned};

    #[test]
    fn words_without_case_and_accents() {
        for (text, folded) in [
            ("Zażółć GĘŚLĄ jaźń", "zazolc gesla jazn"),
            ("  O'Neil, Søren-Æ ", "o neil soren ae"),
            ("Straße İI", "strasse ii"),
            ("名前", "名前"),
            ("…", ""),
        ] {
            assert_eq!(fold_words(text, char::is_alphanumeric), folded, "{text}");
        }
    }

    #[test]
    fn names_that_people_take_for_the_same() {
        for (one, other) in [
            ("Sales", "SALES"),
            ("Łódź", "ŁO\u{301}DZ\u{301}"),
            ("ＲＤ", "rd"),
            ("ﬁnance", "Finance"),
        ] {
            assert_eq!(compare_key(one), compare_key(other), "{one} {other}");
        }
        assert_ne!(compare_key("Lodz"), compare_key("Łódź"));
    }

    #[test]
    fn what_no_version_assigns() {
        assert!(!has_unassigned("Zażółć 名前 🐢 e\u{301}"));
        assert!(has_unassigned("a\u{378}"));
    }
}
