//! What the headers say.

use fromline_core::{
    api::{PreviewResponse, UnverifiedResults},
    authentication::{Authentication, Dmarc},
    clients::{Arriving, neutral},
    delivery_route::DeliveryRoute,
    headers::Headers,
};
use leptos::prelude::*;

use super::Reading;
use crate::{
    components::{Board, Button, Extent, Notice, Tone, filters, language_select, recipient_language},
    route::Route,
    router::Link,
    t,
    vdom::drawn,
};

/// Which route, who vouches, and the cards.
pub fn view(reading: Reading, answer: PreviewResponse) -> AnyView {
    let PreviewResponse {
        headers,
        authentication,
        route,
        ..
    } = answer;
    let facts = Authentication {
        spf: authentication.spf,
        dkim: authentication.dkim,
        dmarc: authentication.dmarc,
    };
    let Reading { language, filter, .. } = reading;
    let route = route_taken(&headers, route);
    let believed = vouching(&facts);
    let others = others(reading, authentication.unverified);
    let recipient = recipient_language(language);
    let board = Board::new(filter, Extent::Whole);
    let message = Arriving { headers, facts };
    let draw = move || board.draw(&message, recipient.get());
    let cards = drawn(draw, move |name| board.open(&name));
    view! {
        <section class="received stack">
            <h2 tabindex="-1">{t!("received-route-heading")}</h2>
            {route}
            {believed}
            {others}
            <div class="from-line">
                <h2>{t!("received-cards-heading")}</h2>
                <div class="choices">{language_select(language)}{filters(filter)}</div>
                <div class="routes"><section class="route">{cards}</section></div>
            </div>
        </section>
    }
    .into_any()
}

/// The route, and what to change.
fn route_taken(headers: &Headers, route: Option<DeliveryRoute>) -> AnyView {
    let author = headers
        .author()
        .map(|author| neutral(&author.address))
        .unwrap_or_default();
    let sender = headers.sender.as_ref().and_then(|sender| sender.first());
    let sender = sender.map(|sender| neutral(&sender.address)).unwrap_or_default();
    match route {
        Some(DeliveryRoute::Organisation) if sender.is_empty() => view! {
            <Notice tone=Tone::Warning>
                <p>{t!("received-route-other", author = author)}</p>
                {change()}
            </Notice>
        }
        .into_any(),
        Some(DeliveryRoute::Organisation) => view! {
            <Notice tone=Tone::Warning>
                <p>{t!("received-route-organization", author = author, sender = sender)}</p>
                {change()}
            </Notice>
        }
        .into_any(),
        Some(DeliveryRoute::Gateway) => view! {
            <Notice tone=Tone::Success><p>{t!("received-route-gateway", author = author)}</p></Notice>
        }
        .into_any(),
        None => view! { <Notice><p>{t!("received-route-unknown")}</p></Notice> }.into_any(),
    }
}

fn change() -> AnyView {
    view! { <p>{t!("received-change")}" "<Link to=Route::Help>{t!("received-change-link")}</Link></p> }
        .into_any()
}

/// Who vouches for the mail, as the believed server has it.
fn vouching(facts: &Authentication) -> AnyView {
    if *facts == Authentication::default() {
        return ().into_any();
    }
    let spf = facts
        .spf
        .clone()
        .map(|domain| t!("received-spf", domain = domain));
    let dkim = facts
        .dkim
        .clone()
        .into_iter()
        .map(|domain| t!("received-dkim", domain = domain));
    let domains: Vec<AnyView> = spf.into_iter().chain(dkim).collect();
    let dmarc = facts.dmarc.map(|dmarc| match dmarc {
        Dmarc::Pass => t!("received-dmarc-pass"),
        Dmarc::Fail => t!("received-dmarc-fail"),
        Dmarc::None => t!("received-dmarc-none"),
    });
    let facts = domains
        .into_iter()
        .chain(dmarc)
        .map(|fact| view! { <li>{fact}</li> });
    view! { <ul>{facts.collect::<Vec<_>>()}</ul> }.into_any()
}

/// What servers wrote that nobody has said are to be believed: anybody can write such a line.
fn others(reading: Reading, unverified: Vec<UnverifiedResults>) -> AnyView {
    if unverified.is_empty() {
        return ().into_any();
    }
    let mut names: Vec<String> = unverified
        .into_iter()
        .map(|results| results.authserv_id)
        .collect();
    names.sort_unstable();
    names.dedup();
    let buttons = names.into_iter().map(move |name| {
        let shown = name.clone();
        let believe = move || {
            reading.believed.set(name.clone());
            reading.read();
        };
        view! { <Button on_press=believe><span>{t!("received-believe", server = shown)}</span></Button> }
    });
    view! {
        <Notice>
            <p>{t!("received-unverified")}</p>
            <div class="actions">{buttons.collect::<Vec<_>>()}</div>
        </Notice>
    }
    .into_any()
}
