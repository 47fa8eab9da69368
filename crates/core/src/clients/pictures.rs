//! Pictures side by side: the same message as it is shown when one or the other way delivers it.

use std::rc::Rc;

use super::{Card, Client, FIRST, Picture, render};
use crate::{
    Language,
    authentication::Authentication,
    delivery_route::DeliveryRoute,
    headers::Headers,
    message::{Identity, compose},
    shape::{Shape, shape},
    text::{Family, MessageId, Messages, id},
};

/// Prefix of the names of buttons that copy a picture; the program's id follows.
pub const COPY: &str = "picture-";

/// Number of pictures that are in the page from its first paint: no window shows more before somebody scrolls.
pub const PAINTED: usize = 3;

/// CSS class of the side of the organisation's route.
const BY_ORGANISATION: &str = "by-organisation";

/// CSS class of the side that shows what a gateway has changed, beside what was expected of it.
pub const CHANGED: &str = "by-gateway changed";

/// A message as a client receives it.
#[derive(Clone, Debug, PartialEq)]
pub struct Arriving {
    /// Header fields of the message.
    pub headers: Headers,
    /// Authentication results of the message.
    pub facts: Authentication,
}

impl Arriving {
    /// The message expected to arrive by this route.
    pub fn expected(identity: &Identity, route: DeliveryRoute) -> Self {
        let message = compose(identity, route);
        Self {
            headers: Headers::from(&message),
            facts: Authentication::expected(&message),
        }
    }

    /// A client's display of the message.
    pub fn shown(&self, client: &Client, language: Language) -> Card {
        render(&self.headers, &self.facts, client, language)
    }
}

/// A side of a comparison.
#[derive(Clone, Copy, Debug)]
pub struct Side<'a> {
    /// Id of the message that captions the side.
    pub caption: MessageId,
    /// CSS class of the side.
    pub class: &'static str,
    /// The message shown on the side.
    pub message: &'a Arriving,
}

/// The side of a delivery route on pages that compare the two routes.
pub fn side(route: DeliveryRoute, message: &Arriving) -> Side<'_> {
    let (caption, class) = match route {
        DeliveryRoute::Organisation => (id!("preview-route-organization"), BY_ORGANISATION),
        DeliveryRoute::Gateway => (id!("preview-route-gateway"), "by-gateway"),
    };
    Side {
        caption,
        class,
        message,
    }
}

/// Draws one program with its sides, at most two; with two, what differs is marked. `language` is that of the recipient's program.
pub fn pair(
    messages: &dyn Messages,
    client: &'static Client,
    sides: &[Side<'_>],
    language: Language,
) -> Shape {
    let shown = sides.iter().map(|side| side.message.shown(client, language));
    let cards: Vec<_> = shown.collect();
    let mut both = shape("div", "sides");
    for (place, side) in sides.iter().enumerate() {
        let picture = Picture {
            client,
            card: &cards[place],
            other: cards.iter().rev().nth(place).filter(|_| sides.len() > 1),
            messages,
        };
        both.add(
            shape("div", &format!("side {}", side.class))
                .and(shape("h4", "").text(&messages.text(side.caption)))
                .and(picture.draw()),
        );
    }
    // Where one route is compared with itself, the other comparison stands beside it.
    let is_compared = sides.iter().any(|side| side.class == BY_ORGANISATION);
    let twice = if is_compared { "" } else { "-" };
    let title = title_id(client, sides);
    compared(client)
        .and(heading(messages, client, &title).and(copy(messages, client, twice, &title)))
        .and(both)
}

/// Draws one program with `card`, its display of a message that somebody received
/// ([`render_received`](super::render_received)). Long names are shortened.
pub fn received(messages: &dyn Messages, client: &'static Client, card: Card) -> Shape {
    let picture = Picture {
        client,
        card: &card.shortened(),
        other: None,
        messages,
    };
    let title = format!("{}-received", client.id);
    compared(client)
        .and(heading(messages, client, &title).and(copy(messages, client, "", &title)))
        .and(shape("div", "side alone").and(picture.draw()))
}

/// Draws the place of a program that has not been drawn: its name.
pub fn outline(messages: &dyn Messages, client: &'static Client, sides: &[Side<'_>]) -> Shape {
    compared(client).and(heading(messages, client, &title_id(client, sides)))
}

fn compared(client: &'static Client) -> Shape {
    shape("li", "compared")
        .keyed(client.id)
        .with("data-program", client.id)
}

fn title_id(client: &Client, sides: &[Side<'_>]) -> String {
    let caption = sides.first().map_or("", |side| side.caption.as_str());
    format!("{}-{caption}", client.id)
}

fn heading(messages: &dyn Messages, client: &Client, id: &str) -> Shape {
    let name = shape("bdi", "").text(&program_name(messages, client));
    shape("div", "compared-title").and(shape("h3", "").with("id", id).and(name))
}

/// The button that copies the picture below the title with this id; `twice` tells two of one program apart.
fn copy(messages: &dyn Messages, client: &Client, twice: &str, title: &str) -> Shape {
    shape("button", "button plain")
        .with("type", "button")
        .with("data-name", &format!("{COPY}{}{twice}", client.id))
        .with("aria-describedby", title)
        .text(&messages.text(id!("preview-copy-picture")))
}

/// Draws the programs that most recipients have by `draw`, `chosen` first. `draw` gets each program with its place, from 0.
pub fn pictures(
    chosen: Option<&'static Client>,
    mut draw: impl FnMut(usize, &'static Client) -> Rc<Shape>,
) -> Shape {
    let mut all = shape("ol", "pictures");
    for client in chosen.iter().chain(FIRST) {
        if all.is_empty() || chosen.is_none_or(|chosen| chosen.id != client.id) {
            let drawn = draw(all.parts.len(), client);
            all.parts.push(drawn);
        }
    }
    all
}

/// The name of a program: its own name, or, if words describe it, those in the page's language.
pub fn program_name(messages: &dyn Messages, client: &Client) -> String {
    let id = Family::Program.id(client.id);
    let words = messages.say((&id).into());
    // A message that is not there is its id: most programs have a name, and no description.
    if words == id.as_str() {
        client.name.to_owned()
    } else {
        words
    }
}
