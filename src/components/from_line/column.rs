//! One route: what happens in a sentence, then the clients by what their readers see.

use fromline_core::{
    Language,
    clients::{CATALOGUE, Card, Client, Effect, render},
    message::{Authentication, Identity, Message, compose},
    route::Route,
};
use leptos::prelude::*;

use super::{Extent, card};
use crate::{
    i18n::draw,
    t,
    view::{show, show_if},
};

/// A client, and what it shows now.
pub type Shown = (&'static Client, Memo<Card>);

/// The column of one route.
pub fn column(
    route: Route,
    identity: Signal<Identity>,
    language: Signal<Language>,
    extent: Extent,
) -> AnyView {
    let message = Memo::new(move |_| identity.with(|identity| compose(identity, route)));
    let cards: Vec<Shown> = CATALOGUE
        .iter()
        .map(|client| {
            (
                *client,
                Memo::new(move |_| message.with(|message| card_of(message, client, language.get()))),
            )
        })
        .collect();
    let title = match route {
        Route::Organisation => t!("preview-route-organisation"),
        Route::Gateway => t!("preview-route-gateway"),
    };
    let class = match route {
        Route::Organisation => "route organisation",
        Route::Gateway => "route gateway",
    };
    // Groups change when a Sender comes or goes, not with each letter.
    let effects = {
        let cards = cards.clone();
        Memo::new(move |_| {
            cards
                .iter()
                .map(|(_, card)| card.with(|card| card.effect))
                .collect::<Vec<_>>()
        })
    };
    let groups = move || {
        let effects = effects.get();
        let known = effects
            .iter()
            .filter(|effect| **effect != Effect::Unknown)
            .count();
        let groups = Effect::ALL.into_iter().filter_map(|effect| {
            let members = cards.iter().zip(&effects).filter(|(_, its)| **its == effect);
            let members: Vec<Shown> = members.map(|(shown, _)| *shown).collect();
            (!members.is_empty()).then(|| group(effect, members, known, extent))
        });
        groups.collect::<Vec<_>>().into_any()
    };
    view! {
        <section class=class>
            <h3>{title}</h3>
            {show_if(
                move || message.with(|message| message.sender.is_some()),
                move || card::help_page(message, language),
            )}
            {show(groups)}
        </section>
    }
    .into_any()
}

fn card_of(message: &Message, client: &Client, language: Language) -> Card {
    render(message, &Authentication::expected(message), client, language)
}

/// The clients that show the same: how many, then each of them.
fn group(effect: Effect, members: Vec<Shown>, known: usize, extent: Extent) -> AnyView {
    let count = members.len();
    let arguments = move || {
        use crate::i18n::ToValue;
        vec![("count", count.to_value()), ("total", known.to_value())]
    };
    let id = match effect {
        Effect::OnBehalf => "preview-group-on-behalf",
        Effect::SenderRow => "preview-group-sender-row",
        Effect::Via => "preview-group-via",
        Effect::InDetails => "preview-group-in-details",
        Effect::Direct => "preview-group-direct",
        Effect::Unknown => "preview-group-unknown",
    };
    let summary = draw(id, Some(Box::new(arguments)));
    let cards: Vec<AnyView> = members.into_iter().map(card::card).collect();
    let class = format!("group {}", effect.slug());
    view! {
        <details class=class open=extent == Extent::Whole>
            <summary>{summary}</summary>
            <ul class="cards">{cards}</ul>
        </details>
    }
    .into_any()
}
