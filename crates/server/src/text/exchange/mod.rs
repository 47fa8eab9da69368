//! Exchange of a language's messages with programs that do not know Fluent: as rows, which spreadsheets and translators' tools show, and
//! back into the files.

mod cell;
mod csv_table;
mod file;
mod rows;
#[cfg(test)]
mod tests;

use thiserror::Error;

pub use csv_table::{from_csv, to_csv};
pub use file::FluentFile;
pub use rows::{import, rows};

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

/// Why rows cannot become files.
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
}
