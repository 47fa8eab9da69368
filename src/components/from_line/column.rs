//! One route: what happens in a sentence, then the clients by what their readers see.

use fromline_core::{
    Language,
    authentication::Authentication,
    headers::Headers,
    message::{Identity, Message, compose},
    route::Route,
};
use leptos::prelude::*;

use super::Board;
use crate::{
    i18n::{ToValue, drawn},
    t, ts,
    view::{element, marked, show},
};

/// The column of one route.
pub fn column(route: Route, identity: Signal<Identity>, language: Signal<Language>, board: Board) -> AnyView {
    let (title, class) = match route {
        Route::Organisation => (t!("preview-route-organisation"), "route organisation"),
        Route::Gateway => (t!("preview-route-gateway"), "route gateway"),
    };
    let content = move || {
        let message = identity.with(|identity| compose(identity, route));
        let expected = Authentication::expected(&message);
        let cards = board.draw(&Headers::from(&message), &expected, language.get());
        element("div", "", vec![cards, help_page(&message)])
    };
    view! {
        <section class=class>
            <h3>{title}</h3>
            {show(content)}
        </section>
    }
    .into_any()
}

/// The official help page's own wording, which names no client and puts the alias first.
fn help_page(message: &Message) -> AnyView {
    let Some(sender) = &message.sender else {
        return ().into_any();
    };
    let values = [
        ("alias", message.from.address.to_value()),
        ("primary", sender.address.to_value()),
    ];
    let sentence = vec![drawn("preview-help-sentence", &values)];
    let sentence = marked("p", "tells", ("data-part", Some("row")), sentence);
    let parts = vec![
        element("h4", "", vec![ts!("preview-help-title").into_any()]),
        element("div", "mock", vec![sentence]),
        element("p", "hint", vec![ts!("preview-help-note").into_any()]),
    ];
    marked("div", "help-page", ("data-client", Some("help-page")), parts)
}
