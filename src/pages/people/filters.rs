//! What people are searched by.

use fromline_core::person::{PersonRole, PersonState};
use leptos::prelude::*;

use super::{list::PeopleList, moving::PeopleMove};
use crate::{
    components::{Button, Field, Select},
    label, t, ts,
    view::{show, show_if, text},
};

/// Draws the search and the filter.
pub fn view(list: PeopleList, moving: PeopleMove) -> AnyView {
    let wide = window().match_media("(min-width: 40rem)").ok().flatten();
    let is_open = wide.is_some_and(|wide| wide.matches()) || untrack(|| list.search.is_filtered());
    let found = move || {
        list.known.with(|known| {
            let (found, total) = known.as_ref().and_then(|known| known.found.zip(known.total))?;
            Some(if found == total {
                ts!("people-total", count = total)
            } else {
                ts!("people-found", count = found, total = total)
            })
        })
    };
    let any = || (String::new(), label!("people-any"));
    let states = vec![
        any(),
        option(PersonState::Open.code(), label!("people-state-open")),
        option(PersonState::Invited.code(), label!("people-state-invited")),
        option(PersonState::Closed.code(), label!("people-state-closed")),
    ];
    let roles = vec![
        any(),
        option(PersonRole::User.code(), label!("people-role-user")),
        option(
            PersonRole::Administrator.code(),
            label!("people-role-administrator"),
        ),
    ];
    let gateways = vec![
        any(),
        option("any", label!("people-gateways-some")),
        option("failing", label!("people-gateways-failing")),
        option("none", label!("people-gateways-none")),
    ];
    view! {
        <div class="search" role="search">
            <Field label=label!("people-search") hint=label!("people-search-hint") value=list.query name="people-search" kind="search" />
            <details class="filters" open=is_open>
                <summary>{t!("people-filters")}</summary>
                <div>
                <Select label=label!("people-state") value=list.state options=states />
                <Select label=label!("people-role") value=list.role options=roles />
                <Select label=label!("people-gateways") value=list.gateways options=gateways />
                {units(list, moving)}
                </div>
            </details>
            <p class="found">
                <span role="status">{text(move || found().unwrap_or_default())}</span>
                {show_if(move || list.search.is_filtered(), move || view! {
                    <Button on_press=move || list.search.reset()>{t!("people-reset")}</Button>
                }.into_any())}
            </p>
        </div>
    }
    .into_any()
}

fn option(code: &str, words: Signal<String>) -> (String, Signal<String>) {
    (code.to_owned(), words)
}

/// The filter by unit, where there are several.
fn units(list: PeopleList, moving: PeopleMove) -> AnyView {
    let select = move || {
        if !moving.has_several() {
            return ().into_any();
        }
        let units = moving.units.get();
        let any = (String::new(), label!("people-any"));
        let units = units.into_iter().filter(|unit| unit.node.id != "root");
        let units = units.map(|unit| (unit.node.id, Signal::derive(move || unit.path.clone())));
        let options = [any].into_iter().chain(units).collect();
        view! { <Select label=label!("people-unit") value=list.unit options=options /> }.into_any()
    };
    show(select)
}
