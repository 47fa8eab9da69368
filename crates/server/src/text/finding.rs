//! A finding about a text: its location, its fault, and what to do.

use std::fmt;

mod fault;

pub use fault::{TextFault, Unsupported};

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

/// A fault and its place, in English, for the person who edits the file.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct TextFinding {
    /// The location.
    pub place: SourceLocation,
    /// The fault.
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
        write!(f, "{}: {}", self.place, self.fault)?;
        write!(f, "\n    {}", self.fault.advice())
    }
}
