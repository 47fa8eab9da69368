//! A finding about a text: its location, its fault, and what to do.

use std::fmt;

use fromline_core::Language;

mod fault;
mod words;

pub use fault::{GlossaryFault, ListFault, SyntaxFault, TextFault, Unsupported, Unusual};
pub use words::FindingWords;

/// A line of a file.
#[derive(Clone, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub struct SourceLocation {
    /// The path of the file.
    pub file: String,
    /// The line, counted from 1.
    pub line: usize,
}

impl fmt::Display for SourceLocation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.file, self.line)
    }
}

/// A fault and its place, for the person who edits the file; as text in English.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct TextFinding {
    /// File and line at which the fault is.
    pub place: SourceLocation,
    /// What is wrong with the text.
    pub fault: TextFault,
}

impl TextFinding {
    /// Creates a finding about a line.
    pub fn new(file: &str, line: usize, fault: TextFault) -> Self {
        let file = file.to_owned();
        Self {
            place: SourceLocation { file, line },
            fault,
        }
    }
}

impl fmt::Display for TextFinding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&FindingWords::of(Language::EN).finding(self))
    }
}
