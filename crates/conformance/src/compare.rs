//! Comparing what a program showed with what Fromline says it shows.
//!
//! Three things are made alike first, because a card is no screen:
//!
//! - A line without any text is dropped, on both sides: a label alone tells nothing.
//! - In what was seen, each control, bidi and zero-width character becomes U+FFFD, as in a card, where nothing may
//!   forge a line or turn it round. Fromline's own texts are taken as they are.
//! - CR LF counts as one line end, that is, as one such character.

use std::fmt::{Display, Formatter};

use crate::{
    captures::Capture,
    seen::{Line, Seen},
};

/// A difference between a program's display and Fromline's prediction.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Difference {
    /// The language and the message.
    pub place: String,
    /// The list, the rows or the details of the display.
    pub part: &'static str,
    /// The text that the program shows.
    pub seen: String,
    /// The text that Fromline predicts.
    pub drawn: String,
}

impl Display for Difference {
    fn fmt(&self, f: &mut Formatter<'_>) -> std::fmt::Result {
        let Self {
            place,
            part,
            seen,
            drawn,
        } = self;
        write!(f, "  {place} {part}\n    seen:  {seen}\n    drawn: {drawn}")
    }
}

/// Finds all differences; a message that one side lacks is one, too.
pub fn differences(seen: &Capture, drawn: &Capture) -> Vec<Difference> {
    let places = |capture: &Capture| -> Vec<(String, String)> {
        let messages = capture.iter().flat_map(|(language, messages)| {
            messages
                .keys()
                .map(move |message| (language.clone(), message.clone()))
        });
        messages.collect()
    };
    let mut all = places(seen);
    all.extend(places(drawn));
    all.sort();
    all.dedup();
    let mut found = Vec::new();
    for (language, message) in all {
        let of = |capture: &Capture| capture.get(&language).and_then(|of| of.get(&message)).cloned();
        let parts = [of(seen).map(as_on_a_card), of(drawn).map(without_blanks)].map(parts);
        let [seen, drawn] = parts;
        for (seen, drawn) in seen.into_iter().zip(drawn) {
            if seen.1 != drawn.1 {
                found.push(Difference {
                    place: format!("{language} {message}"),
                    part: seen.0,
                    seen: seen.1,
                    drawn: drawn.1,
                });
            }
        }
    }
    found
}

/// The three parts in words.
fn parts(seen: Option<Seen>) -> [(&'static str, String); 3] {
    let lines = |lines: Vec<Line>| {
        let line = |Line { label, text }| format!("{label:?} {text:?}");
        let lines: Vec<_> = lines.into_iter().map(line).collect();
        if lines.is_empty() {
            "nothing".to_owned()
        } else {
            lines.join(", ")
        }
    };
    let missing = || "this message is not there".to_owned();
    let Some(Seen { list, rows, details }) = seen else {
        return [("list", missing()), ("rows", missing()), ("details", missing())];
    };
    [
        ("list", format!("{list:?}")),
        ("rows", lines(rows)),
        ("details", lines(details)),
    ]
}

/// What was seen, as a card would have it.
fn as_on_a_card(seen: Seen) -> Seen {
    let Seen { list, rows, details } = without_blanks(seen);
    let lines = |lines: Vec<Line>| {
        let line = |Line { label, text }| Line {
            label: neutral(&label),
            text: neutral(&text),
        };
        lines.into_iter().map(line).collect()
    };
    Seen {
        list: neutral(&list),
        rows: lines(rows),
        details: lines(details),
    }
}

fn without_blanks(mut seen: Seen) -> Seen {
    for lines in [&mut seen.rows, &mut seen.details] {
        lines.retain(|line| !line.text.trim().is_empty());
    }
    seen
}

/// The text with U+FFFD for whatever no card shows.
fn neutral(text: &str) -> String {
    let text = text.replace("\r\n", "\n");
    let shown = |character| {
        if is_invisible(character) {
            '\u{fffd}'
        } else {
            character
        }
    };
    text.chars().map(shown).collect()
}

/// Controls, bidi, zero-width and tags: the characters of `is_invisible` in `crates/core/src/address.rs`.
fn is_invisible(character: char) -> bool {
    character.is_control()
        || matches!(character,
            '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180e}'
            | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{3164}'
            | '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}' | '\u{e0000}'..='\u{e0fff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn capture(list: &str, rows: &[(&str, &str)]) -> Capture {
        let line = |(label, text): &(&str, &str)| Line {
            label: (*label).to_owned(),
            text: (*text).to_owned(),
        };
        let seen = Seen {
            list: list.to_owned(),
            rows: rows.iter().map(line).collect(),
            details: Vec::new(),
        };
        let messages = [("01-name".to_owned(), seen)].into();
        [("en".to_owned(), messages)].into()
    }

    #[test]
    fn what_no_card_shows_is_no_difference() {
        let seen = capture("User \u{202e}moc", &[("From:", "A\r\nB\nC"), ("Sender:", " ")]);
        let drawn = capture("User \u{fffd}moc", &[("From:", "A\u{fffd}B\u{fffd}C"), ("", "")]);
        assert_eq!(differences(&seen, &drawn), []);
    }

    #[test]
    fn a_card_that_forges_a_line_is_a_difference() {
        let forged = capture("A\nB", &[]);
        assert_eq!(differences(&forged, &forged).len(), 1);
    }

    #[test]
    fn a_difference_names_message_and_part() {
        let found = differences(
            &capture("User", &[("From:", "a")]),
            &capture("User", &[("Da:", "a")]),
        );
        let said: Vec<_> = found.iter().map(ToString::to_string).collect();
        assert_eq!(
            said,
            ["  en 01-name rows\n    seen:  \"From:\" \"a\"\n    drawn: \"Da:\" \"a\""]
        );
    }

    #[test]
    fn a_message_that_was_not_shown_is_a_difference() {
        assert_eq!(differences(&Capture::new(), &capture("User", &[])).len(), 3);
    }
}
