//! The preview by itself: who writes, and what recipients read by each route.

use super::controls::{Field, Said, button, link, status};
use crate::{
    Language,
    page::Page,
    route::Route,
    shape::{Shape, shape},
    text::Messages,
};

/// How the choice of programs is offered.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Choice {
    /// By a button, `choose`.
    Button,
    /// It stands in `#preview-filters`.
    There,
}

/// What the page depends on.
pub struct Preview<'a> {
    /// The From address, its name, the primary address, its name, Reply-To.
    pub typed: [&'a str; 5],
    /// Language of the recipient's client; empty: the page's.
    pub language: &'a str,
    /// The choice of programs.
    pub choice: Choice,
    /// Whether it is asked if mail arrives; the answer stands in `#preview-arrival`.
    pub arrival: bool,
    /// How copying ended.
    pub said: Option<Said>,
    /// What recipients read, by the organisation's servers and by the gateway.
    pub boards: [Shape; 2],
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
    /// The page. Typed are `from`, `name`, `primary`, `primary-name`, `reply-to` and `language`; pressed `arrival`, `choose`, `copy`,
    /// `copy-text`, and what stands in the boards.
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
            .and(shape("summary", "").with("data-name", "arrival").text(&say("preview-arrival")))
            .and(shape("div", "").with("id", "preview-arrival"));
        let choices = shape("div", "choices")
            .and(language(messages, self.language))
            .and(match self.choice {
                Choice::Button => pressed("choose", &say("preview-choose")),
                Choice::There => shape("div", "").keyed("filters").with("id", "preview-filters"),
            })
            .and(pressed("copy", &say("preview-copy")))
            .and(pressed("copy-text", &say("preview-copy-text")));
        let mut routes = shape("div", "routes");
        for (route, board) in Route::ALL.into_iter().zip(self.boards) {
            let (class, title) = match route {
                Route::Organisation => ("route organisation", say("preview-route-organisation")),
                Route::Gateway => ("route gateway", say("preview-route-gateway")),
            };
            routes.add(shape("section", class).and(shape("h3", "").text(&title)).and(board));
        }
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
                    .and(routes),
            )
    }
}

fn pressed(name: &str, words: &str) -> Shape {
    shape("span", "button-with-reason").and(button("button", name, words))
}

/// The choice of the recipient's language; an empty value is "as the page".
fn language(messages: &dyn Messages, chosen: &str) -> Shape {
    const ID: &str = "preview-language";
    let own = messages.text("preview-language-own", &[]);
    let named = Language::all().map(|language| (language.code(), language.name().to_owned()));
    let mut select = shape("select", "").with("id", ID).with("data-field", "language");
    for (value, words) in std::iter::once(("", own)).chain(named) {
        let mut option = shape("option", "").with("value", value);
        if value == chosen {
            option = option.with("selected", "");
        }
        select.add(option.text(&words));
    }
    let label = shape("label", "").with("for", ID).text(&messages.text("preview-language", &[]));
    shape("div", "field").and(label).and(select)
}
