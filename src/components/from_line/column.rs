//! One route: what happens in a sentence, then the clients by what their readers see.

use fromline_core::{
    delivery_route::DeliveryRoute,
    message::{Mailbox, Message},
    shape::{Shape, shape},
    text::{FilledMessage, say},
};
use leptos::prelude::*;

use super::{Board, RouteComparison};
use crate::{i18n::use_i18n, t, ts, vdom::drawn};

/// Draws the column of one route.
pub fn column(route: DeliveryRoute, comparison: RouteComparison, board: Board) -> AnyView {
    let (title, class) = match route {
        DeliveryRoute::Organisation => (t!("preview-route-organization"), "route organisation"),
        DeliveryRoute::Gateway => (t!("preview-route-gateway"), "route gateway"),
    };
    let draw = move || {
        let cards = board.draw(&comparison.arriving(route), comparison.language.get());
        let mut column = shape("div", "").and(cards);
        let message = comparison.message(route);
        if let Some(sender) = &message.sender {
            column.add(help_page(&message, sender));
        }
        column
    };
    view! {
        <section class=class>
            <h3>{title}</h3>
            {drawn(draw, move |name| board.open(&name))}
        </section>
    }
    .into_any()
}

/// The official help page's own wording, which names no client and puts the alias first.
fn help_page(message: &Message, sender: &Mailbox) -> Shape {
    let row = |message: FilledMessage<'_>| {
        let row = shape("p", "tells").with("data-part", "row");
        row.say(&use_i18n(), message)
    };
    let sentence = say!(
        row,
        "preview-help-sentence",
        alias = message.from.address,
        primary = sender.address
    );
    shape("div", "help-page")
        .with("data-client", "help-page")
        .and(shape("h4", "").text(&ts!("preview-help-title")))
        .and(shape("div", "mock").and(sentence))
        .and(shape("p", "hint").text(&ts!("preview-help-note")))
}
