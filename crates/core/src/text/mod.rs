//! The evaluator of our messages (a subset of Fluent): app, mails and refusals use this one.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// CLDR plural category; which one a number has is handed in.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Category {
    /// `zero`
    Zero,
    /// `one`
    One,
    /// `two`
    Two,
    /// `few`
    Few,
    /// `many`
    Many,
    /// `other`
    Other,
}

/// A value for a message.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// A text: an address, a name, a host.
    Text(String),
    /// A number, with the text to show for it (already formatted for the language).
    Number(f64, String),
}

/// A piece of a formatted message. The app draws values in `<bdi>`.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Part {
    /// The translator's words.
    Text(String),
    /// A value that was put in.
    Value(String),
}

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

impl Table {
    /// Formats a message. An unknown id gives the id itself, an unknown variable its name in braces;
    /// references are followed eight deep.
    pub fn format(
        &self,
        id: &str,
        _arguments: &[(&str, Value)],
        _category: &dyn Fn(f64) -> Category,
    ) -> Vec<Part> {
        vec![Part::Text(id.to_owned())]
    }

    /// The same as one string, values without isolation: for mails and attributes.
    pub fn format_text(
        &self,
        id: &str,
        arguments: &[(&str, Value)],
        category: &dyn Fn(f64) -> Category,
    ) -> String {
        let mut text = String::new();
        for part in self.format(id, arguments, category) {
            match part {
                Part::Text(part) | Part::Value(part) => text.push_str(&part),
            }
        }
        text
    }
}
