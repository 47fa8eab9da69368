//! The setup checklist above the policy: one line, and below it a line for each task, which ticks itself while it is open.

mod commands;
mod details;
mod headers;
mod row;
mod state;

use fromline_core::{api::SetupChecklist, checklist::ChecklistState};
use leptos::{html, prelude::*};

use crate::{
    components::{Button, Progress, Status, Tone},
    t, ts,
    view::{effect, show_if, text},
};
use state::{SetupTasks, is_looking};

/// Draws the checklist above the policy.
pub fn view() -> AnyView {
    let list = SetupTasks::new();
    let place = NodeRef::<html::Details>::new();
    // It opens once, when the first answer is there: if something is left to do, the setting below it stays in sight, and nobody is at work
    // there already.
    effect(move || {
        if list.is_first.get()
            && let Some(place) = place.get_untracked()
        {
            let is_left = list
                .known
                .with_untracked(|known| known.as_ref().is_some_and(is_left));
            place.set_open(is_left && is_wide() && !is_somebody_at_work());
        }
    });
    let toggled = move |_| {
        if let Some(place) = place.get_untracked() {
            list.open.set(place.open());
            list.look();
        }
    };
    let progress = move || match list.counts() {
        None => String::new(),
        Some((done, count)) if done == count => ts!("checklist-all-done"),
        Some((done, count)) => ts!("checklist-progress", done = done, count = count),
    };
    let problem = Signal::derive(move || Some((Tone::Error, list.failure.get()?.text())));
    let is_known = move || list.known.with(Option::is_some);
    view! {
        <details class="checklist card" node_ref=place on:toggle=toggled>
            <summary>
                <h2>{t!("checklist-title")}</h2>" "
                <span class="hint">{text(progress)}</span>
            </summary>
            <Status message=problem />
            {show_if(move || !is_known() && list.failure.with(Option::is_none), || view! { <Progress /> }.into_any())}
            {show_if(is_known, move || rows(list))}
        </details>
        <p class="visually-hidden" role="status">{text(move || list.said.get())}</p>
    }
    .into_any()
}

fn rows(list: SetupTasks) -> AnyView {
    let tasks = list.known.with_untracked(|known| {
        let items = known.iter().flat_map(|known| &known.items);
        items.map(|item| item.task).collect::<Vec<_>>()
    });
    let rows = tasks.into_iter().map(|task| row::view(list, task));
    view! {
        <p class="hint">{t!("checklist-lead")}</p>
        <ul>{rows.collect::<Vec<_>>()}</ul>
        <Button on_press=move || list.hide()>{t!("checklist-hide")}</Button>
    }
    .into_any()
}

/// Returns true if something is left to do, as far as it is known yet.
fn is_left(known: &SetupChecklist) -> bool {
    let mut items = known.items.iter();
    items.any(|item| item.state != ChecklistState::Done && !is_looking(item))
}

/// Returns true if the tasks take few lines.
fn is_wide() -> bool {
    let wide = window().match_media("(min-width: 62rem)").ok().flatten();
    wide.is_some_and(|wide| wide.matches())
}

/// Returns true if the focus is in a field or on a button of the page: what is there must not move away.
fn is_somebody_at_work() -> bool {
    let focused = document().active_element();
    focused.is_some_and(|element| element.closest("main form, main .units").ok().flatten().is_some())
}
