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

/// Returns whether a text contains an unassigned character.
pub fn has_unassigned(text: &str) -> bool {
    text.chars()
        .any(|character| character.general_category() == GeneralCategory::Unassigned)
}

#[cfg(test)]
mod tests {
    use super::has_unassigned;

    #[test]
    fn what_no_version_assigns() {
        assert!(!has_unassigned("Zażółć 名前 🐢 e\u{301}"));
        assert!(has_unassigned("a\u{378}"));
    }
}
