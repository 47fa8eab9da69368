//! What some clients show: the line in the message list, the lines of the opened message, and how that is known.

use fromline_core::clients::{CATALOGUE, Card, Effect, Row};
use leptos::prelude::*;

use super::evidence::evidence;
use crate::{
    t,
    view::{show, text},
};

/// The clients at these places of the catalogue, which all show the same.
pub fn look(places: &[usize], cards: Memo<Vec<Card>>) -> AnyView {
    let first = places[0];
    let names = places.iter().map(|place| {
        let client = CATALOGUE[*place];
        view! { <li data-client=client.id>{client.name}</li> }
    });
    let list = text(move || cards.with(|cards| cards[first].list.clone()));
    view! {
        <li class="look">
            <ul class="names">{names.collect::<Vec<_>>()}</ul>
            {show(move || cards.with(|cards| assumed(&cards[first])))}
            <div class="mock">
                <p class="mock-list">
                    <span class="visually-hidden">{t!("preview-in-list")}" "</span>
                    <bdi data-part="list">{list}</bdi>
                </p>
                {show(move || cards.with(|cards| opened(&cards[first])))}
            </div>
            {evidence(places.to_vec(), cards)}
        </li>
    }
    .into_any()
}

/// A client that is not known must not look like one that is.
fn assumed(card: &Card) -> AnyView {
    if card.effect == Effect::Unknown {
        view! { <p class="assumed">{t!("preview-assumed")}</p> }.into_any()
    } else {
        ().into_any()
    }
}

/// The opened message.
fn opened(card: &Card) -> AnyView {
    let open = (!card.rows.is_empty()).then(|| {
        view! {
            <div class="mock-open">
                <span class="visually-hidden">{t!("preview-in-message")}" "</span>
                {rows(&card.rows, "row")}
                {badges(&card.badges)}
            </div>
        }
    });
    let unknown = card.effect == Effect::Unknown;
    let details = (!card.details.is_empty()).then(|| {
        let words = if unknown {
            t!("preview-perhaps")
        } else {
            t!("preview-in-details")
        };
        view! {
            <div class="mock-details">
                <p class="hint">{words}</p>
                {rows(&card.details, "details")}
            </div>
        }
    });
    view! {
        {open}
        {details}
    }
    .into_any()
}

fn rows(rows: &[Row], part: &'static str) -> AnyView {
    let rows = rows.iter().map(|row| {
        let label = (!row.label.is_empty())
            .then(|| view! { <span class="mock-label">{row.label.to_string()}</span>" " });
        // The line that names somebody else is marked, whatever the colours.
        let class = if row.tells { "tells" } else { "" };
        view! { <p data-part=part class=class>{label}<bdi>{row.text.clone()}</bdi></p> }
    });
    rows.collect::<Vec<_>>().into_any()
}

/// What the client adds of its own.
fn badges(badges: &[String]) -> AnyView {
    let badges = badges
        .iter()
        .map(|badge| view! { <p class="badge" data-part="badge"><bdi>{badge.clone()}</bdi></p> });
    badges.collect::<Vec<_>>().into_any()
}
