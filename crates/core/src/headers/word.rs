//! Encoded words (RFC 2047): where they stand is found here, what they mean is handed in.

/// Decodes an encoded word, `=?charset?encoding?text?=`, to text; `None` if it is not one after all. Passed in, because the tables of
/// character sets are heavy and the browser never needs them.
pub type Decode<'a> = &'a dyn Fn(&str) -> Option<String>;

/// A text with its encoded words decoded; blanks between two of them are not shown (RFC 2047 section 6.2).
pub fn decode_words(text: &str, decode: Decode<'_>) -> String {
    let mut shown = String::with_capacity(text.len());
    let mut rest = text;
    let mut after_word = false;
    while let Some(start) = rest.find("=?") {
        let (before, from_here) = rest.split_at(start);
        let Some(word) = encoded_word(from_here) else {
            shown.push_str(&rest[..start + 2]);
            rest = &rest[start + 2..];
            after_word = false;
            continue;
        };
        if let Some(text) = decode(word) {
            if !(after_word && before.trim_matches([' ', '\t']).is_empty()) {
                shown.push_str(before);
            }
            shown.push_str(&text);
            after_word = true;
        } else {
            shown.push_str(before);
            shown.push_str(word);
            after_word = false;
        }
        rest = &from_here[word.len()..];
    }
    shown.push_str(rest);
    shown
}

/// The longest encoded word that is taken for one; RFC 2047 section 2 allows 75 characters, programs write more.
const WORD_MAX: usize = 1024;

/// The encoded word that a text begins with.
fn encoded_word(text: &str) -> Option<&str> {
    let visible = text
        .bytes()
        .take(WORD_MAX)
        .take_while(u8::is_ascii_graphic)
        .count();
    let text = text.get(..visible)?;
    let mut marks = text.match_indices('?').map(|(place, _)| place);
    // The one that opens it, the one after the charset, the one after the encoding.
    let (_, _, encoding) = (marks.next()?, marks.next()?, marks.next()?);
    let end = text.get(encoding + 1..)?.find("?=")?;
    text.get(..encoding + 1 + end + 2)
}
