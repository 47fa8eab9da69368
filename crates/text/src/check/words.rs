//! Word patterns: `gateway* uscent*` matches two consecutive words, and `*` any letters, because languages inflect.

/// A pattern of consecutive words.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Phrase(Vec<String>);

/// A text as a sequence of words; `None` stands for the end of a phrase.
#[derive(Debug)]
pub struct WordSequence<'a>(Vec<Option<&'a str>>);

impl Phrase {
    /// Parses a pattern of the glossary; `None` if it contains no word.
    pub fn parse(pattern: &str) -> Option<Self> {
        let lower = pattern.to_lowercase();
        let words = lower.split(|letter: char| !letter.is_alphanumeric() && letter != '*');
        let words: Vec<String> = words.filter(|word| !word.is_empty()).map(str::to_owned).collect();
        // `*` alone would forbid every word.
        let says = words.iter().any(|word| word.chars().any(char::is_alphanumeric));
        says.then_some(Self(words))
    }

    /// Finds the pattern in a text; each match is the index of its first word and of the word after it.
    pub fn find(&self, words: &WordSequence) -> Vec<(usize, usize)> {
        let is_here = |row: &[Option<&str>]| {
            let mut pairs = self.0.iter().zip(row);
            pairs.all(|(pattern, word)| word.is_some_and(|word| matches(pattern, &word.to_lowercase())))
        };
        let rows = words.0.windows(self.0.len()).enumerate();
        rows.filter(|(_, row)| is_here(row))
            .map(|(at, row)| (at, at + row.len()))
            .collect()
    }
}

impl<'a> WordSequence<'a> {
    /// Splits a text into words.
    pub fn of(text: &'a str) -> Self {
        let mut words = Vec::new();
        for part in text.split_inclusive(|letter: char| !letter.is_alphanumeric()) {
            let word = part.trim_end_matches(|letter: char| !letter.is_alphanumeric());
            if !word.is_empty() {
                words.push(Some(word));
            }
            let end = part.chars().next_back();
            if end
                .is_some_and(|sign| !sign.is_alphanumeric() && !sign.is_whitespace() && !"-’'".contains(sign))
            {
                words.push(None);
            }
        }
        Self(words)
    }

    /// Returns a range of words as they appear in the text.
    pub fn row(&self, (from, to): (usize, usize)) -> String {
        let row = self.0.get(from..to).unwrap_or_default();
        row.iter().flatten().copied().collect::<Vec<_>>().join(" ")
    }
}

/// Returns whether a word matches a pattern.
fn matches(pattern: &str, word: &str) -> bool {
    let Some((before, after)) = pattern.split_once('*') else {
        return pattern == word;
    };
    let Some(rest) = word.strip_prefix(before) else {
        return false;
    };
    let mut ends = rest.char_indices().map(|(at, _)| at).chain([rest.len()]);
    ends.any(|at| rest.get(at..).is_some_and(|rest| matches(after, rest)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(pattern: &str, text: &str) -> Vec<String> {
        let words = WordSequence::of(text);
        let phrase = Phrase::parse(pattern).unwrap();
        phrase.find(&words).into_iter().map(|at| words.row(at)).collect()
    }

    #[test]
    fn words_in_a_row_with_any_ending() {
        let text = "Bramka poczty, bramce i Bramką wychodzącą; brama poczty wychodzącej";
        assert_eq!(found("bramk*", text), ["Bramka", "Bramką"]);
        assert_eq!(found("bram* wychodząc*", text), ["Bramką wychodzącą"]);
        assert_eq!(found("*wychodząc*", text), ["wychodzącą", "wychodzącej"]);
        assert_eq!(found("poczty bramce", text), [""; 0]);
        assert_eq!(found("e-mail", "e-mail e-maile"), ["e mail"]);
        assert_eq!(found("email", "un’email"), ["email"]);
    }

    #[test]
    fn a_pattern_of_nothing_is_none() {
        for nothing in ["", " ", "*", "- *"] {
            assert_eq!(Phrase::parse(nothing), None, "{nothing}");
        }
    }

    proptest::proptest! {
        #[test]
        fn never_panics(pattern in "[a*ą -]{0,8}", text in "\\PC{0,20}") {
            if let Some(phrase) = Phrase::parse(&pattern) {
                let _ = phrase.find(&WordSequence::of(&text));
            }
        }
    }
}
