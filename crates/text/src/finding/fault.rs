//! Every kind of fault in the locale files, with advice.

use super::SourceLocation;

/// A fault in the locale files.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum TextFault {
    /// A file or folder cannot be read.
    Unreadable(String),
    /// The file is not valid Fluent.
    Syntax(SyntaxFault),
    /// The file begins with a byte-order mark.
    ByteOrderMark,
    /// The file ends its lines with CR alone.
    CarriageReturns,
    /// A line begins with a tab, which is no blank to Fluent.
    Tab,
    /// A line of a longer text begins with a sign by which Fluent marks something else: `[`, `*` or `.`.
    LineBegins(char),
    /// A character between braces looks like a blank and is none.
    Invisible(char),
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
        /// Names of the variables that the program passes values for.
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
    /// A plural form that stands for several numbers does not show the number.
    NumberLeftOut {
        /// The message's id.
        id: String,
        /// The variable with the number.
        variable: String,
        /// The form.
        form: String,
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
    /// The program never shows a message.
    Unused(String),
    /// The program shows a message that English does not have.
    AskedFor {
        /// The message's id.
        id: String,
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
    /// A message does not use the term that the glossary requires.
    TermMissing {
        /// The message's id.
        id: String,
        /// The term in English.
        term: String,
        /// The forms that the glossary accepts.
        accepted: Vec<String>,
    },
    /// A line of the glossary is invalid.
    Glossary(GlossaryFault),
    /// A message uses other quotation marks than the rest of its language.
    Quotes {
        /// The message's id.
        id: String,
        /// The mark.
        mark: char,
        /// The marks of the other messages.
        usual: String,
    },
    /// A message uses a typewriter character instead of the typographic one.
    Typography {
        /// The message's id.
        id: String,
        /// The character.
        sign: &'static str,
    },
    /// A variable of English has no comment.
    Undescribed {
        /// The message's id.
        id: String,
        /// The variable.
        variable: String,
        /// Whether plural forms are chosen by it.
        is_number: bool,
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
    /// A line of the list of languages is invalid.
    List(ListFault),
    /// Something that is usually wrong, and may be right in this language.
    Unusual {
        /// The message's id.
        id: String,
        /// What it is.
        what: Unusual,
    },
    /// A comment silences something that does not exist, or gives no reason.
    Silence {
        /// The message's id.
        id: String,
        /// What it silences.
        what: String,
    },
}

/// What the parser of Fluent expected.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum SyntaxFault {
    /// A certain character was expected here.
    Token(char),
    /// One of a range of characters.
    Characters(String),
    /// A form that is marked as the default.
    NoDefault,
    /// Only one form that is marked as the default.
    TwoDefaults,
    /// No `}` was expected here.
    Unbalanced,
    /// A variable after `{`.
    NoExpression,
    /// Words in a form.
    NoWords,
    /// Less nesting was expected here.
    TooDeep,
    /// Four or six hexadecimal digits.
    Escape,
    /// Something else, in the parser's own words.
    Other(String),
}

/// A fault of the glossary.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum GlossaryFault {
    /// A table is named after a language that is not in the list.
    Language(String),
    /// A form has no word.
    NoWord(String),
    /// The file is not as expected, in the words of the TOML parser.
    Toml(String),
}

/// A fault of the list of languages.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum ListFault {
    /// Something stands where a tag is expected.
    Tag {
        /// What stands there.
        tag: String,
        /// The tag that it resembles.
        near: Option<String>,
    },
    /// A tab separates tag and name.
    Tab,
    /// A language has no name.
    NoName(String),
    /// A language is listed twice.
    Twice(String),
}

/// Something that is usually wrong. A comment above the message can say why it is right there.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Unusual {
    /// Variables come in another order than in English.
    Order,
    /// English ends with a full stop or the like, the translation does not, or the other way round.
    Stop,
    /// Two blanks in a row.
    Blanks,
    /// Something like an HTML tag, which is shown as it is.
    Markup,
}

impl Unusual {
    /// All kinds of what is usually wrong.
    pub const ALL: [Self; 4] = [Self::Order, Self::Stop, Self::Blanks, Self::Markup];

    /// The word by which a comment silences it.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Order => "order",
            Self::Stop => "stop",
            Self::Blanks => "blanks",
            Self::Markup => "markup",
        }
    }
}

impl TextFault {
    /// Returns whether the message may be right as it is, so that scripts need not fail.
    pub const fn is_warning(&self) -> bool {
        matches!(self, Self::Unusual { .. })
    }

    /// Returns whether the program understands the file all the same. Other programs may not.
    pub const fn is_understood(&self) -> bool {
        matches!(
            self,
            Self::ByteOrderMark | Self::CarriageReturns | Self::Tab | Self::LineBegins(_)
        )
    }
}

/// Fluent features that the app does not support, to keep the evaluator small that every page downloads.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Unsupported {
    /// A call of a function: `NUMBER($n)`.
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
