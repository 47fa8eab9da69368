//! Where somebody writes from an alias: what each mail program needs so that it offers one more address with the same server and
//! the same login, what it then puts on the wire, and which address it takes for an answer.
//!
//! Words quoted from a program stand here as the program writes them, in each language in which we know them; they are
//! evidence, not text of ours.

mod programs;

pub use programs::PROGRAMS;

use crate::{Language, clients::Platform};

/// A mail program, and how one writes from another address with it.
#[derive(Debug)]
pub struct Program {
    /// The program's usual name in kebab case.
    pub id: &'static str,
    /// Its name as people know it.
    pub name: &'static str,
    /// Where it runs.
    pub platform: Platform,
    /// Whether it can, and how.
    pub way: AliasSupport,
    /// What else to know.
    pub notes: &'static [Note],
    /// How we know.
    pub seen: RowEvidence,
}

impl Program {
    /// The program with this id.
    pub fn find(id: &str) -> Option<&'static Self> {
        PROGRAMS.iter().copied().find(|program| program.id == id)
    }
}

/// Whether a program can write from another address without another account.
#[derive(Clone, Copy, Debug)]
pub enum AliasSupport {
    /// It can.
    Can {
        /// What one does, in order.
        steps: &'static [Step],
        /// What it puts on the wire.
        sends: OutgoingIdentity,
        /// Which address an answer is from.
        answers: ReplyAddress,
    },
    /// It cannot.
    Cannot,
    /// Nobody knows: no program that we ran, no source, no page of its vendor says so.
    Unknown,
}

/// One thing to do.
#[derive(Clone, Copy, Debug)]
pub enum Step {
    /// Open this in the program's settings.
    Open(Menu),
    /// Press the entry there until a menu appears, then choose this.
    Hold(Menu),
    /// Choose this in the message that one writes.
    InMessage(Menu),
    /// Enter the address, and the name that recipients see; save.
    Enter,
    /// Enter the address alone.
    Type,
    /// Leave the choice of the server for outgoing mail as it is.
    KeepServer,
    /// Choose the address in the message that one writes.
    Choose,
    /// Put this into the program's configuration; `{address}` stands for the address.
    Configure(&'static str),
    /// Start the program so; `{address}` stands for the address.
    Run(&'static str),
    /// Add the address by hand where the account's settings are: the words of the menu are not known.
    ByHand,
}

/// What stands in a [`Menu`] for the user's own account, which has another name with everybody.
pub const ACCOUNT: &str = "@";

/// Entries of menus and pages, one below the other, in the program's words.
#[derive(Clone, Copy, Debug)]
pub struct Menu {
    /// English.
    pub en: &'static [&'static str],
    /// Italian; empty if not known.
    pub it: &'static [&'static str],
    /// Polish; empty if not known.
    pub pl: &'static [&'static str],
}

impl Menu {
    /// The program's words in a language, and in which language they are: English where the others are not known.
    pub fn words(&self, language: Language) -> (&'static [&'static str], Language) {
        let own = match language {
            Language::IT => self.it,
            Language::PL => self.pl,
            _ => &[],
        };
        if own.is_empty() {
            (self.en, Language::EN)
        } else {
            (own, language)
        }
    }
}

/// The addresses that a program puts into a message sent from another address.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum OutgoingIdentity {
    /// From and MAIL FROM are the alias; there is no Sender.
    Quiet,
    /// From is the alias; Sender and MAIL FROM are the account's address.
    AccountAsSender,
    /// From is the alias; MAIL FROM is the account's address.
    AccountInEnvelope,
    /// From is the alias; the rest was not traced.
    Untraced,
}

/// Which of its addresses a program replies from, for a message that came to the alias.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum ReplyAddress {
    /// The one that To or Cc names, if it is one of the program's; otherwise the account's.
    Addressed,
    /// The same, and one that only the fields of the delivery name, such as Delivered-To: so it is for lists and Bcc, too.
    Delivered,
    /// The account's, always.
    Account,
    /// The account's, unless this is in its configuration.
    Configured(&'static str),
    /// Nobody knows.
    Unknown,
}

/// What one has to know besides.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Note {
    /// Only aliases of accounts at Microsoft are offered.
    MicrosoftOnly,
    /// An IMAP account can, an Exchange account cannot.
    NoExchange,
    /// The copy in *Sent* shows the account's address.
    SentShowsAccount,
    /// An alias that is deleted while its mail waits: the mail leaves from the account's address.
    DeletedWhileWaiting,
    /// The identity for an answer is chosen when mail arrives, once.
    DecidedOnReceipt,
    /// A field with this label recognises addresses but sends from none.
    RecognisesOnly(&'static str),
    /// An option makes it answer with the default identity, always.
    DefaultIdentityOption,
    /// In mailcow's edition the address may also be typed where one writes.
    MailcowTypes,
}

/// The evidence for a row.
#[derive(Clone, Copy, Debug)]
pub struct RowEvidence {
    /// How sure it is.
    pub how: How,
    /// Version that was run or read, or the years of the reports.
    pub version: &'static str,
    /// The day on which it was run, read or looked for: `2026-11-28`.
    pub day: &'static str,
}

/// How sure a row is.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum How {
    /// The program was run, and what arrived was looked at.
    Run,
    /// Its source code or its files of words were read.
    Read,
    /// Others say so.
    Told,
    /// Looked for, and nothing reliable was found.
    NotFound,
}

#[cfg(test)]
mod tests;
