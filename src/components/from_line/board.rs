//! All clients of one message, by what their readers see; those that show the same stand together.
//!
//! A board is drawn anew as a whole with each key, and only what has changed reaches the page: signals of its own for fifty
//! cards weigh more, in bytes and in time.

use fromline_core::{
    Language,
    clients::{Arriving, Card, Client, Effect, catalogue, render_received},
    shape::{Shape, shape},
    text::{MessageId, signature},
};
use leptos::prelude::*;

use super::{ProgramFilter, look::look};
use crate::i18n::{argument, id, use_i18n, values};

/// The extent of a preview.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum BoardExtent {
    /// The whole preview, on a page of its own.
    Whole,
    /// The preview beside a form: a summary for each group, the cards on demand.
    Beside,
}

/// A client and its display of a message.
pub type RenderedCard = (&'static Client, Card);

/// Options and state of a board of cards.
#[derive(Clone, Copy)]
pub struct Board {
    /// Which clients are shown.
    filter: ProgramFilter,
    /// How much of it.
    extent: BoardExtent,
    /// What somebody has opened: groups and explanations, by name.
    opened: RwSignal<String>,
}

signature! {
    /// How many programs show the same kind of thing, of how many whose behaviour is known.
    struct GroupValues { count: Number, total: Number }
}

impl Board {
    /// Makes a board with everything closed.
    pub fn new(filter: ProgramFilter, extent: BoardExtent) -> Self {
        Self {
            filter,
            extent,
            opened: RwSignal::new(String::new()),
        }
    }

    /// True if the reader has opened this element; reactive.
    pub fn is_open(self, name: &str) -> bool {
        self.opened
            .with(|opened| opened.split(' ').any(|one| one == name))
    }

    /// Remembers that the reader has opened an element, so that it is drawn from then on.
    pub fn open(self, name: &str) {
        self.opened.update(|opened| {
            opened.push(' ');
            opened.push_str(name);
        });
    }

    /// Draws the cards of all clients for one message; reactive.
    pub fn draw(self, message: &Arriving, language: Language) -> Shape {
        let mut cards: Vec<RenderedCard> = Vec::new();
        let mut known = 0;
        for client in catalogue() {
            if self.filter.takes(client) {
                let card = render_received(&message.headers, &message.facts, client, language);
                known += usize::from(card.effect != Effect::Unknown);
                cards.push((client, card));
            }
        }
        // The groups say the same in words.
        let mut marks = shape("p", "marks").with("aria-hidden", "true");
        let mut groups = shape("div", "groups");
        for effect in Effect::ALL {
            let mut members = Vec::new();
            for shown in &cards {
                if shown.1.effect == effect && self.filter.shows(effect) {
                    members.push(shown);
                    marks.add(mark(effect));
                }
            }
            if !members.is_empty() {
                // The loudest stands open, and whatever names somebody else without being asked.
                let loud = groups.is_empty() || matches!(effect, Effect::SenderRow | Effect::Via);
                groups.add(self.group(effect, loud, known, &members));
            }
        }
        shape("div", "board").and(marks).and(groups)
    }

    /// The clients that show the same kind of thing: how many, then each look.
    fn group(self, effect: Effect, loud: bool, known: usize, members: &[&RenderedCard]) -> Shape {
        let id: MessageId<GroupValues> = match effect {
            Effect::OnBehalf => id!("preview-group-on-behalf"),
            Effect::SenderRow => id!("preview-group-sender-row"),
            Effect::Via => id!("preview-group-via"),
            Effect::InDetails => id!("preview-group-in-details"),
            // "28 of 28" would read as all there are.
            Effect::Direct if members.len() == known => id!("preview-group-all"),
            Effect::Direct => id!("preview-group-direct"),
            Effect::Unknown => id!("preview-group-unknown"),
        };
        let numbers = values!(
            argument,
            GroupValues {
                count = members.len(),
                total = known
            }
        );
        let slug = effect.slug();
        let summary = shape("summary", "")
            .with("data-name", slug)
            .and(mark(effect))
            .and(shape("span", "").say(&use_i18n(), id.with(&numbers)));
        let mut group = shape("details", &format!("group {slug}"))
            .keyed(slug)
            .and(summary);
        let whole = self.extent == BoardExtent::Whole;
        if whole && loud {
            group = group.with("open", "");
        }
        if whole || self.is_open(slug) {
            let mut looks = shape("ul", "cards");
            for clients in alike(members) {
                looks.add(look(self, &clients));
            }
            group.add(looks);
        }
        group
    }
}

fn mark(effect: Effect) -> Shape {
    shape("i", &format!("mark {}", effect.slug())).with("aria-hidden", "true")
}

/// Clients whose cards look the same, together.
fn alike<'a>(members: &[&'a RenderedCard]) -> Vec<Vec<&'a RenderedCard>> {
    let mut looks: Vec<Vec<&'a RenderedCard>> = Vec::new();
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
