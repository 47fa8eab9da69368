//! What a program showed.

use serde::{Deserialize, Serialize};

use crate::header::{Shown, added, lines};

/// What a program showed of one message's sender.
#[derive(Clone, Debug, Default, Deserialize, Eq, PartialEq, Serialize)]
pub struct Seen {
    /// The sender's column in the message list.
    pub list: String,
    /// The lines of the opened message that name From, Sender or Reply-To, in the order of the screen.
    pub rows: Vec<Line>,
    /// The same lines once the reader has opened details or all headers, as far as they were not there before.
    pub details: Vec<Line>,
}

impl Seen {
    /// From the list, the lines of the opened message, and those with details or all headers open.
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
    /// The program's own label, with its colon if it has one; empty if there is none.
    pub label: String,
    /// What stands there.
    pub text: String,
}
