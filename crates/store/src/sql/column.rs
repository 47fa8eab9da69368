//! Conversion of columns to values.

use fromline_core::address::AddressKey;
use rusqlite::types::ValueRef;

use crate::StoreError;

/// A type that a column can be converted to.
pub trait FromColumn: Sized {
    /// Converts a column; `None` if its type or value does not fit.
    fn from_value(value: ValueRef<'_>) -> Option<Self>;
}

macro_rules! integers {
    ($($number:ty),+) => {
        $(impl FromColumn for $number {
            fn from_value(value: ValueRef<'_>) -> Option<Self> {
                value.as_i64().ok()?.try_into().ok()
            }
        })+
    };
}

integers!(i64, u64, u32, u16, u8);

impl FromColumn for bool {
    fn from_value(value: ValueRef<'_>) -> Option<Self> {
        Some(value.as_i64().ok()? != 0)
    }
}

impl FromColumn for String {
    fn from_value(value: ValueRef<'_>) -> Option<Self> {
        value.as_str().ok().map(str::to_owned)
    }
}

impl FromColumn for AddressKey {
    fn from_value(value: ValueRef<'_>) -> Option<Self> {
        Self::kept(String::from_value(value)?)
    }
}

impl FromColumn for Vec<u8> {
    fn from_value(value: ValueRef<'_>) -> Option<Self> {
        value.as_blob().ok().map(<[u8]>::to_vec)
    }
}

impl<T: FromColumn> FromColumn for Option<T> {
    fn from_value(value: ValueRef<'_>) -> Option<Self> {
        match value {
            ValueRef::Null => Some(None),
            value => T::from_value(value).map(Some),
        }
    }
}

/// Converts a column that must be a `T`.
pub(super) fn read<T: FromColumn>(value: ValueRef<'_>, column: &str) -> Result<T, StoreError> {
    T::from_value(value).ok_or_else(|| StoreError::Corrupt(column.to_owned()))
}
