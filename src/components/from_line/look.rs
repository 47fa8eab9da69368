//! What some clients show: the line in the message list, the lines of the opened message, and how that is known.

use fromline_core::clients::{Card, Effect, Grade, Row};
use leptos::prelude::*;

use super::board::{Board, Shown};
use crate::{
    i18n::{ToValue, drawn},
    ts,
    view::{disclosure, element, marked},
};

/// Clients that show the very same.
pub fn look(board: Board, clients: &[&Shown]) -> AnyView {
    let first = clients[0];
    let mut names = Vec::new();
    let mut explanations = Vec::new();
    let opened = board.is_open(first.0.id);
    for shown in clients {
        let name = shown.0.name.into_any();
        names.push(marked("li", "", ("data-client", Some(shown.0.id)), vec![name]));
        if opened {
            explanations.push(explanation(shown));
        }
    }
    let name = first.0.id;
    let summary = vec![ts!("preview-evidence-all").into_any()];
    let evidence = disclosure("evidence", false, summary, move || board.open(name), explanations);
    element(
        "li",
        "look",
        vec![element("ul", "names", names), card(&first.1), evidence],
    )
}

/// The list and the opened message. A client that is not known must not look like one that is.
fn card(card: &Card) -> AnyView {
    let unknown = card.effect == Effect::Unknown;
    let when = |holds: bool, draw: &dyn Fn() -> AnyView| if holds { draw() } else { ().into_any() };
    let list = || {
        let text = card.list.clone().into_any();
        let text = marked("bdi", "", ("data-part", Some("list")), vec![text]);
        element("p", "mock-list", vec![aside(ts!("preview-in-list")), text])
    };
    let open = || {
        let mut parts = vec![aside(ts!("preview-in-message"))];
        rows(&card.rows, "row", &mut parts);
        for badge in &card.badges {
            parts.push(line("badge", "badge", "", badge));
        }
        element("div", "mock-open", parts)
    };
    let details = || {
        let words = if unknown {
            ts!("preview-perhaps")
        } else {
            ts!("preview-in-details")
        };
        let mut parts = vec![element("p", "hint", vec![words.into_any()])];
        rows(&card.details, "details", &mut parts);
        element("div", "mock-details", parts)
    };
    let assumed = || element("p", "assumed", vec![ts!("preview-assumed").into_any()]);
    let mock = vec![
        when(unknown, &assumed),
        when(!unknown, &list),
        when(!card.rows.is_empty() || !card.badges.is_empty(), &open),
        when(!card.details.is_empty(), &details),
    ];
    element("div", "mock", mock)
}

/// What only readers of the screen need to be told.
fn aside(words: String) -> AnyView {
    element("span", "visually-hidden", vec![(words + " ").into_any()])
}

/// The line that names somebody else is marked, whatever the colours.
fn rows(rows: &[Row], part: &'static str, parts: &mut Vec<AnyView>) {
    for row in rows {
        parts.push(line(
            part,
            if row.tells { "tells" } else { "" },
            &row.label,
            &row.text,
        ));
    }
}

fn line(part: &'static str, class: &str, label: &str, text: &str) -> AnyView {
    let label = if label.is_empty() {
        ().into_any()
    } else {
        element("span", "mock-label", vec![label.to_owned().into_any()])
    };
    let text = element("bdi", "", vec![text.to_owned().into_any()]);
    marked("p", class, ("data-part", Some(part)), vec![label, text])
}

/// Why a client shows what it shows, and how that is known.
fn explanation((client, card): &Shown) -> AnyView {
    let evidence = client.evidence;
    let why = [
        ("client", client.name.to_value()),
        ("domain", card.why.domain().unwrap_or_default().to_value()),
    ];
    let source = [
        ("source", evidence.source.to_value()),
        ("version", evidence.version.to_value()),
    ];
    let grade = match evidence.grade {
        Grade::ARun => ts!("preview-grade-a-run"),
        Grade::A => ts!("preview-grade-a"),
        Grade::B => ts!("preview-grade-b"),
        Grade::C => ts!("preview-grade-c"),
        Grade::D => ts!("preview-grade-d"),
    };
    let source = vec![(grade + " ").into_any(), drawn("preview-source", &source)];
    let paragraphs = vec![
        element("p", "", vec![drawn(card.why.message(), &why)]),
        element("p", "", source),
    ];
    element("div", "explanation", paragraphs)
}
