//! What each mail client shows of a message's sender: a catalogue with evidence, and one pure function.
//!
//! The rules are researched: each entry names its source, and the grade says how sure it is. Words quoted from a
//! client stand here as the client writes them; they are evidence, not text of ours.

mod catalogue;
mod render;

pub use catalogue::CATALOGUE;
pub use render::{Card, Row, render};

use crate::Language;

/// A mail client, and its rule.
#[derive(Debug)]
pub struct Client {
    /// The program's usual name in kebab case.
    pub id: &'static str,
    /// Its name as people know it.
    pub name: &'static str,
    /// Where it runs.
    pub platform: Platform,
    /// What the message list shows.
    pub list: Names,
    /// What the opened message shows of From.
    pub open: Opened,
    /// What it makes of Sender.
    pub sender: Rule,
    /// How we know.
    pub evidence: Evidence,
}

/// Where a client runs.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Platform {
    /// A program with windows.
    Desktop,
    /// A page in a browser.
    Web,
    /// A telephone or tablet.
    Mobile,
    /// A terminal.
    Terminal,
}

/// How a mailbox is written.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Names {
    /// The name; the address only if there is none.
    Name,
    /// `name <address>`
    Both,
    /// The address alone.
    Address,
    /// `<address>` with brackets and a leading blank if there is no name: Open-Xchange.
    Bracketed,
}

/// The lines of the opened message that show From.
#[derive(Clone, Copy, Debug)]
pub enum Opened {
    /// One row with the client's label.
    Row(Words, Names),
    /// One line without a label.
    Line(Names),
    /// Name on one line, address on the next.
    TwoLines,
}

/// What a client makes of the Sender header, or of the domain that authenticates.
#[derive(Clone, Copy, Debug)]
pub enum Rule {
    /// `Sender on behalf of From` in the From line itself, Sender first.
    Inline(Words, Names),
    /// An own row under From.
    Row(Words, Names, Compare),
    /// A row only after the reader asks for details or all headers.
    Details(Words, Names, Compare),
    /// Sender is ignored; "via domain" where another domain than From's authenticates.
    Via(Words),
    /// Sender is shown nowhere but in the source.
    Nothing,
}

/// When a client leaves the Sender row out because it says nothing new.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Compare {
    /// Never: an equal Sender is shown, too.
    Never,
    /// If the whole value is equal, name included.
    Value,
    /// If the address is equal.
    Address,
}

/// The client's own words in three languages; in others it is taken for English.
#[derive(Clone, Copy, Debug)]
pub struct Words {
    /// English.
    pub en: &'static str,
    /// Italian.
    pub it: &'static str,
    /// Polish.
    pub pl: &'static str,
}

impl Words {
    /// In the language of the recipient's client.
    pub fn get(self, language: Language) -> &'static str {
        match language {
            Language::IT => self.it,
            Language::PL => self.pl,
            _ => self.en,
        }
    }
}

/// How a rule is known.
#[derive(Clone, Copy, Debug)]
pub struct Evidence {
    /// How sure it is.
    pub grade: Grade,
    /// Source file, vendor page or report.
    pub source: &'static str,
    /// Version that was read or run.
    pub version: &'static str,
}

/// How sure a rule is.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Grade {
    /// The program was run.
    ARun,
    /// Its source code was read.
    A,
    /// The vendor documents it.
    B,
    /// Users report it.
    C,
    /// Not known; what the card shows is assumed.
    D,
}

impl Grade {
    /// As it is written: `A-run`, `A` … `D`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::ARun => "A-run",
            Self::A => "A",
            Self::B => "B",
            Self::C => "C",
            Self::D => "D",
        }
    }
}

/// What a recipient reads, in one word.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum Effect {
    /// "… on behalf of …" in the From line.
    OnBehalf,
    /// An own row names the primary address.
    SenderRow,
    /// "via" names the organisation's domain.
    Via,
    /// The primary address is there once details are opened.
    InDetails,
    /// Only the alias.
    Direct,
    /// Not known.
    Unknown,
}

impl Effect {
    /// All, from the loudest to the quietest, the unknown last.
    pub const ALL: [Self; 6] = [
        Self::OnBehalf,
        Self::SenderRow,
        Self::Via,
        Self::InDetails,
        Self::Direct,
        Self::Unknown,
    ];

    /// In kebab case, for message ids and attributes.
    pub const fn slug(self) -> &'static str {
        match self {
            Self::OnBehalf => "on-behalf",
            Self::SenderRow => "sender-row",
            Self::Via => "via",
            Self::InDetails => "in-details",
            Self::Direct => "direct",
            Self::Unknown => "unknown",
        }
    }
}
