//! What recipients read: pictures of the programs that most of them have, both routes side by side; and all programs, those that
//! show the same together.

mod beside;
mod board;
mod column;
mod comparison;
mod filter;
mod gallery;
mod later;
mod look;
mod pictures;

pub use fromline_core::example::{example, or_example};
use fromline_core::{Language, delivery_route::DeliveryRoute};
use leptos::prelude::*;

pub use beside::Beside;
pub use board::{Board, BoardExtent, RenderedCard};
pub use comparison::RouteComparison;
pub use filter::{ProgramFilter, filters};
pub use gallery::Gallery;
pub use later::{ByHand, Later, bring, brought_by, change, later};
pub use pictures::{Chosen, copy, programs, received_picture};

use super::Select;
use crate::{i18n::use_i18n, label, view::show};

/// Draws all programs in groups, with the filter that selects them.
pub fn everything(comparison: RouteComparison, filter: ProgramFilter) -> AnyView {
    let board = Board::new(filter, BoardExtent::Whole);
    view! {
        <div class="choices">{filters(filter)}</div>
        {routes(&DeliveryRoute::ALL, comparison, board)}
    }
    .into_any()
}

/// Draws all programs for each of these routes, in groups.
pub fn columns(shown: Signal<Vec<DeliveryRoute>>, comparison: RouteComparison, board: Board) -> AnyView {
    show(move || shown.with(|shown| routes(shown, comparison, board)))
}

/// A column for each of the routes.
fn routes(shown: &[DeliveryRoute], comparison: RouteComparison, board: Board) -> AnyView {
    let columns = shown
        .iter()
        .map(|&route| column::column(route, comparison, board));
    view! { <div class="routes">{columns.collect::<Vec<_>>()}</div> }.into_any()
}

/// The language of the recipient's client: the page's until another is chosen.
pub fn recipient_language(chosen: RwSignal<String>) -> Signal<Language> {
    Signal::derive(move || {
        chosen
            .with(|tag| Language::parse(tag))
            .unwrap_or_else(|| use_i18n().language())
    })
}

/// Draws the choice of the recipient's language; an empty value is "as the page".
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
