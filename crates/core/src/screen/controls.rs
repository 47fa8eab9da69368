//! What somebody types into, presses or reads as news.
//!
//! A field is known by `data-field`, what can be pressed by `data-name`, a form by `data-form`: the app listens to all of them at once.

use crate::{
    page::Page,
    shape::{Shape, shape},
};

/// A notice: its class (`notice failure`, …) and its text.
pub type Said = (&'static str, String);

/// A text field with its label.
pub(super) struct TextField<'a> {
    /// The id of the input; its label's ends in `-label`, its hint's in `-hint`.
    pub id: &'static str,
    /// Text of the label.
    pub label: String,
    /// Hint shown before typing; empty for none.
    pub hint: String,
    /// The input's `type`. Never `email`: see the app's own fields.
    pub kind: &'static str,
    /// The `autocomplete` value of the input.
    pub autocomplete: &'static str,
    /// True for an address: no capitals, no corrections, a keyboard with `@`.
    pub address: bool,
    /// Value of the input if the app keeps it; with `None` the browser keeps what was typed.
    pub value: Option<&'a str>,
}

impl TextField<'_> {
    /// Draws the field; `beside` is in one line with the input.
    pub fn draw(self, required: bool, beside: Option<Shape>) -> Shape {
        let Self { id, value, .. } = self;
        let label = shape("label", "")
            .with("for", id)
            .with("id", &format!("{id}-label"))
            .text(&self.label);
        let mut input = shape("input", "")
            .with("id", id)
            .with("data-field", id)
            .with("type", self.kind)
            .with("autocomplete", self.autocomplete);
        if self.address {
            input = input.with("inputmode", "email");
        }
        // Addresses and passwords are no prose: no capitals, no corrections.
        if self.address || beside.is_some() {
            input = input.with("autocapitalize", "none").with("spellcheck", "false");
        }
        if required {
            input = input.with("aria-required", "true");
        }
        let hint_id = format!("{id}-hint");
        let has_hint = !self.hint.is_empty();
        if has_hint {
            input = input.with("aria-describedby", &hint_id);
        }
        if let Some(value) = value {
            input = input.with("value", value);
        }
        let mut entry = shape("div", "entry").and(input);
        if let Some(beside) = beside {
            entry.add(beside);
        }
        let mut field = shape("div", "field").and(label).and(entry);
        if has_hint {
            field.add(shape("p", "hint").with("id", &hint_id).text(&self.hint));
        }
        field
    }
}

/// Draws a button that triggers `name`.
pub(super) fn button(class: &str, name: &str, words: &str) -> Shape {
    shape("button", class)
        .with("type", "button")
        .with("data-name", name)
        .text(words)
}

/// Draws a live region: its text is shown as a notice and read aloud by screen readers.
pub(super) fn status(said: Option<&Said>) -> Shape {
    let mut status = shape("div", "status").with("role", "status");
    if let Some((class, words)) = said.filter(|(_, words)| !words.is_empty()) {
        status.add(shape("p", class).text(words));
    }
    status
}

/// Draws a link to a page.
pub fn link(to: &Page, class: &str, words: &str) -> Shape {
    let href = to.to_string();
    shape("a", class)
        .with("href", &href)
        .with("data-route", &href)
        .text(words)
}

/// A drop-down list with its label.
pub(super) struct Select<'a> {
    /// The id of the list.
    pub id: &'static str,
    /// Text of the label.
    pub label: String,
    /// Hint shown before choosing; empty for none.
    pub hint: String,
    /// The chosen option's value.
    pub chosen: &'a str,
}

impl Select<'_> {
    /// Draws the list: the words for an empty value, then value and words of the others.
    pub fn draw(self, usual: String, others: impl Iterator<Item = (&'static str, String)>) -> Shape {
        let Self { id, hint, .. } = self;
        let mut select = shape("select", "").with("id", id).with("data-field", id);
        let hint_id = format!("{id}-hint");
        if !hint.is_empty() {
            select = select.with("aria-describedby", &hint_id);
        }
        for (value, words) in std::iter::once(("", usual)).chain(others) {
            let mut option = shape("option", "").with("value", value);
            if value == self.chosen {
                option = option.with("selected", "");
            }
            select.add(option.text(&words));
        }
        let label = shape("label", "").with("for", id).text(&self.label);
        let mut field = shape("div", "field").and(label).and(select);
        if !hint.is_empty() {
            field.add(shape("p", "hint").with("id", &hint_id).text(&hint));
        }
        field
    }
}
