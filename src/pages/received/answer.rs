//! What the headers say.

use fromline_core::{
    api::PreviewResponse,
    authentication::{Authentication, Checked},
    clients::Arriving,
};
use leptos::prelude::*;

use super::{Reading, by_hand, origin, results};
use crate::{
    components::{Board, BoardExtent, filters, language_select, received_picture, recipient_language},
    t,
    vdom::drawn,
};

/// Draws the authentication, its source, and the cards.
pub fn view(reading: Reading, answer: PreviewResponse) -> AnyView {
    let PreviewResponse {
        headers,
        authentication: used,
        diagnosis,
        ..
    } = answer;
    let believed = results::believed(&used);
    let facts = Authentication {
        spf: used.spf,
        dkim: used.dkim,
        dmarc: used.dmarc,
        dmarc_domain: used.dmarc_domain,
        checked: Checked {
            spf: used.spf_checked,
            dkim: used.dkim_checked,
        },
    };
    let Reading {
        language,
        chosen,
        filter,
        ..
    } = reading;
    let origin = diagnosis.as_ref().map(origin::view);
    let unverified = results::unverified(reading, used.unverified);
    let recipient = recipient_language(language);
    let board = Board::new(filter, BoardExtent::Whole);
    let message = Arriving { headers, facts };
    let picture = received_picture(message.clone(), recipient, chosen);
    let draw = move || board.draw(&message, recipient.get());
    let cards = drawn(draw, move |name| board.open(&name));
    view! {
        <section class="received stack">
            <h2 tabindex="-1">{t!("received-route-heading")}</h2>
            {origin}
            {believed}
            {unverified}
            {by_hand::view(reading)}
            <div class="from-line">
                <h2>{t!("received-cards-heading")}</h2>
                <div class="choices">{chosen.select()}{language_select(language)}</div>
                {picture}
                <div class="choices">{filters(filter)}</div>
                <div class="routes"><section class="route">{cards}</section></div>
            </div>
        </section>
    }
    .into_any()
}
