//! What is put into messages.

use std::marker::PhantomData;

/// The kind of a variable that is shown as it is: an address, a name, a date that was formatted.
#[derive(Clone, Copy, Debug)]
pub enum Text {}

/// The kind of a variable that counts something: it chooses plural forms, and is written as the language writes numbers.
#[derive(Clone, Copy, Debug)]
pub enum Number {}

/// A value for a message.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// A text: an address, a name, a host.
    Text(String),
    /// A number, with the text to show for it (already formatted for the language).
    Number(f64, String),
}

/// Values for all variables of a message or a signature, made by [`values!`](crate::values!).
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

    /// Names and values.
    pub const fn as_slice(&self) -> &[(&'static str, Value)] {
        &self.list
    }

    /// Names and values, on the heap.
    pub fn into_vec(self) -> Vec<(&'static str, Value)> {
        self.list.into()
    }
}
