//! What stands in a page's place.

use super::controls::{button, link};
use crate::{
    page::Page,
    shape::{Shape, shape},
    text::{MessageId, Messages, id},
};

fn titled(title: &str, text: &str) -> Shape {
    shape("main", "")
        .and(shape("h1", "").with("tabindex", "-1").text(title))
        .and(shape("p", "").text(text))
}

/// Draws the page shown while the session is read or a page is loading; `slow` after a while, so that fast answers do not flicker.
pub fn waiting(messages: &dyn Messages, slow: bool) -> Shape {
    let words = if slow {
        messages.text(id!("shell-loading"))
    } else {
        String::new()
    };
    let progress = shape("p", "progress").with("role", "status").text(&words);
    shape("main", "").and(progress)
}

/// Draws the page shown when the server did not answer or a page failed to load. Its button is named `retry`.
pub fn unreachable(messages: &dyn Messages) -> Shape {
    let say = |id: MessageId| messages.text(id);
    let retry = button("button primary", "retry", &say(id!("shell-retry")));
    titled(&say(id!("shell-unreachable-title")), &say(id!("shell-offline")))
        .and(shape("span", "button-with-reason").and(retry))
}

/// Draws the page for an address that does not exist, or not for this visitor.
pub fn not_found(messages: &dyn Messages) -> Shape {
    let say = |id: MessageId| messages.text(id);
    let home = link(&Page::Home, "", &say(id!("shell-not-found-home")));
    titled(
        &say(id!("shell-not-found-title")),
        &say(id!("shell-not-found-text")),
    )
    .and(shape("p", "").and(home))
}
