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
    text::Messages,
};

/// What the name of the button begins with that copies a picture; the program's id follows.
pub const COPY: &str = "picture-";

/// A message as a program gets it.
#[derive(Clone, Debug, PartialEq)]
pub struct Arriving {
    /// Its header fields.
    pub headers: Headers,
    /// Who vouches for it.
    pub facts: Authentication,
}

impl Arriving {
    /// What is expected of a message by this way.
    pub fn expected(identity: &Identity, route: DeliveryRoute) -> Self {
        let message = compose(identity, route);
        Self {
            headers: Headers::from(&message),
            facts: Authentication::expected(&message),
        }
    }

    /// What a program shows of it.
    pub fn shown(&self, client: &Client, language: Language) -> Card {
        render(&self.headers, &self.facts, client, language)
    }
}

/// One of two sides.
#[derive(Clone, Copy, Debug)]
pub struct Side<'a> {
    /// The message that says which it is.
    pub caption: &'static str,
    /// A class of its own.
    pub class: &'static str,
    /// What is shown there.
    pub message: &'a Arriving,
}

/// Which side belongs to a way of delivery on pages that compare the two.
pub fn side(route: DeliveryRoute, message: &Arriving) -> Side<'_> {
    let (caption, class) = match route {
        DeliveryRoute::Organisation => ("preview-route-organization", "by-organisation"),
        DeliveryRoute::Gateway => ("preview-route-gateway", "by-gateway"),
    };
    Side {
        caption,
        class,
        message,
    }
}

/// One program, both sides. `language`: of the recipient's program.
pub fn pair(
    messages: &dyn Messages,
    client: &'static Client,
    sides: [Side<'_>; 2],
    language: Language,
) -> Shape {
    let cards = sides.map(|side| side.message.shown(client, language));
    let mut both = shape("div", "sides");
    for (place, side) in sides.iter().enumerate() {
        let picture = Picture {
            client,
            card: &cards[place],
            other: Some(&cards[1 - place]),
            messages,
        };
        both.add(
            shape("div", &format!("side {}", side.class))
                .and(shape("h4", "").text(&messages.text(side.caption, &[])))
                .and(picture.draw()),
        );
    }
    let name = program_name(messages, client);
    let id = format!("{}-{}", client.id, sides[0].caption);
    let copy = shape("button", "button plain")
        .with("type", "button")
        .with("data-name", &format!("{COPY}{}", client.id))
        .with("aria-describedby", &id)
        .text(&messages.text("preview-copy-picture", &[]));
    shape("li", "compared")
        .keyed(client.id)
        .with("data-program", client.id)
        .and(
            shape("div", "compared-title")
                .and(shape("h3", "").with("id", &id).and(shape("bdi", "").text(&name)))
                .and(copy),
        )
        .and(both)
}

/// The programs that most recipients have, `chosen` before all others; each is drawn by `draw`.
pub fn pictures(
    chosen: Option<&'static Client>,
    mut draw: impl FnMut(&'static Client) -> Rc<Shape>,
) -> Shape {
    let mut all = shape("ol", "pictures");
    for client in chosen.iter().chain(FIRST) {
        if all.is_empty() || chosen.is_none_or(|chosen| chosen.id != client.id) {
            all.parts.push(draw(client));
        }
    }
    all
}

/// What a program is called: by its own name, and where words describe one, in the page's language.
pub fn program_name(messages: &dyn Messages, client: &Client) -> String {
    let id = format!("preview-program-{}", client.id);
    let words = messages.text(&id, &[]);
    // A message that is not there is its id: most programs have a name, and no description.
    if words == id {
        client.name.to_owned()
    } else {
        words
    }
}
