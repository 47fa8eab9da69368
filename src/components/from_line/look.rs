//! What some clients show: the line in the message list, the lines of the opened message, and how that is known.

use super::{
    board::{Board, RenderedCard},
    later::later,
};
use crate::{i18n::use_i18n, ts};
use fromline_core::{
    clients::{Card, Effect, Row, program_name, shorten},
    shape::{Shape, shape},
};

/// Draws clients that show exactly the same as one card.
pub fn look(board: Board, clients: &[&RenderedCard]) -> Shape {
    let (first, card) = clients[0];
    let mut names = shape("ul", "names");
    let mut evidence = shape("details", "evidence");
    evidence.add(
        shape("summary", "")
            .with("data-name", first.id)
            .text(&ts!("preview-evidence-all")),
    );
    let opened = board.is_open(first.id);
    for shown in clients {
        names.add(
            shape("li", "")
                .with("data-client", shown.0.id)
                .text(&program_name(&use_i18n(), shown.0)),
        );
        // Explanations come later, like their words.
        if let Some(later) = later().filter(|_| opened) {
            evidence.add((later.explain)(shown));
        }
    }
    shape("li", "look")
        .keyed(first.id)
        .and(names)
        .and(picture_of(card))
        .and(evidence)
}

/// The list and the opened message. A client that is not known must not look like one that is.
fn picture_of(card: &Card) -> Shape {
    let unknown = card.effect == Effect::Unknown;
    let mut mock = shape("div", "mock");
    if unknown {
        mock.add(shape("p", "assumed").text(&ts!("preview-assumed")));
    } else {
        let list = whole(&card.list).with("data-part", "list");
        mock.add(
            shape("div", "mock-list")
                .and(aside(&ts!("preview-in-list")))
                .and(list),
        );
    }
    if !card.rows.is_empty() || !card.badges.is_empty() {
        let mut open = shape("div", "mock-open").and(aside(&ts!("preview-in-message")));
        rows(&card.rows, "row", &mut open);
        for badge in &card.badges {
            open.add(line("badge", "sign", "", badge));
        }
        mock.add(open);
    }
    if !card.details.is_empty() {
        let words = if unknown {
            ts!("preview-perhaps")
        } else {
            ts!("preview-in-details")
        };
        let mut details = shape("div", "mock-details").and(shape("p", "hint").text(&words));
        rows(&card.details, "details", &mut details);
        mock.add(details);
    }
    mock
}

/// What only readers of the screen need to be told.
fn aside(words: &str) -> Shape {
    shape("span", "visually-hidden").text(&format!("{words} "))
}

/// The line that names somebody else is marked, whatever the colours.
fn rows(rows: &[Row], part: &'static str, into: &mut Shape) {
    for row in rows {
        let class = if row.tells { "tells" } else { "mock-row" };
        into.add(line(part, class, &row.label, &row.text));
    }
}

fn line(part: &'static str, class: &str, label: &str, text: &str) -> Shape {
    let mut line = shape("div", class).with("data-part", part);
    if !label.is_empty() {
        line.add(shape("span", "mock-label").text(&format!("{label} ")));
    }
    line.and(whole(text))
}

/// A text; of a long one the beginning, and all of it with one press.
fn whole(text: &str) -> Shape {
    let words = |text: &str| shape("bdi", "").text(text);
    match shorten(text) {
        None => words(text),
        Some(short) => shape("details", "long")
            .and(shape("summary", "").and(words(&short)))
            .and(words(text)),
    }
}
