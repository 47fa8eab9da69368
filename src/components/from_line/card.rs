//! One client's card: the line in its message list, the lines of its opened message, and how that is known.

use fromline_core::{
    Language,
    clients::{Card, Effect, Grade, Row},
    message::Message,
};
use leptos::prelude::*;

use super::column::Shown;
use crate::{
    t,
    view::{show, text},
};

/// A client's card.
pub fn card((client, card): Shown) -> AnyView {
    let evidence = client.evidence;
    let assumed =
        (evidence.grade == Grade::D).then(|| view! { <p class="assumed">{t!("preview-assumed")}</p> });
    view! {
        <li class="client-card" data-client=client.id>
            <h4>{client.name}</h4>
            {assumed}
            <div class="mock">
                <p class="mock-list">
                    <span class="visually-hidden">{t!("preview-in-list")}" "</span>
                    <bdi data-part="list">{text(move || card.with(|card| card.list.clone()))}</bdi>
                </p>
                <div class="mock-open">
                    <span class="visually-hidden">{t!("preview-in-message")}" "</span>
                    {show(move || card.with(|card| rows(&card.rows, "row", card.effect)))}
                </div>
                {show(move || card.with(details))}
            </div>
            <details class="evidence">
                <summary>{t!("preview-evidence", grade = evidence.grade.code())}</summary>
                <p>{grade(evidence.grade)}</p>
                <p>{t!("preview-source", source = evidence.source, version = evidence.version)}</p>
            </details>
        </li>
    }
    .into_any()
}

fn rows(rows: &[Row], part: &'static str, effect: Effect) -> AnyView {
    let last = rows.len().saturating_sub(1);
    let rows = rows.iter().enumerate().map(|(place, row)| {
        // The line that gives the primary address away is marked, whatever the colours.
        let tells = match effect {
            Effect::OnBehalf | Effect::Via => place == 0,
            Effect::SenderRow | Effect::InDetails => place == last,
            Effect::Direct | Effect::Unknown => false,
        };
        let label = (!row.label.is_empty()).then(|| view! { <span class="mock-label">{row.label}</span>" " });
        view! {
            <p data-part=part class=if tells { "tells" } else { "" }>{label}<bdi>{row.text.clone()}</bdi></p>
        }
    });
    rows.collect::<Vec<_>>().into_any()
}

fn details(card: &Card) -> AnyView {
    if card.details.is_empty() {
        return ().into_any();
    }
    view! {
        <div class="mock-details">
            <p class="hint">{t!("preview-in-details")}</p>
            {rows(&card.details, "details", card.effect)}
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

/// The official help page's own wording, which names no client and puts the alias first.
pub fn help_page(message: Memo<Message>, _language: Signal<Language>) -> AnyView {
    let sentence = move || {
        let (alias, primary) = message.with(|message| {
            let primary = message.sender.as_ref().map(|sender| sender.address.clone());
            (message.from.address.clone(), primary.unwrap_or_default())
        });
        t!("preview-help-sentence", alias = alias, primary = primary)
    };
    view! {
        <div class="client-card help-page" data-client="help-page">
            <h4>{t!("preview-help-title")}</h4>
            <div class="mock"><p class="tells" data-part="row">{show(sentence)}</p></div>
            <p class="hint">{t!("preview-help-note")}</p>
        </div>
    }
    .into_any()
}
