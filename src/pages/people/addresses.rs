//! The addresses of a person, and what is true of mail from each.

use fromline_core::{
    api::{PersonAddress, PersonDetails},
    standing::{Placement, Standing, of_person_address},
};
use leptos::prelude::*;

use crate::{
    i18n::isolated,
    pages::{
        gateway_arrival, gateway_health,
        standing::{badge, says},
        to_administrator,
    },
    t,
};

/// Draws the addresses beside the primary one, each with its standing.
pub fn section(details: &PersonDetails) -> AnyView {
    let addresses = details.addresses.clone();
    let list = if addresses.is_empty() {
        view! { <p>{t!("people-addresses-none")}</p> }.into_any()
    } else {
        let rows = addresses.into_iter().map(|one| {
            let now = of_person_address(&one, details);
            address(one, now)
        });
        let rows = rows.collect::<Vec<_>>();
        view! { <ul class="rows">{rows}</ul> }.into_any()
    };
    view! { <h2>{t!("people-addresses")}</h2>{list} }.into_any()
}

/// One address; `now` is its standing, unless the account is closed.
fn address(address: PersonAddress, now: Option<Standing>) -> AnyView {
    let PersonAddress {
        address,
        host,
        health,
        arrived,
        ..
    } = address;
    // How a gateway that is not used fares, and what it changes, is true of no mail.
    let is_used = now.is_some_and(|now| now.says_health().is_some());
    let health = health
        .filter(|_| is_used)
        .map(|health| gateway_health::view(&health, to_administrator::failure, ().into_any()));
    let arrived = arrived.filter(|_| is_used);
    let badges = view! { {now.map(badge)}{gateway_arrival::badge(arrived.as_ref())} };
    let arrived = arrived
        .zip(host.clone())
        .map(|(arrived, host)| gateway_arrival::view(&arrived, &address, &host, to_administrator::remedy));
    let host = host.map(|host| view! { <p>{t!("people-host", host = host)}</p> });
    let becomes = now.and_then(|now| says(now, Placement::Administrator));
    let becomes = becomes.map(|words| view! { <p>{words}</p> });
    view! {
        <li class="card">
            <p>{isolated(address)}" "<span class="badges">{badges}</span></p>
            {host}{becomes}{health}{arrived}
        </li>
    }
    .into_any()
}
