//! Arguments bound to a statement.

use fromline_core::address::AddressKey;

/// An argument, in the types that databases know.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Arg<'a> {
    /// The value NULL of SQL.
    Null,
    /// A number, a time in Unix milliseconds, or a flag.
    Integer(i64),
    /// A text in UTF-8.
    Text(&'a str),
    /// Bytes, stored as they are.
    Bytes(&'a [u8]),
}

macro_rules! integers {
    ($($number:ty),+) => {
        $(impl From<$number> for Arg<'_> {
            fn from(number: $number) -> Self {
                Self::Integer(number.into())
            }
        })+
    };
}

integers!(i64, u32, u16, u8, bool);

impl<'a> From<&'a str> for Arg<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(text)
    }
}

impl<'a> From<&'a String> for Arg<'a> {
    fn from(text: &'a String) -> Self {
        Self::Text(text)
    }
}

impl<'a> From<&'a AddressKey> for Arg<'a> {
    fn from(key: &'a AddressKey) -> Self {
        Self::Text(key.as_str())
    }
}

impl<'a> From<&'a [u8]> for Arg<'a> {
    fn from(bytes: &'a [u8]) -> Self {
        Self::Bytes(bytes)
    }
}

impl<'a> From<&'a Vec<u8>> for Arg<'a> {
    fn from(bytes: &'a Vec<u8>) -> Self {
        Self::Bytes(bytes)
    }
}

impl<'a, const N: usize> From<&'a [u8; N]> for Arg<'a> {
    fn from(bytes: &'a [u8; N]) -> Self {
        Self::Bytes(bytes)
    }
}

impl<'a, T: Into<Arg<'a>>> From<Option<T>> for Arg<'a> {
    fn from(some: Option<T>) -> Self {
        some.map_or(Self::Null, Into::into)
    }
}

impl<'a> From<&'a Option<String>> for Arg<'a> {
    fn from(some: &'a Option<String>) -> Self {
        some.as_deref().into()
    }
}
