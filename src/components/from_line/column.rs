//! One route: what happens in a sentence, then the clients by what their readers see.

use fromline_core::{
    Language,
    authentication::Authentication,
    headers::Headers,
    message::{Identity, Mailbox, Message, compose},
    route::Route,
    shape::{Shape, shape},
};
use leptos::prelude::*;

use super::{Board, later::later};
use crate::{
    i18n::{ToValue, use_i18n},
    t, ts,
    vdom::drawn,
};

/// The column of one route, in a `view!`.
pub fn column(route: Route, identity: Signal<Identity>, language: Signal<Language>, board: Board) -> AnyView {
    let (title, class) = match route {
        Route::Organisation => (t!("preview-route-organisation"), "route organisation"),
        Route::Gateway => (t!("preview-route-gateway"), "route gateway"),
    };
    let draw = move || identity.with(|identity| content(route, identity, language.get(), board));
    view! {
        <section class=class>
            <h3>{title}</h3>
            {drawn(draw, move |name| board.open(&name))}
        </section>
    }
    .into_any()
}

/// What stands in the column of one route; reactive.
pub fn content(route: Route, identity: &Identity, language: Language, board: Board) -> Shape {
    let mut message = compose(identity, route);
    let help = message.sender.as_ref().map(|sender| help_page(&message, sender));
    let mut facts = Authentication::expected(&message);
    if let (Some(changes), Some(later), Route::Gateway) = (board.changes, later(), route) {
        (later.change)(changes, &mut message, &mut facts);
    }
    let headers = Headers::from(&message);
    if let (Some(by_hand), Some(later), Route::Organisation) = (board.by_hand, later(), route) {
        (later.correct)(by_hand, &mut facts, &headers.author_domain().unwrap_or_default());
    }
    let mut column = shape("div", "").and(board.draw(&headers, &facts, language));
    if let Some(help) = help {
        column.add(help);
    }
    column
}

/// The official help page's own wording, which names no client and puts the alias first.
fn help_page(message: &Message, sender: &Mailbox) -> Shape {
    let values = [
        ("alias", message.from.address.to_value()),
        ("primary", sender.address.to_value()),
    ];
    let sentence = shape("p", "tells").with("data-part", "row");
    shape("div", "help-page")
        .with("data-client", "help-page")
        .and(shape("h4", "").text(&ts!("preview-help-title")))
        .and(shape("div", "mock").and(sentence.say(&use_i18n(), "preview-help-sentence", &values)))
        .and(shape("p", "hint").text(&ts!("preview-help-note")))
}
