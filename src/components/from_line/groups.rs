//! All clients of one message, by what their readers see; those that show the same stand together.

use fromline_core::clients::{CATALOGUE, Card, Effect};
use leptos::prelude::*;

use super::{Filter, look::look};
use crate::{
    i18n::{ToValue, draw},
    view::{flag, show, show_if},
};

/// How much of the preview is shown.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Extent {
    /// Everything, for the page of its own.
    Whole,
    /// Beside a form: one summary for each group, the cards on demand.
    Beside,
}

/// Which clients stand together: this changes when a Sender comes or goes, not with each letter.
#[derive(Clone, PartialEq)]
struct Shape {
    /// How many clients there are whose behaviour is known.
    known: usize,
    groups: Vec<Group>,
}

/// The clients whose readers see the same kind of thing.
#[derive(Clone, PartialEq)]
struct Group {
    effect: Effect,
    count: usize,
    /// Places in the catalogue; those of one look show the very same.
    looks: Vec<Vec<usize>>,
}

/// The groups of these cards, which are in the order of the catalogue.
pub fn groups(cards: Memo<Vec<Card>>, filter: Filter, extent: Extent) -> AnyView {
    let shape = Memo::new(move |_| cards.with(|cards| shape(cards, filter)));
    show(move || {
        let Shape { known, groups } = shape.get();
        let marks = marks(&groups);
        let drawn = groups.into_iter().map(|one| group(one, known, cards, extent));
        view! {
            {marks}
            {drawn.collect::<Vec<_>>()}
        }
        .into_any()
    })
}

/// A mark for each client, so that the two routes can be compared at a glance; the groups say the same in words.
fn marks(groups: &[Group]) -> AnyView {
    let marks = groups.iter().flat_map(|group| {
        let class = format!("mark {}", group.effect.slug());
        (0..group.count).map(move |_| view! { <i class=class.clone()></i> })
    });
    view! { <p class="marks" aria-hidden="true">{marks.collect::<Vec<_>>()}</p> }.into_any()
}

fn shape(cards: &[Card], filter: Filter) -> Shape {
    let mut known = 0;
    let mut groups: Vec<Group> = Vec::new();
    for effect in Effect::ALL {
        let mut count = 0;
        let mut looks: Vec<Vec<usize>> = Vec::new();
        for (place, card) in cards.iter().enumerate() {
            if card.effect != effect || !filter.takes(CATALOGUE[place]) {
                continue;
            }
            count += 1;
            match looks.iter_mut().find(|look| alike(&cards[look[0]], card)) {
                Some(look) => look.push(place),
                None => looks.push(vec![place]),
            }
        }
        if effect != Effect::Unknown {
            known += count;
        }
        if count > 0 && filter.shows(effect) {
            groups.push(Group { effect, count, looks });
        }
    }
    Shape { known, groups }
}

/// Whether two cards look the same.
fn alike(one: &Card, other: &Card) -> bool {
    (&one.list, &one.rows, &one.details, &one.badges)
        == (&other.list, &other.rows, &other.details, &other.badges)
}

/// The clients that show the same kind of thing: how many, then each look.
fn group(group: Group, known: usize, cards: Memo<Vec<Card>>, extent: Extent) -> AnyView {
    let Group { effect, count, looks } = group;
    let arguments = move || vec![("count", count.to_value()), ("total", known.to_value())];
    let id = match effect {
        Effect::OnBehalf => "preview-group-on-behalf",
        Effect::SenderRow => "preview-group-sender-row",
        Effect::Via => "preview-group-via",
        Effect::InDetails => "preview-group-in-details",
        Effect::Direct => "preview-group-direct",
        Effect::Unknown => "preview-group-unknown",
    };
    let summary = draw(id, Some(Box::new(arguments)));
    let opened = RwSignal::new(extent == Extent::Whole);
    // What nobody has opened needs not be drawn with each key.
    let drawn = RwSignal::new(opened.get_untracked());
    let toggle = move |_| {
        opened.update(|opened| *opened = !*opened);
        drawn.set(true);
    };
    let content = move || {
        let looks = looks.iter().map(|places| look(places, cards));
        view! { <ul class="cards">{looks.collect::<Vec<_>>()}</ul> }.into_any()
    };
    view! {
        <details class=format!("group {}", effect.slug()) open=flag(move || opened.get_untracked())>
            <summary on:click=toggle><i class=format!("mark {}", effect.slug()) aria-hidden="true"></i>{summary}</summary>
            {show_if(move || drawn.get(), content)}
        </details>
    }
    .into_any()
}
