//! Every message of the walk: what was expected of it, and what was seen.

use std::sync::{Mutex, MutexGuard, PoisonError};

use crate::outcome::Outcome;

/// One message.
#[derive(Clone, Debug)]
pub struct Row {
    /// The scene that it belongs to.
    pub scene: &'static str,
    /// What is tried.
    pub what: String,
    /// Its Message-ID, without angle brackets.
    pub id: String,
    /// The reply to whoever handed it in, if that was no.
    pub refusal: Option<String>,
    /// What was expected.
    pub expected: Outcome,
    /// What was seen.
    pub seen: Outcome,
}

impl Row {
    /// Whether it is as expected.
    pub fn is_good(&self) -> bool {
        self.seen.is(&self.expected)
    }
}

/// All of them.
#[derive(Debug, Default)]
pub struct Table {
    rows: Mutex<Vec<Row>>,
    remarks: Mutex<Vec<String>>,
}

impl Table {
    /// Adds one.
    pub fn add(&self, row: Row) {
        self.rows().push(row);
    }

    /// Says something of many messages.
    pub fn remark(&self, remark: String) {
        self.remarks
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .push(remark);
    }

    /// What was said since this was last asked.
    pub fn remarks(&self) -> Vec<String> {
        std::mem::take(&mut *self.remarks.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// Those so far.
    pub fn all(&self) -> Vec<Row> {
        self.rows().clone()
    }

    fn rows(&self) -> MutexGuard<'_, Vec<Row>> {
        self.rows.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
