//! What a program showed.

use serde::{Deserialize, Serialize};

use crate::header::{Shown, added, lines};

/// A program's display of a message's sender.
#[derive(Clone, Debug, Default, Deserialize, Eq, PartialEq, Serialize)]
pub struct Seen {
    /// The sender's column in the message list.
    pub list: String,
    /// The lines of the opened message that name From, Sender or Reply-To, in the order of the screen.
    pub rows: Vec<Line>,
    /// The same lines after opening details or all headers, except those already shown.
    pub details: Vec<Line>,
}

impl Seen {
    /// Makes a display from the list, the lines of the opened message, and those with details or all headers open.
    pub fn new(list: String, rows: Vec<Shown>, all: Vec<Shown>) -> Self {
        Self {
            list,
            details: added(&rows, all),
            rows: lines(rows),
        }
    }
}

/// A line of a screen.
#[derive(Clone, Debug, Default, Deserialize, Eq, PartialEq, Serialize)]
pub struct Line {
    /// The program's own label, with its colon if any; empty without a label.
    pub label: String,
    /// Text of the line.
    pub text: String,
}
