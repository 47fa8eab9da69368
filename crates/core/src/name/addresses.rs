//! What reads as an address in a display name, whatever it is written with.

/// Finds every part of a text that reads as an address: some text, a character that reads as `@`, and after it text with a character that
/// reads as a dot. A lone `@` is none.
pub fn addresses(text: &str) -> Vec<String> {
    // Spaces so thin that nobody sees them keep nothing apart.
    let text: String = text.chars().filter(|character| !is_thin(*character)).collect();
    text.char_indices()
        .filter(|(_, character)| is_at(*character))
        .filter_map(|(place, at)| {
            let (before, behind) = (text.get(..place)?, text.get(place + at.len_utf8()..)?);
            let (local, domain) = (local_part(before)?, domain(behind)?);
            Some([local, at.encode_utf8(&mut [0; 4]), domain].concat())
        })
        .collect()
}

/// What stands before the `@`: a word, or something in quotes.
fn local_part(mut before: &str) -> Option<&str> {
    if let Some(inside) = before.strip_suffix('"') {
        if inside.matches('"').count() % 2 == 1 {
            return before.get(inside.rfind('"')?..);
        }
        before = inside;
    }
    let word = before
        .rsplit(|character| separates(character) || character == '"')
        .next()?
        .trim_start_matches('\'');
    (!word.is_empty()).then_some(word)
}

/// What stands behind the `@`: a word with a dot inside, with or without brackets or quotes.
fn domain(behind: &str) -> Option<&str> {
    let word = behind.trim_start_matches(['[', '(', '<', '"', '\'', '＜']);
    let word = word
        .split(|character| separates(character) || character == '"')
        .next()?
        .trim_end_matches('\'');
    word.trim_matches(is_dot).contains(is_dot).then_some(word)
}

/// What no address goes across, but for quotes.
fn separates(character: char) -> bool {
    character.is_whitespace() || "<>()[],;:＜＞".contains(character)
}

/// The spaces of a quarter of an em and less (The Unicode Standard 16.0, table 6-2).
fn is_thin(character: char) -> bool {
    matches!(character, '\u{2005}'..='\u{200a}' | '\u{202f}' | '\u{205f}')
}

/// `@`, what Unicode holds for the same (UTS 39 version 18.0.0, NFKC), and the letter a in a ring or in parentheses.
fn is_at(character: char) -> bool {
    matches!(
        character,
        '@' | '\u{fe6b}' | '\u{ff20}' | '\u{249c}' | '\u{24b6}' | '\u{24d0}' | '\u{1f110}' | '\u{1f150}'
    )
}

/// What reads as a dot: what UTS 39 version 18.0.0 (confusables.txt) holds for one or several full stops or middle dots, and
/// NFKC for text with a full stop in it; what UTS 46 takes between labels; the full stops of other scripts.
fn is_dot(character: char) -> bool {
    matches!(character,
        '.' | '\u{b7}' | '\u{2d1}' | '\u{387}' | '\u{589}' | '\u{660}' | '\u{6d4}' | '\u{6f0}' | '\u{701}' | '\u{702}'
        | '\u{830}' | '\u{a76}' | '\u{1362}' | '\u{1427}' | '\u{166e}' | '\u{16eb}' | '\u{1803}' | '\u{1809}' | '\u{2022}'
        | '\u{2024}'..='\u{2027}' | '\u{2219}' | '\u{22c5}' | '\u{22ef}' | '\u{2488}'..='\u{249b}' | '\u{2cfe}'
        | '\u{2d48}' | '\u{2e31}' | '\u{2e33}' | '\u{2e3c}' | '\u{3002}' | '\u{30fb}' | '\u{33c2}' | '\u{33c7}' | '\u{33d8}'
        | '\u{a4f8}' | '\u{a4fa}' | '\u{a4fb}' | '\u{a4fe}' | '\u{a4ff}' | '\u{a60e}' | '\u{a6f3}' | '\u{a78f}' | '\u{abec}'
        | '\u{fe19}' | '\u{fe30}' | '\u{fe52}' | '\u{ff0e}' | '\u{ff61}' | '\u{ff65}' | '\u{10101}' | '\u{1091f}'
        | '\u{10a50}' | '\u{11174}' | '\u{111c7}' | '\u{115c4}' | '\u{116b9}' | '\u{12562}' | '\u{1d16d}' | '\u{1ecae}'
        | '\u{1f100}')
}

#[cfg(test)]
mod tests {
    use super::addresses;

    #[test]
    fn what_reads_as_an_address() {
        for (text, expected) in [
            ("boss@bank.com", "boss@bank.com"),
            ("Boss <boss@bank.com>", "boss@bank.com"),
            ("'boss@bank.com'", "boss@bank.com"),
            ("o'neil@bank.com", "o'neil@bank.com"),
            ("\"boss@bank.com\"", "boss@bank.com"),
            ("\"boss\"@bank.com", "\"boss\"@bank.com"),
            ("The \"big boss \"@bank.com", "\"big boss \"@bank.com"),
            ("x\"boss@bank.com", "boss@bank.com"),
            ("boss\"@bank.com", "boss@bank.com"),
            ("boss@\"bank.com\"", "boss@bank.com"),
            ("boss@[10.0.0.1]", "boss@10.0.0.1"),
            ("boss@(bank.com)", "boss@bank.com"),
            ("boss@\u{200a}bank.com", "boss@bank.com"),
            ("boss\u{202f}@bank.com", "boss@bank.com"),
            ("boss⒜bank.com", "boss⒜bank.com"),
            ("boss@bank․com", "boss@bank․com"),
            ("boss@bank։com", "boss@bank։com"),
            ("boss@bank·com", "boss@bank·com"),
            ("boss@bank۔com", "boss@bank۔com"),
            ("boss@b⒈com", "boss@b⒈com"),
        ] {
            assert_eq!(addresses(text), [expected], "{text}");
        }
    }

    #[test]
    fn what_does_not() {
        for text in [
            "",
            "@",
            "Anna @ Partner S.p.A.",
            "me@home",
            "me@home.",
            "@partner.example",
            "(@partner.example)",
            "Firm \"@partner.example\"",
            "\"Firm\" \"@partner.example\"",
            "a@",
            "Vⓐlerie S.p.A.",
        ] {
            assert_eq!(addresses(text), [] as [&str; 0], "{text}");
        }
    }
}
