//! What each mail client shows of a message's sender: a catalogue with evidence, and one pure function.
//!
//! The rules are researched or watched: each entry names its source, and the grade says how sure it is. Words quoted from a
//! client stand here as the client writes them; they are evidence, not text of ours.

mod card;
mod catalogue;
mod evidence;
mod layout;
mod layouts;
mod picture;
mod pictures;
mod punycode;
mod received;
mod render;
mod shorten;
pub mod style;

pub use card::{Card, Row, Why, WhyValues};
pub use catalogue::{BESIDE, COMMON, FIRST, TERMINAL, catalogue};
pub use evidence::{Evidence, Grade};
pub use layout::{Avatar, Date, Head, Layout, Lines, ListRow, NEUTRAL, Opener, Recipients, Subject, Weight};
pub use picture::Picture;
pub use pictures::{
    Arriving, CHANGED, COPY, PAINTED, Side, outline, pair, pictures, program_name, received, side,
};
pub use received::render_received;
pub use render::{neutral, render};
pub use shorten::shorten;

use crate::{
    Language,
    headers::{Field, Headers},
    message::Mailbox,
};

/// A function that renders a header field as text.
pub type Style = fn(&Field) -> String;

/// A mail client and its display rule.
#[derive(Debug)]
pub struct Client {
    /// The program's usual name in kebab case.
    pub id: &'static str,
    /// Name of the client for people.
    pub name: &'static str,
    /// Platform of the client.
    pub platform: Platform,
    /// Content of the sender's column in the message list.
    pub list: List,
    /// The lines of the opened message, in their order.
    pub open: &'static [Line],
    /// The lines that appear when the reader opens details or all headers, except those already shown.
    pub details: &'static [Line],
    /// Additions for authentication results and for replies to other addresses.
    pub signs: &'static [Sign],
    /// Evidence for the rule.
    pub evidence: Evidence,
}

impl Client {
    /// Finds the client with this id.
    pub fn find(id: &str) -> Option<&'static Self> {
        catalogue().find(|client| client.id == id)
    }
}

/// Platform of a client.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum Platform {
    /// A desktop program with windows.
    Desktop,
    /// A page in a browser.
    Web,
    /// A telephone or a tablet.
    Mobile,
    /// A program in a terminal.
    Terminal,
}

impl Platform {
    /// All platforms of clients.
    pub const ALL: [Self; 4] = [Self::Desktop, Self::Web, Self::Mobile, Self::Terminal];

    /// The platform in lower case, for message ids and attributes.
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Desktop => "desktop",
            Self::Web => "web",
            Self::Mobile => "mobile",
            Self::Terminal => "terminal",
        }
    }
}

/// Content of the sender's column in a message list.
#[derive(Clone, Copy, Debug)]
pub enum List {
    /// Text from From; empty without one.
    From(Style),
    /// Text from From; these words without one, or if it names nobody.
    FromOr(Style, &'static Words),
    /// Text from From, followed by these words if there are several authors.
    FromAndMore(Style, &'static Words),
    /// Text from all header fields, for programs that use more than From.
    Of(fn(&Headers) -> String),
}

/// A line of an opened message.
#[derive(Clone, Copy, Debug)]
pub enum Line {
    /// The From field in this style.
    From(Label, Style),
    /// Several lines for each author.
    EachAuthor(&'static [fn(&Mailbox) -> String]),
    /// The first author, followed by the number of others in these words: `{count} more...`.
    FromAndMore(Label, Style, &'static Words),
    /// The client's own words if there is no From.
    NoFrom(Label, &'static Words),
    /// A line computed from all header fields; omitted if the function returns `None`.
    Of(Label, fn(&Headers) -> Option<String>),
    /// From, or these words if there is a different Sender: `{sender}` and `{from}` stand for the two, rendered by the first and the second
    /// style.
    OnBehalf(Label, &'static Words, Style, Style),
    /// A line of its own with these words, if there is a different Sender.
    Sentence(&'static Words, Style),
    /// Sender, if present and, by this comparison, different.
    Sender(Label, Style, Compare),
    /// The submitter: the author that Gmail kept after rewriting From, or else a different Sender.
    Submitter(Label, Style),
    /// Reply-To, if present and, by this comparison, different.
    ReplyTo(Label, Style, Compare),
}

/// Label in front of a line.
#[derive(Clone, Copy, Debug)]
pub enum Label {
    /// The line has no label.
    None,
    /// The client's own label.
    Own(&'static Words),
    /// The field's name as written in the message, and a colon.
    AsWritten,
    /// The client's own label if the field's name is written in the usual case, otherwise the name as written.
    Known(&'static Words),
}

/// Comparison with From by which a client omits a line that repeats it.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Compare {
    /// Shown even if equal to From.
    Never,
    /// Omitted if the whole field is equal, byte for byte.
    Value,
    /// Omitted if its address is among those of From, ignoring case.
    Address,
    /// Omitted if its address is among those of From, byte for byte.
    ExactAddress,
}

/// Additions of a client to a message.
#[derive(Clone, Copy, Debug)]
pub enum Sign {
    /// `via domain` behind From if a domain other than From's authenticates the message.
    Via(&'static Words),
    /// `via domain` when the reader opens details, and only behind a name.
    ViaInDetails(&'static Words),
    /// A question mark in place of the sender's picture if no domain authenticates the message.
    Question,
    /// The client's words if DMARC fails.
    DmarcFailed(&'static Words),
    /// The client's words if replies go to an address other than From's: `{from}` and `{reply-to}` stand for the two.
    RepliesElsewhere(&'static Words, Elsewhere),
}

/// Difference between Reply-To and From that a client mentions.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Elsewhere {
    /// Any address other than From's.
    Address,
    /// An address of a domain that is not related to From's.
    Domain,
}

/// A client's own words in three languages; for other languages English is used.
#[derive(Clone, Copy, Debug)]
pub struct Words {
    /// The words in English.
    pub en: &'static str,
    /// The words in Italian.
    pub it: &'static str,
    /// The words in Polish.
    pub pl: &'static str,
}

impl Words {
    /// The words in the language of the recipient's client.
    pub fn get(&self, language: Language) -> &'static str {
        match language {
            Language::IT => self.it,
            Language::PL => self.pl,
            _ => self.en,
        }
    }
}

/// The effect on what a recipient reads, in one word.
#[derive(Clone, Copy, Debug, Default, Eq, Hash, PartialEq)]
pub enum Effect {
    /// "… on behalf of …" in the From line.
    OnBehalf,
    /// A row of its own names the primary address.
    SenderRow,
    /// "via" names the organisation's domain.
    Via,
    /// The primary address appears when the reader opens details.
    InDetails,
    /// Only the alias appears.
    #[default]
    Direct,
    /// The effect is not known.
    Unknown,
}

impl Effect {
    /// All effects, from the most to the least visible, the unknown last.
    pub const ALL: [Self; 6] = [
        Self::OnBehalf,
        Self::SenderRow,
        Self::Via,
        Self::InDetails,
        Self::Direct,
        Self::Unknown,
    ];

    /// The effect in kebab case, for message ids and attributes.
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

#[cfg(test)]
mod picture_tests;
#[cfg(test)]
mod tests;
