//! How a program lays out the sender: the row in its message list, and the head of the opened message.
//!
//! A layout is known in another way than the rule of what stands in it, so each half has a grade and a source of its own. What
//! nobody could look at is [`NEUTRAL`]: it says nothing about the program.

use super::{Client, Evidence, Grade, layouts::LAYOUTS};

/// How a program lays out the sender.
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
    /// What stands left of the lines.
    pub avatar: Avatar,
    /// Which lines there are.
    pub lines: Lines,
    /// How the sender is written.
    pub weight: Weight,
    /// How the row is known.
    pub evidence: Evidence,
}

/// The head of the opened message.
#[derive(Clone, Copy, Debug)]
pub struct Head {
    /// What stands left of the sender.
    pub avatar: Avatar,
    /// Where the subject stands.
    pub subject: Subject,
    /// Where the date stands.
    pub date: Date,
    /// Where those who receive stand.
    pub recipients: Recipients,
    /// Whether the sender has one line and is cut where that ends.
    pub cut: bool,
    /// How the reader gets at what is not shown at first.
    pub opener: Opener,
    /// How the head is known.
    pub evidence: Evidence,
}

/// The sender's picture. Fromline draws a letter: makers' marks and people's photographs are not ours to draw.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Avatar {
    /// None.
    None,
    /// A round one.
    Round,
    /// A tile.
    Tile,
    /// A round one that is the same for everybody: it has no letter.
    Blank,
    /// A dot at the first line.
    Dot,
    /// A dot at the last line.
    DotBelow,
}

/// The lines of a row in the message list.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Lines {
    /// Sender, subject and date in one line.
    One,
    /// Sender and date, below them the subject.
    Two,
    /// The same, and below it the beginning of the text.
    Three,
    /// The subject and the date, below them the sender and the beginning of the text.
    SubjectFirst,
}

/// How the sender is written in the message list.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Weight {
    /// Bold, if only while the message is not read.
    Bold,
    /// As other text.
    Plain,
    /// Small and grey.
    Small,
}

/// Where the subject of an opened message stands.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Subject {
    /// Above the sender.
    Above,
    /// Below the sender and whoever receives.
    Below,
}

/// Where the date of an opened message stands.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Date {
    /// At the end of the sender's line.
    Sender,
    /// Right behind the sender, in one sentence.
    Sentence,
    /// At the end of the line of those who receive.
    Recipients,
    /// Below the subject.
    Subject,
}

/// Where those who receive stand in an opened message.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Recipients {
    /// Below the sender, beside the picture.
    Beside,
    /// Below the picture, and with them all lines that have a label.
    Below,
    /// Nowhere at first.
    Hidden,
}

/// How the reader gets at what is not shown at first.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Opener {
    /// A small triangle beside those who receive, or beside the sender.
    Triangle,
    /// Links.
    Links,
    /// A menu, or nothing that is seen.
    Hidden,
}

impl Layout {
    /// The layout of a program; [`NEUTRAL`] if nothing is known of it.
    pub fn of(client: &Client) -> &'static Self {
        LAYOUTS
            .iter()
            .find(|(id, _)| *id == client.id)
            .map_or(&NEUTRAL, |(_, layout)| layout)
    }
}

/// A row of which nothing is known.
pub(super) const ROW: ListRow = ListRow {
    avatar: Avatar::None,
    lines: Lines::Two,
    weight: Weight::Plain,
    evidence: Evidence::new(Grade::D, "nothing found", "2026"),
};

/// A head of which nothing is known.
pub(super) const HEAD: Head = Head {
    avatar: Avatar::None,
    subject: Subject::Above,
    date: Date::Sender,
    recipients: Recipients::Beside,
    cut: false,
    opener: Opener::Hidden,
    evidence: Evidence::new(Grade::D, "nothing found", "2026"),
};

/// What is drawn where nothing is known: sender, date and subject, without anything that would look like a program.
pub const NEUTRAL: Layout = Layout { row: ROW, head: HEAD };
