//! Every kind of fault in the locale files, with advice.

use std::fmt;

use super::SourceLocation;

/// A fault in the locale files.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum TextFault {
    /// A file or folder cannot be read.
    Unreadable(String),
    /// The file is not valid Fluent; the text says what the parser expected.
    Syntax(String),
    /// The message uses Fluent features that the app does not support.
    Unsupported {
        /// The message's id.
        id: String,
        /// The unsupported feature.
        what: Unsupported,
    },
    /// A message or one of its forms (`shell-count [one]`) is empty.
    Empty(String),
    /// An id is defined twice.
    Twice {
        /// The message's id.
        id: String,
        /// The location of the first definition.
        first: SourceLocation,
    },
    /// A message is not translated.
    Missing {
        /// The message's id.
        id: String,
        /// The location of the English message.
        reference: SourceLocation,
        /// The message that it follows.
        after: Option<String>,
    },
    /// A file is not translated.
    NoFile {
        /// Number of messages in it.
        messages: usize,
        /// The English file.
        reference: String,
    },
    /// A message does not exist in English.
    Obsolete {
        /// The message's id.
        id: String,
        /// A missing message with a similar id.
        near: Option<String>,
    },
    /// A variable has no value.
    VariableUnknown {
        /// The message's id.
        id: String,
        /// The variable.
        variable: String,
        /// The variables that have a value.
        known: Vec<String>,
        /// The most similar one.
        near: Option<String>,
    },
    /// The translation omits a variable of the English message.
    VariableLeftOut {
        /// The message's id.
        id: String,
        /// The variable.
        variable: String,
    },
    /// The message lacks plural forms of the language.
    FormsMissing {
        /// The message's id.
        id: String,
        /// The variable with the number.
        variable: String,
        /// The missing forms.
        missing: Vec<&'static str>,
        /// Examples of numbers that take the first missing form.
        numbers: String,
    },
    /// A plural form is used for no number in this language.
    FormNeverUsed {
        /// The message's id.
        id: String,
        /// The form.
        form: String,
        /// The forms of the language.
        forms: Vec<&'static str>,
    },
    /// A reference leads to a message that does not exist.
    ReferenceToNothing {
        /// The message's id.
        id: String,
        /// The id that it refers to.
        to: String,
        /// A message with a similar id.
        near: Option<String>,
    },
    /// Messages refer to each other in a circle.
    Circle(Vec<String>),
    /// The code never shows a message.
    Unused(String),
    /// The code shows a message that English does not have.
    AskedFor {
        /// The message's id.
        id: String,
        /// The source file.
        code: String,
        /// A message with a similar id.
        near: Option<String>,
    },
    /// A message uses a form that the glossary forbids.
    Forbidden {
        /// The message's id.
        id: String,
        /// The words as they appear.
        words: String,
        /// The forms that the glossary accepts.
        accepted: Vec<String>,
    },
    /// A line of the glossary is invalid.
    Glossary(String),
    /// A message uses a typewriter character instead of the typographic one.
    Typography {
        /// The message's id.
        id: String,
        /// The character.
        sign: &'static str,
    },
    /// A variable has no comment.
    Undescribed {
        /// The message's id.
        id: String,
        /// The variable.
        variable: String,
    },
    /// An id does not begin with the name of its file.
    WrongFile {
        /// The message's id.
        id: String,
        /// The prefix that ids of this file have.
        beginning: String,
    },
    /// A language of the list has no files.
    NoFolder(String),
    /// A folder is not in the list of languages.
    NotListed(String),
}

/// Fluent features that the app does not support, to keep the evaluator small that every page downloads.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Unsupported {
    /// A function: `NUMBER($n)`.
    Function,
    /// An attribute: `.title = …`.
    Attribute,
    /// An attribute reference or argument: `{ a.title }`, `{ -term(case: "x") }`.
    Argument,
    /// A selector that is not a variable.
    Selector,
    /// A select expression inside another one.
    Nested,
}

impl fmt::Display for TextFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unreadable(reason) => write!(f, "cannot be read: {reason}"),
            Self::Syntax(expected) => write!(f, "this is not Fluent: {expected}"),
            Self::Unsupported { id, what } => write!(f, "{id} uses {}", what.name()),
            Self::Empty(id) => write!(f, "{id} has no words"),
            Self::Twice { id, .. } => write!(f, "{id} stands here for the second time"),
            Self::Missing { id, .. } => write!(f, "{id} is missing"),
            Self::NoFile { messages: 1, .. } => f.write_str("this file is missing, with 1 message"),
            Self::NoFile { messages, .. } => write!(f, "this file is missing, with {messages} messages"),
            Self::Obsolete { id, .. } => write!(f, "{id} is not in English, or not any more"),
            Self::VariableUnknown { id, variable, .. } => write!(f, "{id}: nobody gives ${variable} a value"),
            Self::VariableLeftOut { id, variable } => write!(f, "{id} does not show ${variable}"),
            Self::FormsMissing {
                id,
                variable,
                missing,
                ..
            } => write!(f, "{id} lacks {} for ${variable}", bracketed(missing)),
            Self::FormNeverUsed { id, form, .. } => {
                write!(f, "{id}: no number takes [{form}] in this language")
            }
            Self::ReferenceToNothing { id, to, .. } => write!(f, "{id} refers to {to}, which does not exist"),
            Self::Circle(ids) => write!(f, "these refer to each other in a circle: {}", ids.join(" → ")),
            Self::Unused(id) => write!(f, "{id}: the code never shows this"),
            Self::AskedFor { id, code, .. } => write!(f, "{id} is missing, and {code} shows it"),
            Self::Forbidden { id, words, .. } => write!(f, "{id} says “{words}”"),
            Self::Glossary(what) => write!(f, "{what}"),
            Self::Typography { id, sign } => write!(f, "{id} has {sign}"),
            Self::Undescribed { id, variable } => write!(f, "{id}: no comment explains ${variable}"),
            Self::WrongFile { id, .. } => write!(f, "{id} stands in the wrong file"),
            Self::NoFolder(code) => write!(f, "there is no folder {code}, or nothing in it"),
            Self::NotListed(code) => write!(f, "the folder {code} belongs to no language of the list"),
        }
    }
}

impl TextFault {
    /// Returns advice on how to fix the fault.
    pub fn advice(&self) -> String {
        match self {
            Self::Unreadable(_) => "Texts are plain files in UTF-8 that everybody may read.".to_owned(),
            Self::Syntax(_) => "Compare with a message that works: an id, =, words; every { has its }; the lines of a longer \
                message are indented; a choice has one form marked with *."
                .to_owned(),
            Self::Unsupported { what, .. } => what.advice().to_owned(),
            Self::Empty(_) => "Write the words after the =, or delete the message.".to_owned(),
            Self::Twice { first, .. } => format!("It stands in {first} already. Keep one of the two."),
            Self::Missing {
                reference,
                after: Some(after),
                ..
            } => format!("Translate it from {reference}; it comes after {after}."),
            Self::Missing {
                reference, after: None, ..
            } => format!("Translate it from {reference}; it comes first."),
            Self::NoFile { reference, .. } => format!("Copy {reference} and translate it."),
            Self::Obsolete { near: Some(near), .. } => format!("Did you mean {near}? That one is missing."),
            Self::Obsolete { near: None, .. } => "Delete it.".to_owned(),
            Self::VariableUnknown { known, near, .. } => {
                let known: Vec<String> = known.iter().map(|name| format!("${name}")).collect();
                match (near, known.is_empty()) {
                    (Some(near), _) if known.len() == 1 => format!("Did you mean ${near}?"),
                    (Some(near), _) => format!("Did you mean ${near}? There are: {}.", known.join(", ")),
                    (None, false) => format!("There are: {}.", known.join(", ")),
                    (None, true) => "This message has no values: write the words out.".to_owned(),
                }
            }
            Self::VariableLeftOut { variable, .. } => {
                format!("Put {{ ${variable} }} where the value belongs in your sentence.")
            }
            Self::FormsMissing { missing, numbers, .. } => format!(
                "Add {} (for example for {numbers}), even if the words are the same as those of another form.",
                bracketed(missing)
            ),
            Self::FormNeverUsed { forms, .. } => {
                format!("Delete it. This language has {}.", bracketed(forms))
            }
            Self::ReferenceToNothing { near: Some(near), .. } => format!("Did you mean {near}?"),
            Self::ReferenceToNothing { near: None, .. } => "Write the words out.".to_owned(),
            Self::Circle(_) => "Write the words out in one of them.".to_owned(),
            Self::Unused(_) => "Delete it here and in all translations.".to_owned(),
            Self::AskedFor { near: Some(near), .. } => format!("Did you mean it where {near} stands?"),
            Self::AskedFor { near: None, .. } => "Write it, or ask whoever changed the code.".to_owned(),
            Self::Forbidden { accepted, .. } if accepted.is_empty() => "The glossary forbids this.".to_owned(),
            Self::Forbidden { accepted, .. } => format!("The glossary wants: {}.", accepted.join(", ")),
            Self::Glossary(_) => "docs/translating.md shows how the glossary is written.".to_owned(),
            Self::Typography { .. } => "Write your language’s quotation marks, ’ and …".to_owned(),
            Self::Undescribed { variable, .. } => format!(
                "Write above it: # ${variable} (String) - what it is. With (Number) if it counts something."
            ),
            Self::WrongFile { beginning, .. } => format!("Ids of this file begin with {beginning}"),
            Self::NoFolder(code) => format!("Make the folder {code} with the files of en, or delete this line."),
            Self::NotListed(code) => format!("Add a line with {code} and the language’s own name to languages.txt."),
        }
    }
}

impl Unsupported {
    const fn name(self) -> &'static str {
        match self {
            Self::Function => "a function",
            Self::Attribute => "an attribute",
            Self::Argument => "an attribute or argument of another message",
            Self::Selector => "a choice by something else than a variable",
            Self::Nested => "a choice within a choice",
        }
    }

    const fn advice(self) -> &'static str {
        match self {
            Self::Function => {
                "Fromline does not support functions: { $n } alone is written as the language writes it."
            }
            Self::Attribute => "Fromline does not support attributes: every text is a message of its own.",
            Self::Argument => "Refer to the whole message, or write the words out.",
            Self::Selector => "Write { $variable -> … }.",
            Self::Nested => "Write whole sentences, and ask for two messages if there are two numbers.",
        }
    }
}

fn bracketed(forms: &[&str]) -> String {
    let forms: Vec<String> = forms.iter().map(|form| format!("[{form}]")).collect();
    forms.join(" ")
}
