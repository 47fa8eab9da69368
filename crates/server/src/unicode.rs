//! What Unicode says of texts, for `core`, which takes it from outside.

use fromline_core::name::Unicode;
use unicode_normalization::UnicodeNormalization as _;
use unicode_properties::{GeneralCategory, UnicodeGeneralCategory as _};

/// The tables of this build.
pub const UNICODE: Unicode<'static> = Unicode {
    to_nfc: &nfc,
    has_unassigned: &has_unassigned,
};

/// The text in NFC.
pub fn nfc(text: &str) -> String {
    text.nfc().collect()
}

/// Whether a character of the text is assigned to nothing.
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
