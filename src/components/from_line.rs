//! What recipients read: both routes side by side, the programs that show the same together.

mod board;
mod column;
mod filter;
mod later;
mod look;
mod names;

pub use fromline_core::example::{example, or_example};
use fromline_core::{Language, changes::Change, message::Identity, route::Route};
use leptos::prelude::*;

pub use board::{Board, Extent, Shown};
pub use column::content;
pub use filter::{Filter, filters};
pub use later::{ByHand, Later, bring, change, later};
pub use names::program_name;

use super::Select;
use crate::{i18n::use_i18n, label, view::show};

/// The preview of everything that `identity` sends, by each route; `changes`: what the gateway changes of it.
pub fn preview(identity: Signal<Identity>, changes: Option<Signal<Vec<Change>>>) -> AnyView {
    let language = RwSignal::new(String::new());
    let board = Board::new(Filter::default(), Extent::Beside).changing(changes);
    view! {
        <div class="from-line">
            {language_select(language)}
            {comparison(identity, recipient_language(language), board)}
        </div>
    }
    .into_any()
}

/// Both routes, for a given language of the recipient's client.
fn comparison(identity: Signal<Identity>, language: Signal<Language>, board: Board) -> AnyView {
    let columns = Route::ALL.map(|route| column::column(route, identity, language, board));
    view! { <div class="routes">{columns.into_iter().collect::<Vec<_>>()}</div> }.into_any()
}

/// The language of the recipient's client: the page's until another is chosen.
pub fn recipient_language(chosen: RwSignal<String>) -> Signal<Language> {
    Signal::derive(move || {
        chosen
            .with(|tag| Language::parse(tag))
            .unwrap_or_else(|| use_i18n().language())
    })
}

/// The choice of the recipient's language; an empty value is "as the page".
pub fn language_select(chosen: RwSignal<String>) -> AnyView {
    let own = (String::new(), label!("preview-language-own"));
    let named = Language::all().map(|language| {
        (
            language.code().to_owned(),
            Signal::stored(language.name().to_owned()),
        )
    });
    let options: Vec<_> = std::iter::once(own).chain(named).collect();
    // Drawn again when something else than the reader sets it, such as a link that was opened.
    let select = move || {
        let options = options.clone();
        view! { <Select label=label!("preview-language") value=chosen options=options /> }.into_any()
    };
    show(select)
}
