//! The messages of the chosen language: `t!` for views, `ts!` for attributes, `label!` for component props.

mod choice;
mod value;

use std::{cell::Cell, sync::Arc};

use fromline_core::text::{MessageTable, Messages, TextPart, Value};
use leptos::prelude::*;

use crate::view::{show, text};

pub use choice::{choose, complete, speak, start};
pub use fromline_core::Language;
pub use value::{ToValue, category};

/// The chosen language and its messages. `Copy`; usable in views, event handlers and async code.
#[derive(Clone, Copy)]
pub struct I18n {
    /// The language in use.
    pub language: RwSignal<Language>,
    table: RwSignal<Arc<MessageTable>>,
    /// The language that was asked for last; its messages may be on their way.
    wanted: StoredValue<Language>,
    /// Whether the messages behind sign-in are needed.
    whole: StoredValue<bool>,
    /// What was fetched since the page was loaded.
    tables: StoredValue<Vec<Fetched>>,
}

/// The messages of a language: all, or those before sign-in.
#[derive(Clone)]
struct Fetched {
    whole: bool,
    table: Arc<MessageTable>,
}

thread_local! {
    static CURRENT: Cell<Option<I18n>> = const { Cell::new(None) };
}

/// Returns the app's messages.
///
/// # Panics
/// Before [`start`].
pub fn use_i18n() -> I18n {
    CURRENT
        .get()
        .expect("the app starts its messages before it draws")
}

impl I18n {
    /// The language in use now.
    pub fn language(self) -> Language {
        self.language.get()
    }

    /// Returns true if messages are loaded.
    pub fn ready(self) -> bool {
        self.table.with(|table| !table.messages.is_empty())
    }

    /// A message in pieces; reactive.
    pub fn parts(self, id: &str, arguments: &[(&str, Value)]) -> Vec<TextPart> {
        let language = self.language.get();
        self.table
            .with(|table| table.format(id, arguments, &|number| category(language, number)))
    }

    /// A message as one string, for attributes, titles and live regions; reactive.
    pub fn text(self, id: &str, arguments: &[(&str, Value)]) -> String {
        let language = self.language.get();
        self.table
            .with(|table| table.format_text(id, arguments, &|number| category(language, number)))
    }

    /// Errors in the files of a translator who has just edited them; usually empty. Reactive.
    pub fn problems(self) -> String {
        self.table.with(|table| table.problems.clone())
    }

    /// Turns a reason into words: what happened and what to do. The only place where codes become words.
    pub fn reason(self, reason: fromline_core::Reason) -> String {
        self.text(&format!("reason-{}", reason.slug()), &[])
    }
}

impl Messages for I18n {
    fn language(&self) -> Language {
        self.language.get()
    }

    fn parts(&self, id: &str, arguments: &[(&str, Value)]) -> Vec<TextPart> {
        Self::parts(*self, id, arguments)
    }

    fn number(&self, number: f64) -> Value {
        number.to_value()
    }
}

/// Makes the values of a message, each time it is drawn.
pub type Arguments = Box<dyn Fn() -> Vec<(&'static str, Value)> + Send + Sync>;

/// Draws a message and redraws it when the language or a value changes. Values stand in `<bdi>`, so that an
/// address never takes the words around it along when it is written from right to left.
///
/// One function rather than a closure in each view: every closure type would be compiled into a view of its own.
pub fn draw(id: &'static str, arguments: Option<Arguments>) -> AnyView {
    let i18n = use_i18n();
    let Some(arguments) = arguments else {
        return text(move || i18n.text(id, &[]));
    };
    show(move || {
        let arguments = arguments();
        let parts = i18n.parts(id, &arguments).into_iter().map(|part| match part {
            TextPart::Text(text) => text.into_any(),
            TextPart::Value(value) => view! { <bdi>{value}</bdi> }.into_any(),
        });
        parts.collect::<Vec<_>>().into_any()
    })
}

/// A message as a signal, for `label!`.
pub fn words(id: &'static str, arguments: Option<Arguments>) -> Signal<String> {
    let i18n = use_i18n();
    Signal::derive(move || {
        let arguments = arguments
            .as_ref()
            .map(|arguments| arguments())
            .unwrap_or_default();
        i18n.text(id, &arguments)
    })
}

/// Draws a message as a view: `t!("aliases-title")`, `t!("aliases-route", host = host.get())`. Values are taken by reference and evaluated
/// at each drawing.
#[macro_export]
macro_rules! t {
    ($id:literal $(,)?) => { $crate::i18n::draw($id, None) };
    ($id:literal, $($name:ident = $value:expr),+ $(,)?) => {
        $crate::i18n::draw($id, Some(Box::new(move || {
            vec![$((stringify!($name), $crate::i18n::ToValue::to_value(&$value))),+]
        })))
    };
}

/// A message as a `String`: for attributes, titles, live regions. Reactive when read in a closure.
#[macro_export]
macro_rules! ts {
    ($id:literal $(,)?) => { $crate::i18n::use_i18n().text($id, &[]) };
    ($id:literal, $($name:ident = $value:expr),+ $(,)?) => {
        $crate::i18n::use_i18n().text(
            $id,
            &[$((stringify!($name), $crate::i18n::ToValue::to_value(&$value))),+],
        )
    };
}

/// A message as a `Signal<String>`: for the labels and hints that components take.
#[macro_export]
macro_rules! label {
    ($id:literal $(,)?) => { $crate::i18n::words($id, None) };
    ($id:literal, $($name:ident = $value:expr),+ $(,)?) => {
        $crate::i18n::words($id, Some(Box::new(move || {
            vec![$((stringify!($name), $crate::i18n::ToValue::to_value(&$value))),+]
        })))
    };
}
