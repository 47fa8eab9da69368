//! Every kind of fault, with its advice.

use std::fmt;

use super::SourceLocation;

/// A fault in the locale files.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum TextFault {
    /// A file or folder that cannot be read.
    Unreadable(String),
    /// Not Fluent at all: what the parser expected.
    Syntax(String),
    /// Fluent, but more of it than the app understands.
    Unsupported {
        /// The message.
        id: String,
        /// What it uses.
        what: Unsupported,
    },
    /// A message without words, or one of its forms (`shell-count [one]`).
    Empty(String),
    /// An id for the second time.
    Twice {
        /// The message.
        id: String,
        /// Where it stands first.
        first: SourceLocation,
    },
    /// A message that is not translated.
    Missing {
        /// The message.
        id: String,
        /// Where the reference has it.
        reference: SourceLocation,
        /// The message that it comes after.
        after: Option<String>,
    },
    /// A file that is not translated.
    NoFile {
        /// How many messages it has.
        messages: usize,
        /// The reference's file.
        reference: String,
    },
    /// A message that the reference lacks.
    Obsolete {
        /// The message.
        id: String,
        /// A message that is missing and is written almost so.
        near: Option<String>,
    },
    /// A variable that nobody gives a value to.
    VariableUnknown {
        /// The message.
        id: String,
        /// The variable.
        variable: String,
        /// Those that have a value.
        known: Vec<String>,
        /// The one that is written almost so.
        near: Option<String>,
    },
    /// A variable of the reference that the translation does not show.
    VariableLeftOut {
        /// The message.
        id: String,
        /// The variable.
        variable: String,
    },
    /// Plural forms that the language has and the message lacks.
    FormsMissing {
        /// The message.
        id: String,
        /// The number.
        variable: String,
        /// The forms.
        missing: Vec<&'static str>,
        /// Numbers that take the first of them.
        numbers: String,
    },
    /// A plural form that no number takes in this language.
    FormNeverUsed {
        /// The message.
        id: String,
        /// The form.
        form: String,
        /// The forms of the language.
        forms: Vec<&'static str>,
    },
    /// A reference to a message that does not exist.
    ReferenceToNothing {
        /// The message.
        id: String,
        /// What it refers to.
        to: String,
        /// A message that is written almost so.
        near: Option<String>,
    },
    /// Messages that refer to each other in a circle.
    Circle(Vec<String>),
    /// A message that the program never shows.
    Unused(String),
    /// A message that the program shows and the reference lacks.
    AskedFor {
        /// The message.
        id: String,
        /// A message that is written almost so.
        near: Option<String>,
    },
    /// A form that the glossary forbids.
    Forbidden {
        /// The message.
        id: String,
        /// The words as they stand there.
        words: String,
        /// What the glossary wants instead.
        accepted: Vec<String>,
    },
    /// A line of the glossary that cannot be used.
    Glossary(String),
    /// A sign of the typewriter.
    Typography {
        /// The message.
        id: String,
        /// The sign.
        sign: &'static str,
    },
    /// A variable without a comment.
    Undescribed {
        /// The message.
        id: String,
        /// The variable.
        variable: String,
    },
    /// An id that does not begin as its file is called.
    WrongFile {
        /// The message.
        id: String,
        /// What ids of this file begin with.
        beginning: String,
    },
    /// A language of the list without files.
    NoFolder(String),
    /// A folder that no line of the list names.
    NotListed(String),
}

/// Fluent that the app leaves out: its evaluator is downloaded with every page.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Unsupported {
    /// `NUMBER($n)`
    Function,
    /// `.title = …`
    Attribute,
    /// `{ a.title }`, `{ -term(case: "x") }`
    Argument,
    /// Something else than a variable before `->`.
    Selector,
    /// A choice within a choice.
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
            Self::Unused(id) => write!(f, "{id}: the program never shows this"),
            Self::AskedFor { id, .. } => write!(f, "{id} is missing, and the program shows it"),
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
    /// What to do about it.
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
