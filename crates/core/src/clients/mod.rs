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
mod render;
mod several_from;
mod shorten;
pub mod style;

pub use card::{Card, Row, Why};
pub use catalogue::{BESIDE, COMMON, FIRST, TERMINAL, catalogue};
pub use evidence::{Evidence, Grade};
pub use layout::{Avatar, Date, Head, Layout, Lines, ListRow, NEUTRAL, Opener, Recipients, Subject, Weight};
pub use picture::Picture;
pub use pictures::{Arriving, COPY, Side, pair, pictures, program_name, side};
pub use render::{neutral, render};
pub use several_from::render_every_from;
pub use shorten::shorten;

use crate::{
    Language,
    headers::{Field, Headers},
    message::Mailbox,
};

/// How a field is written out.
pub type Style = fn(&Field) -> String;

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
    pub list: List,
    /// The lines of the opened message, in their order.
    pub open: &'static [Line],
    /// The lines that appear once the reader asks for details or all headers, as far as they were not there before.
    pub details: &'static [Line],
    /// What it makes of authentication and of replies that go elsewhere.
    pub signs: &'static [Sign],
    /// How we know.
    pub evidence: Evidence,
}

impl Client {
    /// The client with this id.
    pub fn find(id: &str) -> Option<&'static Self> {
        catalogue().find(|client| client.id == id)
    }
}

/// Where a client runs.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
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

impl Platform {
    /// All four.
    pub const ALL: [Self; 4] = [Self::Desktop, Self::Web, Self::Mobile, Self::Terminal];

    /// In lower case, for message ids and attributes.
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Desktop => "desktop",
            Self::Web => "web",
            Self::Mobile => "mobile",
            Self::Terminal => "terminal",
        }
    }
}

/// What the sender's column of a message list is made of.
#[derive(Clone, Copy, Debug)]
pub enum List {
    /// Of From; empty if there is none.
    From(Style),
    /// Of From; these words where there is none.
    FromOr(Style, &'static Words),
    /// Of From, and these words if there is more than one author.
    FromAndMore(Style, &'static Words),
    /// Of all of them: some look further.
    Of(fn(&Headers) -> String),
}

/// A line of an opened message.
#[derive(Clone, Copy, Debug)]
pub enum Line {
    /// From.
    From(Label, Style),
    /// Lines for each author.
    EachAuthor(&'static [fn(&Mailbox) -> String]),
    /// The first author, and in these words how many more: `{count} more...`.
    FromAndMore(Label, Style, &'static Words),
    /// The client's own words where there is no From.
    NoFrom(Label, &'static Words),
    /// Whatever the client makes of all of them; no line if it makes nothing.
    Of(Label, fn(&Headers) -> Option<String>),
    /// From, and if there is another Sender these words instead: `{sender}` and `{from}` stand for the two, the first written
    /// in the first way, the second in the second.
    OnBehalf(Label, &'static Words, Style, Style),
    /// Those words in a line of their own, if there is another Sender.
    Sentence(&'static Words, Style),
    /// Sender, where it is there and says something new.
    Sender(Label, Style, Compare),
    /// Who submitted the message: what Gmail kept of a From that it rewrote, or else Sender, where it says something new.
    Submitter(Label, Style),
    /// Reply-To, where it is there and says something new.
    ReplyTo(Label, Style, Compare),
}

/// What stands before a line.
#[derive(Clone, Copy, Debug)]
pub enum Label {
    /// Nothing.
    None,
    /// The client's own word.
    Own(&'static Words),
    /// The field's name as it is written in the message, and a colon.
    AsWritten,
    /// The client's own word for a field that is written as usual, otherwise as it is written.
    Known(&'static Words),
}

/// When a client leaves a line out because it says nothing new.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Compare {
    /// Never: what is equal to From is shown, too.
    Never,
    /// If the whole field is equal, letter by letter.
    Value,
    /// If its address is among those of From, whatever the case.
    Address,
    /// If its address is among those of From, letter by letter.
    ExactAddress,
}

/// What a client adds of its own to a message.
#[derive(Clone, Copy, Debug)]
pub enum Sign {
    /// `via domain` behind From where another domain than From's vouches for the message.
    Via(&'static Words),
    /// The same, once the reader asks for details, and only behind a name.
    ViaInDetails(&'static Words),
    /// A question mark in place of the sender's picture where no domain vouches for the message.
    Question,
    /// Its own words where DMARC fails.
    DmarcFailed(&'static Words),
    /// Its own words where replies go to another address than From's: `{from}` and `{reply-to}` stand for the two.
    RepliesElsewhere(&'static Words, Elsewhere),
}

/// How far away Reply-To has to be.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Elsewhere {
    /// Any other address.
    Address,
    /// An address of a domain that is not related to From's.
    Domain,
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
    pub fn get(&self, language: Language) -> &'static str {
        match language {
            Language::IT => self.it,
            Language::PL => self.pl,
            _ => self.en,
        }
    }
}

/// What a recipient reads, in one word.
#[derive(Clone, Copy, Debug, Default, Eq, Hash, PartialEq)]
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
    #[default]
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

#[cfg(test)]
mod picture_tests;
#[cfg(test)]
mod tests;
