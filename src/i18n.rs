//! The messages of the chosen language: `t!` for views, `ts!` for attributes, `label!` for component props.

mod choice;
mod value;

use std::cell::Cell;

use fromline_core::text::{FilledMessage, MessageId, MessageTable, Messages, TextPart, Values};
use leptos::prelude::*;

use crate::view::{show, text};

pub use choice::{choose, complete, speak, start};
pub use fromline_core::{
    Language,
    text::{Extent, id, message, values},
};
pub use value::{argument, category};

/// The chosen language and its messages. `Copy`; usable in views, event handlers and async code.
#[derive(Clone, Copy)]
pub struct I18n {
    /// The language in use.
    pub language: RwSignal<Language>,
    table: RwSignal<MessageTable>,
    /// The language that was asked for last; its messages may be on their way.
    wanted: StoredValue<Language>,
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
    pub fn parts(self, message: FilledMessage<'_>) -> Vec<TextPart> {
        let language = self.language.get();
        self.table
            .with(|table| table.parts(message, &|number| category(language, number)))
    }

    /// A message as one string, for attributes, titles and live regions; reactive.
    pub fn say(self, message: FilledMessage<'_>) -> String {
        let language = self.language.get();
        self.table
            .with(|table| table.say(message, &|number| category(language, number)))
    }

    /// A message without variables as one string; reactive.
    pub fn text(self, id: MessageId) -> String {
        self.say(id.plain())
    }

    /// Errors in the files of a translator who has just edited them; usually empty. Reactive.
    pub fn problems(self) -> String {
        self.table.with(|table| table.problems.clone())
    }

    /// Turns a reason into words: what happened and what to do. The only place where codes become words.
    pub fn reason(self, reason: fromline_core::Reason) -> String {
        self.say((&reason.message()).into())
    }
}

impl Messages for I18n {
    fn language(&self) -> Language {
        self.language.get()
    }

    fn parts(&self, message: FilledMessage<'_>) -> Vec<TextPart> {
        Self::parts(*self, message)
    }
}

/// Draws a message without variables and redraws it when the language changes.
pub fn draw(id: MessageId) -> AnyView {
    let i18n = use_i18n();
    text(move || i18n.text(id))
}

/// Draws a message and redraws it when the language or a value changes. Values stand in `<bdi>`, so that an
/// address never takes the words around it along when it is written from right to left.
pub fn draw_with<S: 'static, const N: usize>(
    id: MessageId<S>,
    values: impl Fn() -> Values<S, N> + Send + Sync + 'static,
) -> AnyView {
    draw_parts(Box::new(move |show| show(id.with(&values()))))
}

/// Hands a message with its present values on.
type Filled = Box<dyn Fn(&mut dyn FnMut(FilledMessage<'_>)) + Send + Sync>;

/// One function rather than a closure in each view: every closure type would be compiled into a view of its own.
fn draw_parts(filled: Filled) -> AnyView {
    let i18n = use_i18n();
    show(move || {
        let mut drawn = Vec::new();
        filled(&mut |message| {
            drawn.extend(i18n.parts(message).into_iter().map(|part| match part {
                TextPart::Text(text) => text.into_any(),
                TextPart::Value(value) => isolated(value),
            }));
        });
        drawn.into_any()
    })
}

/// Characters of an address that always fit into a line.
const WHOLE: usize = 20;
/// Characters of a host, or of half an address, that fit into a line of a narrow phone, even of a title.
const HALF: usize = 24;

/// Draws a value in `<bdi>`. Addresses and hosts in it are not broken at hyphens: an address breaks in front of its `@`, if at all.
/// Everything stays inline, because screen readers hear a space where a box ends.
pub fn isolated(value: String) -> AnyView {
    if !value.contains(['@', '.']) {
        return view! { <bdi>{value}</bdi> }.into_any();
    }
    let words = value.split_inclusive(' ').map(|word| {
        let name = word.trim_end();
        let end = word[name.len()..].to_owned();
        match name.find('@') {
            Some(at) if name.len() > WHOLE => {
                let (local, domain) = name.split_at(at);
                view! { {held(local)}<span class="at">{held(domain)}</span>{end} }.into_any()
            }
            _ if name.contains(['@', '.']) => view! { {held(name)}{end} }.into_any(),
            _ => word.to_owned().into_any(),
        }
    });
    view! { <bdi>{words.collect::<Vec<_>>()}</bdi> }.into_any()
}

/// Draws part of a value in one line, unless it is too long for that.
fn held(part: &str) -> AnyView {
    let class = (part.len() <= HALF).then_some("held");
    view! { <span class=class>{part.to_owned()}</span> }.into_any()
}

/// A message without variables as a signal, for `label!`.
pub fn words(id: MessageId) -> Signal<String> {
    let i18n = use_i18n();
    Signal::derive(move || i18n.text(id))
}

/// A message as a signal, for `label!`.
pub fn words_with<S: 'static, const N: usize>(
    id: MessageId<S>,
    values: impl Fn() -> Values<S, N> + Send + Sync + 'static,
) -> Signal<String> {
    words_of(Box::new(move |show| show(id.with(&values()))))
}

fn words_of(filled: Filled) -> Signal<String> {
    let i18n = use_i18n();
    Signal::derive(move || {
        let mut words = String::new();
        filled(&mut |message| words = i18n.say(message));
        words
    })
}

/// Draws a message as a view: `t!("aliases-title")`, `t!("aliases-route-gateway", host = host.get(), …)`. Values are taken by reference
/// and evaluated at each drawing. An id or a variable that `public/locales/en` does not have, a variable that is missing, and a number
/// where a text belongs do not compile.
#[macro_export]
macro_rules! t {
    ($id:tt $(,)?) => { $crate::i18n::draw($crate::i18n::id!($id)) };
    ($id:tt, $($name:ident = $value:expr),+ $(,)?) => {
        $crate::i18n::draw_with($crate::i18n::id!($id), move || {
            type Message_ = $crate::i18n::message!($id);
            $crate::i18n::values!($crate::i18n::argument, Message_ { $($name = $value),+ })
        })
    };
}

/// A message as a `String`: for attributes, titles, live regions. Reactive when read in a closure.
#[macro_export]
macro_rules! ts {
    ($id:tt $(,)?) => { $crate::i18n::use_i18n().text($crate::i18n::id!($id)) };
    ($id:tt, $($name:ident = $value:expr),+ $(,)?) => {
        $crate::i18n::use_i18n().say($crate::i18n::id!($id).with(&{
            type Message_ = $crate::i18n::message!($id);
            $crate::i18n::values!($crate::i18n::argument, Message_ { $($name = $value),+ })
        }))
    };
}

/// A message as a `Signal<String>`: for the labels and hints that components take.
#[macro_export]
macro_rules! label {
    ($id:tt $(,)?) => { $crate::i18n::words($crate::i18n::id!($id)) };
    ($id:tt, $($name:ident = $value:expr),+ $(,)?) => {
        $crate::i18n::words_with($crate::i18n::id!($id), move || {
            type Message_ = $crate::i18n::message!($id);
            $crate::i18n::values!($crate::i18n::argument, Message_ { $($name = $value),+ })
        })
    };
}
