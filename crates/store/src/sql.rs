//! Statements, their arguments, and rows as values, with which every table's file is written. The driver is not visible.

mod args;
mod column;
mod row;

pub use args::Arg;
pub use column::FromColumn;
pub use row::{FromRow, SqlRow};

use super::{StoreError, Tx};

/// A statement to which arguments are bound, in the order of its question marks.
#[derive(Debug)]
pub struct Statement<'a> {
    text: &'static str,
    args: Vec<Arg<'a>>,
}

/// Starts a statement. Its text is a constant; user input is bound, never inserted.
pub fn sql<'a>(text: &'static str) -> Statement<'a> {
    Statement {
        text,
        args: Vec::new(),
    }
}

impl<'a> Statement<'a> {
    /// Binds the next argument.
    #[must_use]
    pub fn bind(mut self, arg: impl Into<Arg<'a>>) -> Self {
        self.args.push(arg.into());
        self
    }

    /// Runs the statement and returns the number of rows changed.
    pub fn run(self, db: &mut Tx) -> Result<usize, StoreError> {
        db.run(self.text, &self.args)
    }

    /// Returns all rows of the result.
    pub fn rows<T: FromRow>(self, db: &mut Tx) -> Result<Vec<T>, StoreError> {
        db.query(self.text, &self.args, T::from_row, usize::MAX)
    }

    /// Returns the first row, if there is one.
    pub fn maybe_row<T: FromRow>(self, db: &mut Tx) -> Result<Option<T>, StoreError> {
        Ok(db.query(self.text, &self.args, T::from_row, 1)?.pop())
    }

    /// Returns the first row; a missing row is an internal error.
    pub fn row<T: FromRow>(self, db: &mut Tx) -> Result<T, StoreError> {
        self.maybe_row(db)?.ok_or(StoreError::NoRow)
    }

    /// Returns the first column of all rows.
    pub fn values<T: FromColumn>(self, db: &mut Tx) -> Result<Vec<T>, StoreError> {
        db.query(self.text, &self.args, |row| row.at(0), usize::MAX)
    }

    /// Returns the first column of the first row, if there is one.
    pub fn maybe_value<T: FromColumn>(self, db: &mut Tx) -> Result<Option<T>, StoreError> {
        Ok(db.query(self.text, &self.args, |row| row.at(0), 1)?.pop())
    }

    /// Returns the first column of the first row; a missing row is an internal error.
    pub fn value<T: FromColumn>(self, db: &mut Tx) -> Result<T, StoreError> {
        self.maybe_value(db)?.ok_or(StoreError::NoRow)
    }
}
