//! The people of the organisation: found as one types, and changed, one or many at once.

mod actions;
mod add;
mod addresses;
mod filters;
mod list;
mod moving;
mod person;
mod roles;
mod rows;
mod table;

use fromline_core::role::Permission;
use leptos::prelude::*;

use crate::{
    api::TABLE_OF_PEOPLE,
    components::{Button, Notice, Progress, Tone},
    session::use_session,
    t,
    view::{show, text},
};
use actions::PeopleActions;
use add::NewPerson;
use list::PeopleList;
use moving::PeopleMove;
pub use person::page as person;
pub use roles::{DrawRoles, section as roles};
use table::PeopleTable;

/// Draws the list of people.
pub fn page() -> AnyView {
    let list = PeopleList::new();
    let again = Callback::new(move |()| list.read_again());
    let actions = PeopleActions::new(again);
    let moving = PeopleMove::new(again);
    let adding = NewPerson::new(again);
    let table = PeopleTable::new(again);
    let content = move || match list.search.failure.get() {
        Some(failure) => view! {
            <Notice tone=Tone::Error><p>{text(move || failure.text())}</p></Notice>
            <Button on_press=move || list.read_again()>{t!("shell-retry")}</Button>
        }
        .into_any(),
        None if list.known.with(Option::is_none) => view! { <Progress /> }.into_any(),
        None => rows::view(list, actions, moving),
    };
    let session = use_session();
    let (lead, save) = if session.may_everywhere(Permission::SeePeople) {
        (t!("people-lead"), t!("people-table-export"))
    } else {
        (t!("people-lead-some"), t!("people-table-export-some"))
    };
    let adding = session.may(Permission::ManagePeople).then(|| adding.view());
    let table = session
        .may_everywhere(Permission::ManagePeople)
        .then(|| table.view());
    view! {
        <div class="column people">
            <h1 tabindex="-1">{t!("people-title")}</h1>
            <p class="lead">{lead}</p>
            {adding}
            {filters::view(list, moving)}
            {actions.said()}
            {moving.said()}
            {show(content)}
            <section class="card" aria-labelledby="people-table">
                <h2 id="people-table">{t!("people-table")}</h2>
                <p><a href=TABLE_OF_PEOPLE download="people.csv">{save}</a></p>
                {table}
            </section>
            {actions.dialog()}
            {moving.dialog()}
        </div>
    }
    .into_any()
}
