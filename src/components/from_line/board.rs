//! All clients of one message, by what their readers see; those that show the same stand together.
//!
//! A board is drawn anew as a whole with each key, and only what has changed reaches the page: signals of its own for fifty
//! cards weigh more, in bytes and in time.

use fromline_core::{
    Language,
    authentication::Authentication,
    clients::{CATALOGUE, Card, Client, Effect, render},
    headers::Headers,
};
use leptos::prelude::*;

use super::{Filter, look::look};
use crate::{
    i18n::{ToValue, drawn},
    view::{disclosure, element, marked},
};

/// How much of the preview is shown.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Extent {
    /// Everything, for the page of its own.
    Whole,
    /// Beside a form: one summary for each group, the cards on demand.
    Beside,
}

/// A client, and what it shows.
pub type Shown = (&'static Client, Card);

/// What a board is drawn with.
#[derive(Clone, Copy)]
pub struct Board {
    /// Which clients are shown.
    pub filter: Filter,
    /// How much of it.
    pub extent: Extent,
    /// What somebody has opened: groups and explanations, by name.
    opened: RwSignal<String>,
}

impl Board {
    /// Nothing is opened.
    pub fn new(filter: Filter, extent: Extent) -> Self {
        Self {
            filter,
            extent,
            opened: RwSignal::new(String::new()),
        }
    }

    /// Whether somebody has opened it; reactive.
    pub fn is_open(self, name: &str) -> bool {
        self.opened
            .with(|opened| opened.split(' ').any(|one| one == name))
    }

    /// Remembers that somebody has opened it, so that it is drawn from now on.
    pub fn open(self, name: &str) {
        self.opened.update(|opened| {
            opened.push(' ');
            opened.push_str(name);
        });
    }

    /// The cards of all clients for one message; reactive.
    pub fn draw(self, headers: &Headers, facts: &Authentication, language: Language) -> AnyView {
        let mut cards: Vec<Shown> = Vec::new();
        let mut known = 0;
        for client in CATALOGUE {
            if self.filter.takes(client) {
                let card = render(headers, facts, client, language);
                known += usize::from(card.effect != Effect::Unknown);
                cards.push((client, card));
            }
        }
        let mut marks = Vec::new();
        let mut parts = vec![().into_any()];
        for effect in Effect::ALL {
            let mut members = Vec::new();
            for shown in &cards {
                if shown.1.effect == effect && self.filter.shows(effect) {
                    members.push(shown);
                    marks.push(mark(effect));
                }
            }
            parts.push(self.group(effect, known, &members));
        }
        // The groups say the same in words.
        parts[0] = marked("p", "marks", ("aria-hidden", Some("true")), marks);
        element("div", "board", parts)
    }

    /// The clients that show the same kind of thing: how many, then each look.
    fn group(self, effect: Effect, known: usize, members: &[&Shown]) -> AnyView {
        if members.is_empty() {
            return ().into_any();
        }
        let summary = drawn(
            match effect {
                Effect::OnBehalf => "preview-group-on-behalf",
                Effect::SenderRow => "preview-group-sender-row",
                Effect::Via => "preview-group-via",
                Effect::InDetails => "preview-group-in-details",
                Effect::Direct => "preview-group-direct",
                Effect::Unknown => "preview-group-unknown",
            },
            &[("count", members.len().to_value()), ("total", known.to_value())],
        );
        let whole = self.extent == Extent::Whole;
        let slug = effect.slug();
        let mut looks = Vec::new();
        if whole || self.is_open(slug) {
            for clients in alike(members) {
                looks.push(look(self, &clients));
            }
        }
        let summary = vec![mark(effect), summary];
        let looks = vec![element("ul", "cards", looks)];
        disclosure(
            &("group ".to_owned() + slug),
            whole,
            summary,
            move || self.open(slug),
            looks,
        )
    }
}

fn mark(effect: Effect) -> AnyView {
    marked(
        "i",
        &("mark ".to_owned() + effect.slug()),
        ("aria-hidden", Some("true")),
        Vec::new(),
    )
}

/// Clients whose cards look the same, together.
fn alike<'a>(members: &[&'a Shown]) -> Vec<Vec<&'a Shown>> {
    let mut looks: Vec<Vec<&'a Shown>> = Vec::new();
    for member in members {
        match looks.iter_mut().find(|look| same(&look[0].1, &member.1)) {
            Some(look) => look.push(member),
            None => looks.push(vec![member]),
        }
    }
    looks
}

fn same(one: &Card, other: &Card) -> bool {
    (&one.list, &one.rows, &one.details, &one.badges)
        == (&other.list, &other.rows, &other.details, &other.badges)
}
