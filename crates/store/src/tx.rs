//! An open transaction with the effects to run after its commit.

use std::fmt;

use rusqlite::Connection;

use super::{StoreError, sql::Arg, sql::SqlRow};

/// Effects that wait for the commit.
pub(super) type Effects = Vec<Box<dyn FnOnce() + Send>>;

/// An open transaction. Its methods are synchronous, so nothing can be sent or awaited inside and it can be repeated.
pub struct Tx {
    connection: Connection,
    effects: Effects,
    /// Whether a statement met another program's lock: then the whole transaction is repeated, whatever the closure made of the
    /// error.
    is_in_conflict: bool,
}

impl fmt::Debug for Tx {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Tx").finish_non_exhaustive()
    }
}

impl Tx {
    /// Begins a transaction with the given statement.
    pub(super) fn begin(connection: Connection, how: &str) -> (Self, Result<(), StoreError>) {
        let mut tx = Self {
            connection,
            effects: Vec::new(),
            is_in_conflict: false,
        };
        let begun = tx.run(how, &[]).map(drop);
        (tx, begun)
    }

    /// Registers an effect, such as waking a job, that runs only if the transaction is committed.
    pub fn after_commit(&mut self, effect: impl FnOnce() + Send + 'static) {
        self.effects.push(Box::new(effect));
    }

    pub(super) fn is_in_conflict(&self) -> bool {
        self.is_in_conflict
    }

    /// Commits the transaction and returns its effects.
    pub(super) fn commit(&mut self) -> Result<Effects, StoreError> {
        self.run("COMMIT", &[])?;
        Ok(std::mem::take(&mut self.effects))
    }

    /// Rolls the transaction back and returns its connection; `None` if the connection is no longer usable.
    pub(super) fn into_connection(mut self) -> Option<Connection> {
        // If a full disk has rolled it back already, there is nothing to do.
        let is_over = self.connection.is_autocommit() || self.run("ROLLBACK", &[]).is_ok();
        is_over.then_some(self.connection)
    }

    /// Runs a statement that returns no rows, and returns the number of rows changed.
    pub(super) fn run(&mut self, text: &str, args: &[Arg<'_>]) -> Result<usize, StoreError> {
        let done = run(&self.connection, text, args);
        self.noted(done)
    }

    /// Runs a statement and reads at most `most` of its rows.
    pub(super) fn query<T>(
        &mut self,
        text: &str,
        args: &[Arg<'_>],
        read: impl Fn(&SqlRow<'_>) -> Result<T, StoreError>,
        most: usize,
    ) -> Result<Vec<T>, StoreError> {
        let found = query(&self.connection, text, args, read, most);
        self.noted(found)
    }

    pub(super) fn noted<T>(&mut self, outcome: Result<T, StoreError>) -> Result<T, StoreError> {
        if matches!(outcome, Err(StoreError::Locked)) {
            self.is_in_conflict = true;
        }
        outcome
    }

    /// Runs several statements, for tests.
    #[cfg(test)]
    pub(crate) fn batch(&mut self, text: &str) {
        self.connection
            .execute_batch(text)
            .expect("a batch of statements");
    }
}

pub(super) fn run(connection: &Connection, text: &str, args: &[Arg<'_>]) -> Result<usize, StoreError> {
    tracing::trace!(text, "statement");
    let mut statement = connection.prepare_cached(text)?;
    bind(&mut statement, args)?;
    let mut rows = statement.raw_query();
    while rows.next()?.is_some() {}
    drop(rows);
    Ok(usize::try_from(connection.changes()).unwrap_or(usize::MAX))
}

pub(super) fn query<T>(
    connection: &Connection,
    text: &str,
    args: &[Arg<'_>],
    read: impl Fn(&SqlRow<'_>) -> Result<T, StoreError>,
    most: usize,
) -> Result<Vec<T>, StoreError> {
    tracing::trace!(text, "statement");
    let mut statement = connection.prepare_cached(text)?;
    bind(&mut statement, args)?;
    let mut rows = statement.raw_query();
    let mut found = Vec::new();
    while found.len() < most
        && let Some(row) = rows.next()?
    {
        found.push(read(&SqlRow::new(row))?);
    }
    Ok(found)
}

fn bind(statement: &mut rusqlite::CachedStatement<'_>, args: &[Arg<'_>]) -> Result<(), StoreError> {
    for (place, arg) in (1..).zip(args) {
        match *arg {
            Arg::Null => statement.raw_bind_parameter(place, rusqlite::types::Null)?,
            Arg::Integer(number) => statement.raw_bind_parameter(place, number)?,
            Arg::Text(text) => statement.raw_bind_parameter(place, text)?,
            Arg::Bytes(bytes) => statement.raw_bind_parameter(place, bytes)?,
        }
    }
    Ok(())
}
