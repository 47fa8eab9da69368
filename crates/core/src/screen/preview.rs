//! The preview by itself: who writes, and what recipients read by each route.

use super::controls::{Field, Said, button, link, status};
use crate::{
    Language,
    clients::{Client, program_name},
    page::Page,
    shape::{Shape, shape},
    text::Messages,
};

/// What the page depends on.
pub struct Preview<'a> {
    /// The From address, its name, the primary address, its name, Reply-To.
    pub typed: [&'a str; 5],
    /// Language of the recipient's client; empty: the page's.
    pub language: &'a str,
    /// The programs that can be shown first.
    pub programs: &'a [&'static Client],
    /// The one that is; empty for the usual order.
    pub program: &'a str,
    /// Whether all programs are shown from the first moment on; they stand in `#preview-everything`.
    pub everything: bool,
    /// Whether it is asked if mail arrives; the answer stands in `#preview-arrival`.
    pub arrival: bool,
    /// How copying ended.
    pub said: Option<Said>,
    /// What recipients read, by the organisation's servers and by the gateway.
    pub pictures: Shape,
}

/// Id, label and hint of each field, in the order of [`Preview::typed`].
const FIELDS: [(&str, &str, &str); 5] = [
    ("from", "preview-from", ""),
    ("name", "preview-name", ""),
    ("primary", "preview-primary", "preview-primary-hint"),
    ("primary-name", "preview-primary-name", ""),
    ("reply-to", "preview-reply-to", "preview-reply-to-hint"),
];

impl Preview<'_> {
    /// The page. Typed are `from`, `name`, `primary`, `primary-name`, `reply-to`, `program` and `language`; pressed `arrival`,
    /// `everything`, `copy` and `copy-text`.
    pub fn page(self, messages: &dyn Messages) -> Shape {
        let say = |id: &str| messages.text(id, &[]);
        let mut who = shape("form", "card identity").with("data-form", "who");
        for ((id, label, hint), value) in FIELDS.into_iter().zip(self.typed) {
            let field = Field {
                id,
                label: say(label),
                hint: if hint.is_empty() { String::new() } else { say(hint) },
                kind: "text",
                autocomplete: "off",
                address: !id.ends_with("name"),
                value: Some(value),
            };
            who.add(field.draw(false, None));
        }
        who.add(shape("p", "hint").text(&say("preview-private")));
        who.add(shape("p", "").and(link(&Page::Received, "", &say("preview-received"))));
        let mut arrival = shape("details", "card arrival");
        if self.arrival {
            arrival = arrival.with("open", "");
        }
        let arrival = arrival
            .and(
                shape("summary", "")
                    .with("data-name", "arrival")
                    .text(&say("preview-arrival")),
            )
            .and(shape("div", "").with("id", "preview-arrival"));
        let choices = shape("div", "choices")
            .and(program(messages, self.programs, self.program))
            .and(language(messages, self.language))
            .and(pressed("copy", &say("preview-copy")))
            .and(pressed("copy-text", &say("preview-copy-text")));
        let mut everything = shape("details", "everything");
        if self.everything {
            everything = everything.with("open", "");
        }
        let everything = everything
            .and(
                shape("summary", "")
                    .with("data-name", "everything")
                    .text(&say("preview-everything")),
            )
            .and(shape("div", "").with("id", "preview-everything"));
        shape("main", "")
            .and(shape("h1", "").with("tabindex", "-1").text(&say("preview-title")))
            .and(shape("p", "lead").text(&say("preview-lead")))
            .and(who)
            .and(arrival)
            .and(
                shape("div", "from-line")
                    .and(shape("h2", "").text(&say("preview-compare")))
                    .and(choices)
                    .and(status(self.said.as_ref()))
                    .and(shape("p", "legend").text(&say("preview-differs")))
                    .and(self.pictures)
                    .and(everything),
            )
    }
}

fn pressed(name: &str, words: &str) -> Shape {
    shape("span", "button-with-reason").and(button("button", name, words))
}

/// The choice of the program that is shown first; an empty value is the usual order.
fn program(messages: &dyn Messages, programs: &[&'static Client], chosen: &str) -> Shape {
    let usual = messages.text("preview-program-usual", &[]);
    let named = programs
        .iter()
        .map(|client| (client.id, program_name(messages, client)));
    let hint = shape("p", "hint")
        .with("id", "preview-program-hint")
        .text(&messages.text("preview-program-hint", &[]));
    let options = std::iter::once(("", usual)).chain(named);
    choice(messages, "program", options, chosen, true).and(hint)
}

/// The choice of the recipient's language; an empty value is "as the page".
fn language(messages: &dyn Messages, chosen: &str) -> Shape {
    let own = messages.text("preview-language-own", &[]);
    let named = Language::all().map(|language| (language.code(), language.name().to_owned()));
    choice(
        messages,
        "language",
        std::iter::once(("", own)).chain(named),
        chosen,
        false,
    )
}

/// One of a few: the field `name`, whose label is `preview-` and its name.
fn choice<'a>(
    messages: &dyn Messages,
    name: &'static str,
    options: impl Iterator<Item = (&'a str, String)>,
    chosen: &str,
    has_hint: bool,
) -> Shape {
    let id = format!("preview-{name}");
    let mut select = shape("select", "").with("id", &id).with("data-field", name);
    if has_hint {
        select = select.with("aria-describedby", &format!("{id}-hint"));
    }
    for (value, words) in options {
        let mut option = shape("option", "").with("value", value);
        if value == chosen {
            option = option.with("selected", "");
        }
        select.add(option.text(&words));
    }
    let label = shape("label", "").with("for", &id).text(&messages.text(&id, &[]));
    shape("div", "field").and(label).and(select)
}
