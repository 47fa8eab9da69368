//! Where somebody writes from an alias: what each mail program needs so that it offers one more address with the same server and
//! the same login, what it then puts on the wire, and which address it takes for an answer.
//!
//! Words quoted from a program stand here as the program writes them, in each language in which we know them; they are
//! evidence, not text of ours.

mod programs;

pub use programs::PROGRAMS;

use crate::{Language, clients::Platform};

/// A mail program, and how to write from another address with it.
#[derive(Debug)]
pub struct Program {
    /// The program's usual name in kebab case.
    pub id: &'static str,
    /// Name of the program for people.
    pub name: &'static str,
    /// Platform of the program.
    pub platform: Platform,
    /// Support for writing from another address.
    pub way: AliasSupport,
    /// Further facts to know.
    pub notes: &'static [Note],
    /// Evidence for the entry.
    pub seen: RowEvidence,
}

impl Program {
    /// Finds the program with this id.
    pub fn find(id: &str) -> Option<&'static Self> {
        PROGRAMS.iter().copied().find(|program| program.id == id)
    }
}

/// Support of a program for writing from another address without another account.
#[derive(Clone, Copy, Debug)]
pub enum AliasSupport {
    /// The program supports it.
    Can {
        /// The steps to set it up, in order.
        steps: &'static [Step],
        /// The addresses that it puts into messages.
        sends: OutgoingIdentity,
        /// The address that it replies from.
        answers: ReplyAddress,
    },
    /// The program does not support it.
    Cannot,
    /// Support is not known from any program that we ran, any source, or the vendor's pages.
    Unknown,
}

/// A step of the instructions.
#[derive(Clone, Copy, Debug)]
pub enum Step {
    /// Open this menu of the program's settings.
    Open(Menu),
    /// Press the entry until a menu appears, then choose this.
    Hold(Menu),
    /// Choose this menu while writing a message.
    InMessage(Menu),
    /// Enter the address and the name that recipients see, and save.
    Enter,
    /// Enter the address alone.
    Type,
    /// Leave the choice of the server for outgoing mail as it is.
    KeepServer,
    /// Choose the address while writing a message.
    Choose,
    /// Put this line into the program's configuration; `{address}` stands for the address.
    Configure(&'static str),
    /// Start the program with this command; `{address}` stands for the address.
    Run(&'static str),
    /// Add the address in the account's settings; the words of the menu are not known.
    ByHand,
}

/// Placeholder in a [`Menu`] for the user's own account, whose name differs for each user.
pub const ACCOUNT: &str = "@";

/// Entries of menus and pages, one below the other, in the program's words.
#[derive(Clone, Copy, Debug)]
pub struct Menu {
    /// The words in English.
    pub en: &'static [&'static str],
    /// The words in Italian; empty if not known.
    pub it: &'static [&'static str],
    /// The words in Polish; empty if not known.
    pub pl: &'static [&'static str],
}

impl Menu {
    /// The program's words in a language, and the language that they are in: English where the others are not known.
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

/// The address that a program replies from to a message sent to the alias.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum ReplyAddress {
    /// The address named in To or Cc, if it is one of the program's; otherwise the account's.
    Addressed,
    /// As `Addressed`, or an address named only in delivery fields such as Delivered-To, so that lists and Bcc work, too.
    Delivered,
    /// Always the account's address.
    Account,
    /// The account's address, unless this is in its configuration.
    Configured(&'static str),
    /// The address is not known.
    Unknown,
}

/// A further fact about a program.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Note {
    /// Only aliases of accounts at Microsoft are offered.
    MicrosoftOnly,
    /// Supported with an IMAP account, not with an Exchange account.
    NoExchange,
    /// The copy in *Sent* shows the account's address.
    SentShowsAccount,
    /// If an alias is deleted while its mail waits, the mail leaves from the account's address.
    DeletedWhileWaiting,
    /// The identity for a reply is chosen once, when the message arrives.
    DecidedOnReceipt,
    /// A field with this label recognises addresses but sends from none.
    RecognisesOnly(&'static str),
    /// An option makes it always reply with the default identity.
    DefaultIdentityOption,
    /// The address may also be typed while writing a message, in mailcow's edition.
    MailcowTypes,
}

/// The evidence for a row.
#[derive(Clone, Copy, Debug)]
pub struct RowEvidence {
    /// Certainty of the evidence.
    pub how: How,
    /// Version that was run or read, or the years of the reports.
    pub version: &'static str,
    /// Date of the run, reading or search: `2026-11-28`.
    pub day: &'static str,
}

/// Certainty of a row's evidence.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum How {
    /// The program was run, and the message that arrived was inspected.
    Run,
    /// The program's source code or translation files were read.
    Read,
    /// Users or vendors' support threads report it.
    Told,
    /// No reliable source was found.
    NotFound,
}

#[cfg(test)]
mod tests;
