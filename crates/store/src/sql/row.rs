//! Conversion of rows to values.

use std::cell::Cell;

use super::{FromColumn, column::read};

use crate::StoreError;

/// A row of a result.
#[derive(Debug)]
pub struct SqlRow<'a> {
    row: &'a rusqlite::Row<'a>,
    /// Where the search for the next column starts, since columns are mostly read in order.
    next: Cell<usize>,
}

impl<'a> SqlRow<'a> {
    pub(crate) fn new(row: &'a rusqlite::Row<'a>) -> Self {
        Self {
            row,
            next: Cell::new(0),
        }
    }

    /// Returns the column with this name.
    pub fn get<T: FromColumn>(&self, name: &str) -> Result<T, StoreError> {
        let statement = self.row.as_ref();
        let columns = statement.column_count();
        let from = self.next.get();
        let at = (0..columns)
            .map(|step| (from + step) % columns)
            .find(|&at| statement.column_name(at).is_ok_and(|known| known == name))
            .ok_or_else(|| StoreError::Corrupt(name.to_owned()))?;
        self.next.set(at + 1);
        read(self.row.get_ref(at)?, name)
    }

    /// Returns the column at this position, counted from 0.
    pub fn at<T: FromColumn>(&self, place: usize) -> Result<T, StoreError> {
        read(self.row.get_ref(place)?, &place.to_string())
    }
}

/// A type that a row can be converted to.
pub trait FromRow: Sized {
    /// Converts a row. Types are parsed here and nowhere else.
    fn from_row(row: &SqlRow<'_>) -> Result<Self, StoreError>;
}

macro_rules! tuples {
    ($(($($kind:ident $place:literal),+))+) => {
        $(impl<$($kind: FromColumn),+> FromRow for ($($kind,)+) {
            fn from_row(row: &SqlRow<'_>) -> Result<Self, StoreError> {
                Ok(($(row.at::<$kind>($place)?,)+))
            }
        })+
    };
}

tuples! {
    (A 0, B 1)
    (A 0, B 1, C 2)
    (A 0, B 1, C 2, D 3)
    (A 0, B 1, C 2, D 3, E 4)
}
