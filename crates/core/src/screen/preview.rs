//! The preview by itself: who writes, and what recipients read by each route.

use std::rc::Rc;

use super::controls::{Said, Select, TextField, button, link, status};
use crate::{
    Language,
    clients::{Arriving, Client, FIRST, PAINTED, outline, pair, pictures, program_name, side},
    delivery_route::DeliveryRoute,
    example::example,
    page::Page,
    shape::{Shape, shape},
    text::{MessageId, Messages, id},
};

/// Data for the preview page.
pub struct Preview<'a> {
    /// The values typed: From address, its name, primary address, its name, Reply-To.
    pub typed: [&'a str; 5],
    /// The programs to choose from.
    pub programs: &'a [&'static Client],
    /// Id of the program shown first; empty for the usual ones.
    pub program: &'a str,
    /// Language of the recipient's client; empty for the page's.
    pub language: &'a str,
    /// True if the check of arrival starts with the page; its result is in `#preview-arrival`.
    pub arrival: bool,
    /// True if all programs are loaded with the page; they are in `#preview-everything`.
    pub everything: bool,
    /// Notice about the last copying.
    pub said: Option<Said>,
    /// Pictures of what recipients see by each route.
    pub pictures: Shape,
}

/// Id, label and hint of each field, in the order of [`Preview::typed`].
const FIELDS: [(&str, MessageId, Option<MessageId>); 5] = [
    ("from", id!("preview-from"), None),
    ("name", id!("preview-name"), None),
    (
        "primary",
        id!("preview-primary"),
        Some(id!("preview-primary-hint")),
    ),
    ("primary-name", id!("preview-primary-name"), None),
    (
        "reply-to",
        id!("preview-reply-to"),
        Some(id!("preview-reply-to-hint")),
    ),
];

/// Draws the page before anything is typed, with the help pages' example in the page's language. Only the first programs have a picture.
pub fn example_page(messages: &dyn Messages) -> Shape {
    let language = messages.language();
    let identity = example(language);
    let both = DeliveryRoute::ALL.map(|route| Arriving::expected(&identity, route));
    let sides = [
        side(DeliveryRoute::ALL[0], &both[0]),
        side(DeliveryRoute::ALL[1], &both[1]),
    ];
    let page = Preview {
        typed: [
            &identity.from.address,
            &identity.from.name,
            &identity.primary.address,
            "",
            "",
        ],
        programs: FIRST,
        program: "",
        language: "",
        arrival: false,
        everything: false,
        said: None,
        pictures: pictures(None, |place, client| {
            Rc::new(if place < PAINTED {
                pair(messages, client, &sides, language)
            } else {
                outline(messages, client, &sides)
            })
        }),
    };
    page.page(messages)
}

impl Preview<'_> {
    /// Draws the page. Its inputs are named `from`, `name`, `primary`, `primary-name`, `reply-to`, `program` and `language`, its buttons
    /// `arrival`, `everything`, `copy`, `copy-text`.
    pub fn page(self, messages: &dyn Messages) -> Shape {
        let say = |id: MessageId| messages.text(id);
        let choices = shape("div", "choices")
            .and(self.program(messages))
            .and(self.language(messages))
            .and(pressed("copy", &say(id!("preview-copy"))))
            .and(pressed("copy-text", &say(id!("preview-copy-text"))));
        shape("main", "")
            .and(
                shape("h1", "")
                    .with("tabindex", "-1")
                    .text(&say(id!("preview-title"))),
            )
            .and(shape("p", "lead").text(&say(id!("preview-lead"))))
            .and(self.who(messages))
            .and(unfolding(
                "card arrival",
                "arrival",
                self.arrival,
                &say(id!("preview-arrival")),
            ))
            .and(
                shape("div", "from-line")
                    .and(shape("h2", "").text(&say(id!("preview-compare"))))
                    .and(choices)
                    .and(status(self.said.as_ref()))
                    .and(shape("p", "legend").text(&say(id!("preview-differs"))))
                    .and(self.pictures)
                    .and(unfolding(
                        "everything",
                        "everything",
                        self.everything,
                        &say(id!("preview-everything")),
                    )),
            )
    }

    fn who(&self, messages: &dyn Messages) -> Shape {
        let say = |id: MessageId| messages.text(id);
        let mut who = shape("form", "card identity").with("data-form", "who");
        for ((id, label, hint), value) in FIELDS.into_iter().zip(self.typed) {
            let field = TextField {
                id,
                label: say(label),
                hint: hint.map(say).unwrap_or_default(),
                kind: "text",
                autocomplete: "off",
                address: !id.ends_with("name"),
                value: Some(value),
            };
            who.add(field.draw(false, None));
        }
        let received = link(&Page::Received, "", &say(id!("preview-received")));
        who.and(shape("p", "hint").text(&say(id!("preview-private"))))
            .and(shape("p", "").and(received))
    }

    fn program(&self, messages: &dyn Messages) -> Shape {
        let named = self.programs.iter();
        let named = named.map(|client| (client.id, program_name(messages, client)));
        let select = Select {
            id: "program",
            label: messages.text(id!("preview-first")),
            hint: messages.text(id!("preview-first-hint")),
            chosen: self.program,
        };
        select.draw(messages.text(id!("preview-first-usual")), named)
    }

    /// The choice of the recipient's language; an empty value is "as the page".
    fn language(&self, messages: &dyn Messages) -> Shape {
        let named = Language::all().map(|language| (language.code(), language.name().to_owned()));
        let select = Select {
            id: "language",
            label: messages.text(id!("preview-language")),
            hint: String::new(),
            chosen: self.language,
        };
        select.draw(messages.text(id!("preview-language-own")), named)
    }
}

fn pressed(name: &str, words: &str) -> Shape {
    shape("span", "button-with-reason").and(button("button", name, words))
}

/// What is unfolded on demand; its content comes later.
fn unfolding(class: &str, name: &'static str, open: bool, words: &str) -> Shape {
    let mut details = shape("details", class).keyed(name);
    if open {
        details = details.with("open", "");
    }
    details
        .and(shape("summary", "").with("data-name", name).text(words))
        .and(shape("div", "").with("id", &format!("preview-{name}")))
}
