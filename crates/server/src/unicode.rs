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

#[cfg(test)]
mod tests {
    use super::{compare_key, has_unassigned};

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
