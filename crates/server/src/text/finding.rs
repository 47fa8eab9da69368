//! What is wrong with a text: where it is, and what to do.

use std::fmt;

mod fault;

pub use fault::{Fault, Unsupported};

/// Where something stands.
#[derive(Clone, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub struct Place {
    /// The file.
    pub file: String,
    /// The line, from 1.
    pub line: usize,
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.file, self.line)
    }
}

/// Something that is wrong, in English, for whoever edits the file.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Finding {
    /// Where.
    pub place: Place,
    /// What.
    pub fault: Fault,
}

impl Finding {
    /// A fault of a line.
    pub fn new(file: &str, line: usize, fault: Fault) -> Self {
        let file = file.to_owned();
        Self {
            place: Place { file, line },
            fault,
        }
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.place, self.fault)?;
        write!(f, "\n    {}", self.fault.advice())
    }
}
