//! How a program lays out the sender: the row in its message list, and the head of the opened message.
//!
//! A layout is known in another way than the rule of what stands in it, so each half has a grade and a source of its own. What
//! nobody could look at is [`NEUTRAL`]: it says nothing about the program.

use super::{Client, Evidence, Grade, layouts::LAYOUTS};

/// A program's layout of the sender.
#[derive(Clone, Copy, Debug)]
pub struct Layout {
    /// The row in the message list.
    pub row: ListRow,
    /// The head of the opened message.
    pub head: Head,
}

/// The row in the message list.
#[derive(Clone, Copy, Debug)]
pub struct ListRow {
    /// Picture to the left of the lines.
    pub avatar: Avatar,
    /// Arrangement of the lines.
    pub lines: Lines,
    /// Style of the sender.
    pub weight: Weight,
    /// Evidence for the row.
    pub evidence: Evidence,
}

/// The head of the opened message.
#[derive(Clone, Copy, Debug)]
pub struct Head {
    /// Picture to the left of the sender.
    pub avatar: Avatar,
    /// Place of the subject.
    pub subject: Subject,
    /// Place of the date.
    pub date: Date,
    /// Place of the recipients.
    pub recipients: Recipients,
    /// True if the sender has one line and is truncated at its end.
    pub cut: bool,
    /// Control that opens what is hidden at first.
    pub opener: Opener,
    /// Evidence for the head.
    pub evidence: Evidence,
}

/// The sender's picture. Fromline draws a letter, since logos and photographs are not ours to draw.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Avatar {
    /// The program shows no picture.
    None,
    /// A round picture with a letter.
    Round,
    /// A square picture with a letter.
    Tile,
    /// A round picture that is the same for everyone, without a letter.
    Blank,
    /// A dot beside the first line.
    Dot,
    /// A dot beside the last line.
    DotBelow,
}

/// The lines of a row in the message list.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Lines {
    /// Sender, subject and date in one line.
    One,
    /// Sender and date, below them the subject.
    Two,
    /// Sender and date, below them the subject, then the beginning of the text.
    Three,
    /// The subject and the date, below them the sender and the beginning of the text.
    SubjectFirst,
}

/// Style of the sender in the message list.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Weight {
    /// Bold, at least while the message is unread.
    Bold,
    /// The same style as other text.
    Plain,
    /// Small and grey text.
    Small,
}

/// Place of the subject in an opened message.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Subject {
    /// Above the sender's line.
    Above,
    /// Below the sender and the recipients.
    Below,
}

/// Place of the date in an opened message.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Date {
    /// At the end of the sender's line.
    Sender,
    /// Directly after the sender, in one sentence.
    Sentence,
    /// At the end of the recipients' line.
    Recipients,
    /// Below the subject's line.
    Subject,
}

/// Place of the recipients in an opened message.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Recipients {
    /// Below the sender, beside the picture.
    Beside,
    /// Below the picture, together with all labelled lines.
    Below,
    /// Hidden until the reader opens details.
    Hidden,
}

/// Control that opens what is hidden at first.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Opener {
    /// A small triangle beside the recipients or the sender.
    Triangle,
    /// Links in the text.
    Links,
    /// A menu, or no visible control.
    Hidden,
}

impl Layout {
    /// Returns a program's layout; [`NEUTRAL`] if it is not known.
    pub fn of(client: &Client) -> &'static Self {
        LAYOUTS
            .iter()
            .find(|(id, _)| *id == client.id)
            .map_or(&NEUTRAL, |(_, layout)| layout)
    }
}

/// A row for programs whose layout is not known.
pub(super) const ROW: ListRow = ListRow {
    avatar: Avatar::None,
    lines: Lines::Two,
    weight: Weight::Plain,
    evidence: Evidence::new(Grade::D, "", "2026"),
};

/// A head for programs whose layout is not known.
pub(super) const HEAD: Head = Head {
    avatar: Avatar::None,
    subject: Subject::Above,
    date: Date::Sender,
    recipients: Recipients::Beside,
    cut: false,
    opener: Opener::Hidden,
    evidence: Evidence::new(Grade::D, "", "2026"),
};

/// The layout for programs whose layout is not known: sender, date and subject, without anything that resembles a program.
pub const NEUTRAL: Layout = Layout { row: ROW, head: HEAD };
