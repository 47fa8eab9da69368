//! Conversion of values where no browser formats numbers: in emails, and in the server's own pages.

use crate::{Number, Text, Value, Variable};

/// A type whose values a variable of kind `K` accepts; numbers are written in digits without grouping.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a value for a variable of kind `{K}`",
    label = "the message's variable is of kind `{K}`"
)]
pub trait Argument<K> {
    /// Converts the value.
    fn to_argument(&self) -> Value;
}

impl Argument<Text> for str {
    fn to_argument(&self) -> Value {
        Value::Text(self.to_owned())
    }
}

impl Argument<Text> for String {
    fn to_argument(&self) -> Value {
        Value::Text(self.clone())
    }
}

impl<K, T: Argument<K> + ?Sized> Argument<K> for &T {
    fn to_argument(&self) -> Value {
        (**self).to_argument()
    }
}

macro_rules! numbers {
    ($($kind:ty),+) => {
        $(impl Argument<Number> for $kind {
            fn to_argument(&self) -> Value {
                Value::Number(f64::from(*self), self.to_string())
            }
        })+
    };
}

numbers!(u8, u16, u32, i32);

/// Returns the name of a variable with its converted value.
pub fn argument<K, V: Argument<K> + ?Sized>(variable: Variable<K>, value: &V) -> (&'static str, Value) {
    (variable.name(), value.to_argument())
}
