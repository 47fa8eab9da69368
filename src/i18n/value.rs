//! What goes into messages: texts as they are, numbers as the language writes them.

use std::cell::RefCell;

use fromline_core::text::{Category, Number, Text, Value, Variable};
use js_sys::{Array, Intl::PluralRules, Object};

use super::{Language, use_i18n};
use crate::format;

/// A type whose values a message's variable of kind `K` takes: [`Text`] or [`Number`].
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a value for a variable of kind `{K}`",
    label = "the message's variable is of kind `{K}`"
)]
pub trait ToValue<K> {
    /// Converts the value for a message, numbers already in the language's digits and grouping. Ports are not quantities: pass them as
    /// text.
    fn to_value(&self) -> Value;
}

impl ToValue<Text> for String {
    fn to_value(&self) -> Value {
        Value::Text(self.clone())
    }
}

impl ToValue<Text> for str {
    fn to_value(&self) -> Value {
        Value::Text(self.to_owned())
    }
}

impl<K, T: ToValue<K> + ?Sized> ToValue<K> for &T {
    fn to_value(&self) -> Value {
        (**self).to_value()
    }
}

macro_rules! numbers {
    ($($kind:ty),+) => {
        $(impl ToValue<Number> for $kind {
            fn to_value(&self) -> Value {
                number(f64::from(*self))
            }
        })+
    };
}

numbers!(u8, u16, u32, i32, f64);

impl ToValue<Number> for usize {
    fn to_value(&self) -> Value {
        number(u32::try_from(*self).map_or(f64::INFINITY, f64::from))
    }
}

/// A variable with its value.
pub fn argument<K, V: ToValue<K> + ?Sized>(variable: Variable<K>, value: &V) -> (&'static str, Value) {
    (variable.name(), value.to_value())
}

fn number(number: f64) -> Value {
    Value::Number(number, format::number(use_i18n().language(), number))
}

thread_local! {
    // Making the rules costs more than asking them.
    static RULES: RefCell<Option<(Language, PluralRules)>> = const { RefCell::new(None) };
}

/// The CLDR plural category of a number, from the browser.
pub fn category(language: Language, number: f64) -> Category {
    let name = RULES.with_borrow_mut(|rules| {
        if rules.as_ref().is_none_or(|(known, _)| *known != language) {
            let made = PluralRules::new(&Array::of1(&language.code().into()), &Object::new());
            *rules = Some((language, made));
        }
        rules
            .as_ref()
            .map(|(_, rules)| String::from(rules.select(number)))
    });
    match name.as_deref() {
        Some("zero") => Category::Zero,
        Some("one") => Category::One,
        Some("two") => Category::Two,
        Some("few") => Category::Few,
        Some("many") => Category::Many,
        _ => Category::Other,
    }
}
