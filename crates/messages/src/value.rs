//! Values of the variables of messages.

use std::marker::PhantomData;

/// The kind of variables that are shown as they are: an address, a name, a formatted date.
#[derive(Clone, Copy, Debug)]
pub enum Text {}

/// The kind of variables that count something: they select plural forms, and are formatted in the page's language.
#[derive(Clone, Copy, Debug)]
pub enum Number {}

/// A value of a variable.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// A text: an address, a name, a host.
    Text(String),
    /// A number, with the text to show for it (already formatted for the language).
    Number(f64, String),
}

/// The values of all variables of a message or a signature, made by [`values!`](crate::values!).
#[derive(Clone, Debug)]
pub struct Values<S, const N: usize> {
    list: [(&'static str, Value); N],
    signature: PhantomData<fn(S)>,
}

impl<S, const N: usize> Values<S, N> {
    #[doc(hidden)]
    pub const fn of(list: [(&'static str, Value); N]) -> Self {
        Self {
            list,
            signature: PhantomData,
        }
    }

    /// Returns the names and values.
    pub const fn as_slice(&self) -> &[(&'static str, Value)] {
        &self.list
    }

    /// Returns the names and values as a vector.
    pub fn into_vec(self) -> Vec<(&'static str, Value)> {
        self.list.into()
    }
}
