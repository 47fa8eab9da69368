//! One route: what happens in a sentence, then the clients by what their readers see.

use fromline_core::{
    Language,
    authentication::Authentication,
    clients::{CATALOGUE, render},
    headers::Headers,
    message::{Identity, Message, compose},
    route::Route,
};
use leptos::prelude::*;

use super::{Extent, Filter, groups};
use crate::{
    t,
    view::{show, show_if},
};

/// The column of one route.
pub fn column(
    route: Route,
    identity: Signal<Identity>,
    language: Signal<Language>,
    filter: Filter,
    extent: Extent,
) -> AnyView {
    let message = Memo::new(move |_| identity.with(|identity| compose(identity, route)));
    // One memo for all: fifty cards take a tenth of the time that fifty memos do.
    let cards = Memo::new(move |_| {
        let language = language.get();
        message.with(|message| {
            let (headers, expected) = (Headers::from(message), Authentication::expected(message));
            let card = |client| render(&headers, &expected, client, language);
            CATALOGUE.iter().copied().map(card).collect::<Vec<_>>()
        })
    });
    let (title, class) = match route {
        Route::Organisation => (t!("preview-route-organisation"), "route organisation"),
        Route::Gateway => (t!("preview-route-gateway"), "route gateway"),
    };
    view! {
        <section class=class>
            <h3>{title}</h3>
            {groups(cards, filter, extent)}
            {show_if(
                move || message.with(|message| message.sender.is_some()),
                move || help_page(message),
            )}
        </section>
    }
    .into_any()
}

/// The official help page's own wording, which names no client and puts the alias first.
fn help_page(message: Memo<Message>) -> AnyView {
    let sentence = move || {
        let (alias, primary) = message.with(|message| {
            let primary = message.sender.as_ref().map(|sender| sender.address.clone());
            (message.from.address.clone(), primary.unwrap_or_default())
        });
        t!("preview-help-sentence", alias = alias, primary = primary)
    };
    view! {
        <div class="help-page" data-client="help-page">
            <h4>{t!("preview-help-title")}</h4>
            <div class="mock"><p class="tells" data-part="row">{show(sentence)}</p></div>
            <p class="hint">{t!("preview-help-note")}</p>
        </div>
    }
    .into_any()
}
