//! Why clients show what they show, and how that is known: on demand.

use fromline_core::clients::{CATALOGUE, Card, Grade};
use leptos::prelude::*;

use crate::{
    i18n::{ToValue, draw},
    sources::{ask, sources},
    t,
    view::{show, show_if},
};

/// The explanation of some clients that show the same.
pub fn evidence(places: Vec<usize>, cards: Memo<Vec<Card>>) -> AnyView {
    let opened = RwSignal::new(false);
    let open = move |_| {
        opened.set(true);
        ask();
    };
    let content = move || {
        let places = places.clone();
        show(move || {
            let all = places
                .iter()
                .map(|place| cards.with(|cards| explanation(*place, &cards[*place])));
            all.collect::<Vec<_>>().into_any()
        })
    };
    view! {
        <details class="evidence">
            <summary on:click=open>{t!("preview-evidence-all")}</summary>
            {show_if(move || opened.get(), content)}
        </details>
    }
    .into_any()
}

fn explanation(place: usize, card: &Card) -> AnyView {
    let client = CATALOGUE[place];
    let domain = card.why.domain().unwrap_or_default().to_owned();
    let arguments = move || vec![("client", client.name.to_value()), ("domain", domain.to_value())];
    let source = show(move || {
        sources().with(|sources| match sources {
            None => ().into_any(),
            Some(Err(failure)) => failure.text().into_any(),
            Some(Ok(clients)) => {
                let known = clients.iter().find(|known| known.id == client.id);
                let evidence = known.map(|known| known.evidence.clone()).unwrap_or_default();
                t!(
                    "preview-source",
                    source = evidence.source,
                    version = evidence.version
                )
            }
        })
    });
    view! {
        <div class="explanation">
            <p>{draw(card.why.message(), Some(Box::new(arguments)))}</p>
            <p>{grade(client.evidence.grade)}" "{source}</p>
        </div>
    }
    .into_any()
}

/// What a grade means.
fn grade(grade: Grade) -> AnyView {
    match grade {
        Grade::ARun => t!("preview-grade-a-run"),
        Grade::A => t!("preview-grade-a"),
        Grade::B => t!("preview-grade-b"),
        Grade::C => t!("preview-grade-c"),
        Grade::D => t!("preview-grade-d"),
    }
}
