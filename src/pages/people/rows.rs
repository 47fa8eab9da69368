//! Those who were found, and what can be done with those who are selected.

use std::collections::BTreeMap;

use fromline_core::{
    api::Person,
    person::{PersonRole, PersonState},
    role::Permission,
};
use leptos::{ev, prelude::*};
use wasm_bindgen::JsCast;

use super::{
    actions::{PeopleActions, PersonAction},
    list::PeopleList,
    moving::PeopleMove,
};
use crate::{
    components::Button,
    route::Route,
    router::Link,
    session::use_session,
    t, ts,
    view::{attribute, show_if, text},
};

/// Draws everybody who was found.
pub fn view(list: PeopleList, actions: PeopleActions, moving: PeopleMove) -> AnyView {
    let known = list.known.get().unwrap_or_default();
    if known.people.is_empty() {
        return view! { <div class="empty card"><p>{t!("people-none")}</p></div> }.into_any();
    }
    let newest = list.search.newest.get_untracked();
    let rows = known.people.into_iter().enumerate();
    let rows: Vec<_> = rows
        .map(|(place, person)| row(list, person, place == newest && newest > 0))
        .collect();
    let count = rows.len();
    let all = move || list.chosen.with(BTreeMap::len) == count;
    let more = (!known.next_page_token.is_empty()).then(|| {
        view! { <Button busy=list.search.busy on_press=move || list.read_more()>{t!("people-more")}</Button> }
    });
    let selection = changes().then(|| view! {
        <div class="selection">
            <label class="pick">
                <input type="checkbox" prop:checked=all on:change=move |event| list.choose_all(is_checked(&event)) />
                <span>{t!("people-select-all")}</span>
            </label>
            {show_if(move || list.chosen.with(|chosen| !chosen.is_empty()), move || bar(list, actions, moving))}
        </div>
    });
    view! {
        {selection}
        <ul class="rows">{rows}</ul>
        {more}
    }
    .into_any()
}

/// What can be done with those who are selected.
fn bar(list: PeopleList, actions: PeopleActions, moving: PeopleMove) -> AnyView {
    let chosen = move || {
        list.chosen
            .with_untracked(|chosen| chosen.values().cloned().collect::<Vec<_>>())
    };
    let (invites, manages) = (
        use_session().may(Permission::InvitePeople),
        use_session().may(Permission::ManagePeople),
    );
    let any = move |state: PersonState| {
        let may = if state == PersonState::Invited {
            invites
        } else {
            manages
        };
        may && list
            .chosen
            .with(|chosen| chosen.values().any(|person| person.state == state))
    };
    let button = move |action: PersonAction, words: AnyView| {
        view! { <Button on_press=move || actions.ask(action, chosen())>{words}</Button> }.into_any()
    };
    view! {
        <p role="status">{text(move || ts!("people-selected", count = list.chosen.with(BTreeMap::len)))}</p>
        <div class="actions">
            {show_if(move || any(PersonState::Invited), move || button(PersonAction::Invite, t!("people-invite")))}
            {show_if(move || any(PersonState::Closed), move || button(PersonAction::Open, t!("people-open")))}
            {show_if(
                move || manages && (any(PersonState::Open) || any(PersonState::Invited)),
                move || button(PersonAction::Close, t!("people-close")),
            )}
            {show_if(move || manages && moving.has_several(), move || view! {
                <Button on_press=move || moving.ask(chosen())>{t!("people-move")}</Button>
            }.into_any())}
            <Button on_press=move || list.choose_all(false)>{t!("people-selected-none")}</Button>
        </div>
    }
    .into_any()
}

fn is_checked(event: &ev::Event) -> bool {
    let target = event
        .target()
        .and_then(|target| target.dyn_into::<web_sys::HtmlInputElement>().ok());
    target.is_some_and(|input| input.checked())
}

/// Returns whether the user may do something to those who are selected.
fn changes() -> bool {
    let session = use_session();
    session.may(Permission::InvitePeople) || session.may(Permission::ManagePeople)
}

/// One person. The first of those who came last takes the focus: the button that brought them may be gone.
fn row(list: PeopleList, person: Person, takes_focus: bool) -> AnyView {
    let id = person.id.clone();
    let chosen = move || list.chosen.with(|chosen| chosen.contains_key(&id));
    let name = Some(person.name.clone()).filter(|name| !name.is_empty());
    let shown = name.clone().unwrap_or_else(|| person.address.clone());
    let select = shown.clone();
    let address = name.map(|_| view! { <bdi class="hint">{person.address.clone()}</bdi> });
    let (addresses, gateways) = (person.addresses, person.gateways);
    let page = Route::Person(person.id.clone());
    let unit =
        (person.unit.path != "/").then(|| view! { <bdi class="hint">{person.unit.path.clone()}</bdi> });
    let badges = badges(&person);
    view! {
        <li class="person card" tabindex=takes_focus.then_some("-1") data-news=takes_focus.then_some("")>
            <input
                type="checkbox"
                hidden=!changes()
                aria-label=attribute(move || Some(ts!("people-select", person = select.clone())))
                prop:checked=chosen
                on:change=move |event| list.choose(&person, is_checked(&event))
            />
            <p class="who"><Link to=page><bdi>{shown}</bdi></Link>{address}</p>
            <p class="badges">{badges}</p>
            <p class="hint">{unit}<span>{t!("people-counts", addresses = addresses, gateways = gateways)}</span></p>
        </li>
    }
    .into_any()
}

/// What is special about somebody's account.
pub fn badges(person: &Person) -> AnyView {
    let failing = person.failing;
    let state = match person.state {
        PersonState::Open => None,
        PersonState::Invited => {
            Some(view! { <span class="badge">{t!("people-state-invited")}</span> }.into_any())
        }
        PersonState::Closed => {
            Some(view! { <span class="badge warning">{t!("people-state-closed")}</span> }.into_any())
        }
    };
    let role = (person.role == PersonRole::Administrator)
        .then(|| view! { <span class="badge">{t!("people-role-administrator")}</span> });
    let fails = (failing > 0 && person.state != PersonState::Closed)
        .then(|| view! { <span class="badge failure">{t!("people-failing", count = failing)}</span> });
    view! { {state}{role}{fails} }.into_any()
}
