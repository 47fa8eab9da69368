//! What a transaction's closure reaches: the database, and what is to be done once it has been committed.

use std::fmt;

use rusqlite::Connection;

use super::{StoreError, sql::Arg, sql::SqlRow};

/// Effects that wait for the commit.
pub(super) type Effects = Vec<Box<dyn FnOnce() + Send>>;

/// An open transaction. There is nothing to await in it, so nothing can be sent or asked from inside: it can be repeated.
pub struct Tx {
    connection: Connection,
    effects: Effects,
    /// Whether a statement met another program's lock: then all of it is repeated, whatever the closure made of that.
    is_in_conflict: bool,
}

impl fmt::Debug for Tx {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Tx").finish_non_exhaustive()
    }
}

impl Tx {
    /// Begins one.
    pub(super) fn begin(connection: Connection, how: &str) -> (Self, Result<(), StoreError>) {
        let mut tx = Self {
            connection,
            effects: Vec::new(),
            is_in_conflict: false,
        };
        let begun = tx.run(how, &[]).map(drop);
        (tx, begun)
    }

    /// Rings a bell, or whatever else must happen once what was written holds, and must not happen if it never does.
    pub fn after_commit(&mut self, effect: impl FnOnce() + Send + 'static) {
        self.effects.push(Box::new(effect));
    }

    pub(super) fn is_in_conflict(&self) -> bool {
        self.is_in_conflict
    }

    /// Ends it, for good.
    pub(super) fn commit(&mut self) -> Result<Effects, StoreError> {
        self.run("COMMIT", &[])?;
        Ok(std::mem::take(&mut self.effects))
    }

    /// Ends it as if it had never been, and gives its connection back; `None` where that cannot go on.
    pub(super) fn into_connection(mut self) -> Option<Connection> {
        // Where a full disk has ended it by itself, there is nothing to end.
        let is_over = self.connection.is_autocommit() || self.run("ROLLBACK", &[]).is_ok();
        is_over.then_some(self.connection)
    }

    /// Runs a statement that gives no rows, or whose rows nobody wants; gives how many it changed.
    pub(super) fn run(&mut self, text: &str, args: &[Arg<'_>]) -> Result<usize, StoreError> {
        let done = run(&self.connection, text, args);
        self.noted(done)
    }

    /// Runs a statement and reads at most so many of its rows.
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

    /// Several statements of a test.
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
