//! Pseudolocales generated from English, for testing pages: unchanged text was never translated, and text that is cut off would
//! also be cut off in a real language.

use fromline_core::{
    Language,
    text::{MessageTable, Piece},
};

/// How English is transformed into a pseudolocale. Variables stay as they are.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Pseudolocale {
    /// `⟦Šéévéé⟧`: accents and a third more length; the brackets show where a text is cut off or concatenated.
    Accented,
    /// Every word from right to left.
    Mirrored,
}

const PLAIN: &str = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
const ACCENTED: &str = "áƀčďéƒĝĥíĵķľɱñóþǫřšţúṽŵẋýžÁßČĎÉƑĜĤÍĴĶĽṀÑÓÞǪŘŠŢÚṼŴẊÝŽ";

impl Pseudolocale {
    /// Returns the transformation for this language, if it is a pseudolocale.
    pub fn of(language: Language) -> Option<Self> {
        match language {
            Language::PSEUDO_ACCENTED => Some(Self::Accented),
            Language::PSEUDO_BIDI => Some(Self::Mirrored),
            _ => None,
        }
    }

    const fn language(self) -> Language {
        match self {
            Self::Accented => Language::PSEUDO_ACCENTED,
            Self::Mirrored => Language::PSEUDO_BIDI,
        }
    }

    /// Transforms all messages of a table.
    pub fn table(self, english: &MessageTable) -> MessageTable {
        let messages = english.messages.iter().map(|(id, pattern)| {
            let mut pattern = self.pattern(pattern);
            // Terms occur within other messages.
            if self == Self::Accented && !id.starts_with('-') {
                bracket(&mut pattern);
            }
            (id.clone(), pattern)
        });
        MessageTable {
            language: self.language().code().to_owned(),
            problems: english.problems.clone(),
            messages: messages.collect(),
            more: Vec::new(),
        }
    }

    fn pattern(self, pattern: &[Piece]) -> Vec<Piece> {
        let piece = |piece: &Piece| match piece {
            Piece::Text(text) => Piece::Text(self.text(text)),
            Piece::Select { s, k, d } => Piece::Select {
                s: s.clone(),
                k: k.iter()
                    .map(|(key, form)| (key.clone(), self.pattern(form)))
                    .collect(),
                d: d.clone(),
            },
            other => other.clone(),
        };
        pattern.iter().map(piece).collect()
    }

    fn text(self, text: &str) -> String {
        match self {
            Self::Accented => text.chars().flat_map(accented).collect(),
            Self::Mirrored => mirrored(text),
        }
    }
}

fn bracket(pattern: &mut Vec<Piece>) {
    match pattern.first_mut() {
        Some(Piece::Text(first)) => first.insert(0, '⟦'),
        _ => pattern.insert(0, Piece::Text("⟦".to_owned())),
    }
    match pattern.last_mut() {
        Some(Piece::Text(last)) => last.push('⟧'),
        _ => pattern.push(Piece::Text("⟧".to_owned())),
    }
}

/// Returns a letter with an accent, vowels twice.
fn accented(letter: char) -> impl Iterator<Item = char> {
    let place = PLAIN.chars().position(|plain| plain == letter);
    let accented = place
        .and_then(|place| ACCENTED.chars().nth(place))
        .unwrap_or(letter);
    let times = if "aeiou".contains(letter) { 2 } else { 1 };
    std::iter::repeat_n(accented, times)
}

/// Wraps each word in right-to-left override marks. Numbers are left unchanged, since reversing would change their value.
fn mirrored(text: &str) -> String {
    let mut mirrored = String::new();
    let mut within = false;
    for letter in text.chars() {
        if letter.is_alphabetic() != within {
            mirrored.push(if within { '\u{202c}' } else { '\u{202e}' });
            within = !within;
        }
        mirrored.push(letter);
    }
    if within {
        mirrored.push('\u{202c}');
    }
    mirrored
}

#[cfg(test)]
mod tests {
    use fromline_core::text::Value;

    use super::*;
    use crate::{Texts, category};

    #[test]
    fn words_change_and_values_do_not() {
        let english = Texts::new(None).table(Language::EN);
        let say = |pseudo: Pseudolocale, id: &str, values: &[(&str, Value)]| {
            let plural = |number| category(Language::EN, number);
            pseudo.table(&english).format_text(id, values, &plural)
        };
        let count = [("count", Value::Number(1.0, "1".to_owned()))];
        let host = [("address", Value::Text("a@partner.com".to_owned()))];
        assert_eq!(
            say(Pseudolocale::Accented, "wizard-code-tries", &count),
            "⟦1 ţřý ííš ľééƒţ.⟧"
        );
        assert_eq!(
            say(Pseudolocale::Mirrored, "aliases-reply-to", &host),
            "\u{202e}Replies\u{202c} \u{202e}go\u{202c} \u{202e}to\u{202c} a@partner.com."
        );
    }

    #[test]
    fn every_letter_has_an_accent() {
        assert_eq!(PLAIN.chars().count(), ACCENTED.chars().count());
        assert!(
            ACCENTED
                .chars()
                .all(|letter| !letter.is_ascii() && letter.is_alphabetic())
        );
    }

    #[test]
    fn only_pseudolocales_are_made() {
        assert_eq!(Pseudolocale::of(Language::EN), None);
        assert_eq!(
            Pseudolocale::of(Language::PSEUDO_BIDI),
            Some(Pseudolocale::Mirrored)
        );
    }
}
