//! Header lines on a screen.

use serde::Deserialize;

use crate::seen::Line;

/// A header field that names the sender.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq)]
#[serde(rename_all = "kebab-case")]
pub enum Field {
    /// The From field, with the authors.
    From,
    /// The Sender field, with the transmitting agent.
    Sender,
    /// The Reply-To field, with the addresses for replies.
    ReplyTo,
}

/// What programs call the fields in English, Italian and Polish, in lower case.
const LABELS: [(&str, Field); 12] = [
    ("from", Field::From),
    ("da", Field::From),
    ("od", Field::From),
    ("sender", Field::Sender),
    ("mittente", Field::Sender),
    ("nadawca", Field::Sender),
    ("reply-to", Field::ReplyTo),
    ("rispondi a", Field::ReplyTo),
    ("risposte a", Field::ReplyTo),
    ("adres zwrotny", Field::ReplyTo),
    ("odpowiedz-do", Field::ReplyTo),
    ("odpowiedź do", Field::ReplyTo),
];

impl Field {
    /// Finds the field of a label, with or without its colon.
    pub fn of(label: &str) -> Option<Self> {
        let label = label.trim_end_matches(':').to_lowercase();
        let known = LABELS.iter().find(|(known, _)| *known == label);
        known.map(|(_, field)| *field)
    }
}

/// A line of the display and the field that it shows.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq)]
pub struct Shown {
    /// The field that the line shows.
    pub field: Field,
    /// The line as displayed.
    #[serde(flatten)]
    pub line: Line,
}

impl Shown {
    /// Makes a line from label and text, if the label is that of a field.
    pub fn labelled(label: &str, text: &str) -> Option<Self> {
        let line = Line {
            label: label.to_owned(),
            text: text.trim().to_owned(),
        };
        let field = Field::of(label)?;
        Some(Self { field, line })
    }
}

/// Parses the lines of From, Sender and Reply-To in a header as a program printed it, in its order.
///
/// A blank where the program folded a line is one blank here; a line end that is none of the program's own folds,
/// because the value holds it, stays.
pub fn read(screen: impl IntoIterator<Item = impl AsRef<str>>) -> Vec<Shown> {
    let mut found: Vec<Shown> = Vec::new();
    let mut open = false;
    for text in screen {
        let text = text.as_ref();
        if let Some((name, value)) = begun(text) {
            let field = Shown::labelled(&format!("{name}:"), value);
            open = field.is_some();
            found.extend(field);
        } else if text.trim().is_empty() {
            open = false;
        } else if let Some(Shown { line, .. }) = found.last_mut().filter(|_| open) {
            line.text
                .push(if text.starts_with([' ', '\t']) { ' ' } else { '\n' });
            line.text.push_str(text.trim());
        }
    }
    found
}

/// Name and value, if the line begins a field.
fn begun(line: &str) -> Option<(&str, &str)> {
    let (name, value) = line.split_once(':')?;
    let good = |letter: char| letter.is_alphanumeric() || letter == '-' || letter == ' ';
    (name.starts_with(char::is_alphanumeric) && name.chars().all(good)).then_some((name, value))
}

/// The lines of `all` whose field `rows` did not show.
pub fn added(rows: &[Shown], all: Vec<Shown>) -> Vec<Line> {
    let new = |shown: &Shown| rows.iter().all(|row| row.field != shown.field);
    lines(all.into_iter().filter(new).collect())
}

/// The lines without their fields.
pub fn lines(shown: Vec<Shown>) -> Vec<Line> {
    shown.into_iter().map(|shown| shown.line).collect()
}

#[cfg(test)]
mod tests {
    use super::read;

    fn found(screen: &str) -> Vec<String> {
        let shown = read(screen.lines());
        let line = |shown: super::Shown| format!("{}|{}", shown.line.label, shown.line.text);
        shown.into_iter().map(line).collect()
    }

    #[test]
    fn finds_the_fields_as_they_are_written() {
        let screen = "From bounce@envelope.example Wed Nov 25 12:00:00 2026\nFROM:    Name <a@b.example>\nTo: c@d.example";
        assert_eq!(found(screen), ["FROM:|Name <a@b.example>"]);
    }

    #[test]
    fn finds_the_fields_in_every_language() {
        let screen = "Od: a@b.example\nNadawca: c@d.example\nOdpowiedź do: e@f.example\nTemat: Od: kogo";
        let fields = [
            "Od:|a@b.example",
            "Nadawca:|c@d.example",
            "Odpowiedź do:|e@f.example",
        ];
        assert_eq!(found(screen), fields);
    }

    #[test]
    fn joins_a_folded_value_with_blanks() {
        let screen = "From: a@b.example,\n\t c@d.example\n\n over";
        assert_eq!(found(screen), ["From:|a@b.example, c@d.example"]);
    }

    #[test]
    fn keeps_a_line_end_of_the_value() {
        let screen = "From: User\nName <a@b.example>";
        assert_eq!(found(screen), ["From:|User\nName <a@b.example>"]);
    }
}
