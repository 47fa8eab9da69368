//! Messages as they travel to the browser.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// The messages of one language, as the server sends them.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Table {
    /// `en`, `it` or `pl`.
    pub language: String,
    /// Patterns by message id.
    pub messages: BTreeMap<String, Vec<Piece>>,
}

/// A piece of a pattern, compact in JSON.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Piece {
    /// Words.
    Text(String),
    /// `{ $name }`
    Variable {
        /// Its name.
        v: String,
    },
    /// `{ message-id }` or `{ -term }`
    Reference {
        /// The id, terms with their hyphen.
        m: String,
    },
    /// `{ $n -> [one] … *[other] … }`
    Select {
        /// The variable.
        s: String,
        /// Pattern by key: a category, a number or a word.
        k: BTreeMap<String, Vec<Piece>>,
        /// The key of the default pattern.
        d: String,
    },
}
