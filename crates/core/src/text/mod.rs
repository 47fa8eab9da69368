//! The evaluator of our messages (a subset of Fluent): app, mails and refusals use this one.
//!
//! The server parses the `.ftl` files into a [`MessageTable`]; fluent-bundle would cost the app about 64 kB. A test in
//! the server holds the two equal on every message.

mod extent;
mod format;
mod table;

use crate::{Language, Reason};

pub use extent::Extent;
pub use fromline_messages::{
    Argument, DECLARED, Declaration, Family, FamilyId, FilledMessage, Has, MessageId, Number, Text, Value,
    Values, Variable, argument, id, message, say, signature, values,
};
pub use table::{MessageTable, Piece};

/// A CLDR plural category; the caller determines a number's.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Category {
    /// The category `zero` of CLDR.
    Zero,
    /// The category `one` of CLDR.
    One,
    /// The category `two` of CLDR.
    Two,
    /// The category `few` of CLDR.
    Few,
    /// The category `many` of CLDR.
    Many,
    /// The category `other` of CLDR.
    Other,
}

impl Category {
    /// The key in a select expression.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Zero => "zero",
            Self::One => "one",
            Self::Two => "two",
            Self::Few => "few",
            Self::Many => "many",
            Self::Other => "other",
        }
    }

    /// Parses an answer of `Intl.PluralRules`; unknown ones are `other`.
    pub fn parse(key: &str) -> Self {
        [Self::Zero, Self::One, Self::Two, Self::Few, Self::Many]
            .into_iter()
            .find(|category| category.key() == key)
            .unwrap_or(Self::Other)
    }
}

/// The messages of one language, wherever they are stored, as the drawing functions read them.
pub trait Messages {
    /// The language of the messages.
    fn language(&self) -> Language;

    /// Formats a message as pieces; returns its id if the files have no such message.
    fn parts(&self, message: FilledMessage<'_>) -> Vec<TextPart>;

    /// Formats a message without variables as one string, for attributes and titles.
    fn text(&self, id: MessageId) -> String {
        self.say(id.plain())
    }

    /// Turns a reason into words: what happened and what to do.
    fn reason(&self, reason: Reason) -> String {
        self.say((&reason.message()).into())
    }

    /// Formats a message as one string, for attributes and titles.
    fn say(&self, message: FilledMessage<'_>) -> String {
        let mut text = String::new();
        for part in self.parts(message) {
            match part {
                TextPart::Text(part) | TextPart::Value(part) => text.push_str(&part),
            }
        }
        text
    }
}

/// A piece of a formatted message. The app isolates values in `<bdi>`.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum TextPart {
    /// Words of the translator.
    Text(String),
    /// A value inserted into the message.
    Value(String),
}
