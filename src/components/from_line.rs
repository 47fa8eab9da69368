//! What recipients read: pictures of the programs that most of them have, both routes side by side; and all programs, those that
//! show the same together.

mod board;
mod column;
mod comparison;
mod filter;
mod gallery;
mod later;
mod look;
mod pictures;

pub use fromline_core::example::{example, or_example};
use fromline_core::{
    Language,
    changes::GatewayChange,
    delivery_route::DeliveryRoute,
    message::Identity,
    text::{MessageId, id},
};
use leptos::prelude::*;

pub use board::{Board, BoardExtent, RenderedCard};
pub use comparison::RouteComparison;
pub use filter::{ProgramFilter, filters};
pub use gallery::Gallery;
pub use later::{ByHand, Later, bring, change, later};
pub use pictures::{Chosen, copy, programs};

use super::Select;
use crate::{
    i18n::use_i18n,
    label, t,
    view::{show, show_if},
};

/// Message ids of the captions of the two pictures beside a form: the organisation's route, the gateway's.
pub const ROUTES: [MessageId; 2] = [id!("preview-route-organization"), id!("preview-route-gateway")];

/// Draws the preview beside a form, of the mail that `identity` sends; `changes` are those made by the gateway.
pub fn preview(
    identity: Signal<Identity>,
    changes: Option<Signal<Vec<GatewayChange>>>,
    captions: [MessageId; 2],
) -> AnyView {
    let language = RwSignal::new(String::new());
    let comparison = RouteComparison::new(identity, recipient_language(language)).changing(changes);
    let chosen = Chosen::start();
    let all = RwSignal::new(false);
    let board = Board::new(ProgramFilter::default(), BoardExtent::Beside);
    view! {
        <div class="from-line">
            {pictures::picture(comparison, chosen, captions)}
            {chosen.select()}
            {language_select(language)}
            <details class="everything" on:toggle=move |_| all.set(true)>
                <summary>{t!("preview-everything")}</summary>
                {show_if(move || all.get(), move || routes(comparison, board))}
            </details>
        </div>
    }
    .into_any()
}

/// Draws all programs in groups, with the filter that selects them.
pub fn everything(comparison: RouteComparison, filter: ProgramFilter) -> AnyView {
    let board = Board::new(filter, BoardExtent::Whole);
    view! {
        <div class="choices">{filters(filter)}</div>
        {routes(comparison, board)}
    }
    .into_any()
}

/// Both routes.
fn routes(comparison: RouteComparison, board: Board) -> AnyView {
    let columns = DeliveryRoute::ALL.map(|route| column::column(route, comparison, board));
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
