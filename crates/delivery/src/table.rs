//! Every message of the walk: what was expected of it, and what was seen.

use std::sync::{Mutex, MutexGuard, PoisonError};

use crate::outcome::Outcome;

/// A tested message with its outcome.
#[derive(Clone, Debug)]
pub struct Row {
    /// Name of the scene that it belongs to.
    pub scene: &'static str,
    /// Description of the tested case.
    pub what: String,
    /// Message-ID without angle brackets.
    pub id: String,
    /// The refusal at submission, if any.
    pub refusal: Option<String>,
    /// The outcome that was expected.
    pub expected: Outcome,
    /// The outcome that was observed.
    pub seen: Outcome,
}

impl Row {
    /// Returns true if the outcome is as expected.
    pub fn is_good(&self) -> bool {
        self.seen.is(&self.expected)
    }
}

/// The outcomes of all messages.
#[derive(Debug, Default)]
pub struct Table {
    rows: Mutex<Vec<Row>>,
    remarks: Mutex<Vec<String>>,
}

impl Table {
    /// Adds the outcome of a message.
    pub fn add(&self, row: Row) {
        self.rows().push(row);
    }

    /// Adds a remark about many messages.
    pub fn remark(&self, remark: String) {
        self.remarks
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .push(remark);
    }

    /// Takes the remarks added since the last call.
    pub fn remarks(&self) -> Vec<String> {
        std::mem::take(&mut *self.remarks.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// The outcomes so far.
    pub fn all(&self) -> Vec<Row> {
        self.rows().clone()
    }

    fn rows(&self) -> MutexGuard<'_, Vec<Row>> {
        self.rows.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
