//! Exchange of a language's messages with programs that do not know Fluent: as rows, which spreadsheets and translators' tools show, and
//! back into the files.

mod cell;
mod choice;
mod csv_table;
mod edit;
mod file;
mod message;
mod message_span;
mod po;
mod rows;
#[cfg(test)]
mod tests;
mod xliff;

use fromline_core::Language;
use thiserror::Error;

pub use csv_table::{from_csv, to_csv};
pub use file::FluentFile;
pub use po::{from_po, summarize_po, to_po};
pub use rows::{import, rows};
pub use xliff::{from_xliff, summarize_xliff, to_xliff};

/// A message, or one form of a message, beside its translation.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct ExchangeRow {
    /// The id, with the form in brackets if there are several: `policy-off-users[few]`, the default as `[*other]`.
    pub id: String,
    /// The English text; values as in Fluent: `{ $host }`.
    pub english: String,
    /// The translation; empty if there is none.
    pub translation: String,
    /// The comment above the English message.
    pub comment: String,
    /// How many characters the translation may have so that layouts were tested with it, values not counted: a third more than English.
    pub longest: usize,
}

/// What a file of translations changes.
#[derive(Debug, Default)]
pub struct ImportOutcome {
    /// The files that change.
    pub files: Vec<FluentFile>,
    /// Ids of translations that a tool has marked as a guess (fuzzy). They change nothing.
    pub guessed: Vec<String>,
    /// Ids of translations of an English text that is another one now, or no longer there. They change nothing.
    pub outdated: Vec<String>,
}

/// Returns an error if a file says that it is in another language.
fn is_for(language: Language, tag: &str) -> Result<(), ExchangeError> {
    if tag.is_empty() || tag.eq_ignore_ascii_case(language.code()) {
        return Ok(());
    }
    Err(ExchangeError::Language {
        file: tag.to_owned(),
        asked: language.code().to_owned(),
    })
}

/// Why translations cannot become files.
#[derive(Debug, Error)]
pub enum ExchangeError {
    /// The table is not as expected, in the words of the parser.
    #[error("not a table with the columns id, English, translation: {0}")]
    Table(String),
    /// A file is not Fluent.
    #[error("{file} cannot be read as Fluent; fromline locales check says why")]
    Broken {
        /// Its name.
        file: String,
    },
    /// English has no such message.
    #[error("{id}: English has no such message")]
    Unknown {
        /// The row's id.
        id: String,
    },
    /// A translation is not what Fluent takes.
    #[error("{id}: the translation is not Fluent: every {{ needs its }}")]
    Text {
        /// The row's id.
        id: String,
    },
    /// A message has some of its forms, or the same one twice, or no default.
    #[error("{id}: there has to be a translation for each form, one of them marked with *")]
    Forms {
        /// The message's id.
        id: String,
    },
    /// There are two translations for one message.
    #[error("{id}: it is there twice")]
    Twice {
        /// The message's id.
        id: String,
    },
    /// The file is in another language.
    #[error("the file is in the language {file}, not {asked}")]
    Language {
        /// The language that the file says.
        file: String,
        /// The language whose texts it was to change.
        asked: String,
    },
    /// A PO file cannot be read.
    #[error("line {line}: this is not a PO file")]
    Po {
        /// The line, counted from 1.
        line: usize,
    },
    /// No expression of gettext's is known for the language's plural forms.
    #[error("{language}: PO has no plural forms for this language; use --format xliff or csv")]
    NoPluralForms {
        /// The language's tag.
        language: String,
    },
    /// The field Plural-Forms of a PO file does not fit the language.
    #[error("{id}: the plural forms of this file (Plural-Forms in its header) are not those of the language")]
    OtherPluralForms {
        /// The first message that needs them.
        id: String,
    },
    /// An XLIFF file cannot be read.
    #[error("line {line}: this is not a file of XLIFF 2")]
    Xliff {
        /// The line, counted from 1.
        line: usize,
    },
}
