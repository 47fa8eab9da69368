//! Unicode's Normalization Form C, for `core`, which takes it from outside.

use unicode_normalization::UnicodeNormalization as _;

/// The text in NFC.
pub fn nfc(text: &str) -> String {
    text.nfc().collect()
}
