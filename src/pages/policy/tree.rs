//! The tree of units beside the policy, as the ARIA Authoring Practices describe a tree: one stop for Tab, arrows inside.

use leptos::{ev, prelude::*, tachys::html::attribute::custom::custom_attribute};

use super::units::{TreeUnit, Units};
use crate::{
    components::{Button, Dialog, Field, Look, Notice, Progress, Tone},
    focus::focus,
    label, t, ts,
    view::{attribute, effect, show, show_if, text},
};

/// Draws the tree with its search; folded where there is no room beside the policy.
pub fn view(units: Units, changes: AnyView) -> AnyView {
    let wide = window().match_media("(min-width: 62rem)").ok().flatten();
    let is_wide = wide.is_some_and(|wide| wide.matches());
    let chosen = move || {
        units
            .find(&units.chosen.get())
            .map(|unit| unit.path)
            .unwrap_or_default()
    };
    let list = move || match units
        .known
        .with(|known| known.as_ref().map(|known| known.as_ref().err().cloned()))
    {
        None => view! { <Progress /> }.into_any(),
        Some(Some(failure)) => view! {
            <Notice tone=Tone::Error><p>{text(move || failure.text())}</p></Notice>
            <Button on_press=move || units.read()>{t!("shell-retry")}</Button>
        }
        .into_any(),
        Some(None) => tree(units),
    };
    let found = move || {
        let searches = !units.search.with(String::is_empty);
        let count = if searches { units.shown().len() } else { 0 };
        match (searches, count) {
            (false, _) => String::new(),
            (true, 0) => ts!("policy-units-none"),
            (true, count) => ts!("policy-units-found", count = count),
        }
    };
    view! {
        <details class="units" open=is_wide>
            <summary>{t!("policy-units-title")}" "<bdi class="hint">{text(chosen)}</bdi></summary>
            <Field label=label!("policy-units-search") value=units.search name="unit" />
            <p class="hint" role="status">{text(found)}</p>
            {show(list)}
            {changes}
        </details>
        {leave(units)}
    }
    .into_any()
}

fn tree(units: Units) -> AnyView {
    let press = move |event: ev::KeyboardEvent| {
        let is_plain = !event.ctrl_key() && !event.alt_key() && !event.meta_key();
        if is_plain && units.press(&event.key()) {
            event.prevent_default();
            focus("[role=tree] [tabindex='0']");
        }
    };
    let items = move || {
        let shown = units.shown();
        let current = units.current.get();
        // Tab leads to one of those that are shown.
        let is_shown = shown.iter().any(|unit| unit.node.id == current);
        let items = shown.into_iter().enumerate().map(|(place, unit)| {
            let is_stop = if is_shown {
                unit.node.id == current
            } else {
                place == 0
            };
            item(units, unit, is_stop)
        });
        items.collect::<Vec<_>>().into_any()
    };
    view! {
        <ul role="tree" aria-label=attribute(|| Some(ts!("policy-units-title"))) on:keydown=press>
            {show(items)}
        </ul>
    }
    .into_any()
}

fn item(units: Units, unit: TreeUnit, is_stop: bool) -> AnyView {
    let id = StoredValue::new(unit.node.id.clone());
    let searches = !units.search.with(String::is_empty);
    let is_open = units.open.with(|open| id.with_value(|id| open.contains(id)));
    let expanded = (unit.is_parent && !searches).then_some(if is_open { "true" } else { "false" });
    let selected = move || units.chosen.with(|chosen| id.with_value(|id| id == chosen));
    let selected = attribute(move || Some(if selected() { "true" } else { "false" }.to_owned()));
    let choose = move |_: ev::MouseEvent| {
        units.current.set(id.get_value());
        units.ask_for(id.get_value());
    };
    let toggle = move |event: ev::MouseEvent| {
        event.stop_propagation();
        id.with_value(|id| units.toggle(id));
    };
    let level = if searches { 1 } else { unit.node.level }.to_string();
    let name = if searches { unit.path } else { unit.node.name };
    let (people, gateways) = (unit.people, unit.gateways);
    // The root has nothing above it that it could override.
    let marked = (unit.node.overridden && unit.node.id != "root").then(|| {
        view! { <span class="badge">{t!("policy-unit-overridden")}</span> }
    });
    view! {
        <li
            role="treeitem"
            aria-expanded=expanded
            aria-selected=selected
            tabindex=if is_stop { "0" } else { "-1" }
            data-unit=unit.node.id
            on:click=choose
        >
            <span class="twisty" aria-hidden="true" on:click=toggle></span>
            <span>
                <bdi>{name}</bdi>" "{marked}
                <span class="hint">{t!("policy-units-counts", people = people, gateways = gateways)}</span>
            </span>
        </li>
    }
    // Leptos has no method for it.
    .add_any_attr(custom_attribute("aria-level", level))
    .into_any()
}

/// Asks before unsaved changes of a unit's policy are lost.
fn leave(units: Units) -> AnyView {
    let open = RwSignal::new(false);
    effect(move || open.set(units.held.with(Option::is_some)));
    let stay = move || {
        units.held.set(None);
        units.current.set(units.chosen.get_untracked());
    };
    let go = move || {
        if let Some(id) = units.held.get_untracked() {
            units.choose(id);
        }
    };
    view! {
        <Dialog open=open title=label!("shell-leave-title") on_dismiss=stay>
            <p>{t!("shell-leave-text")}</p>
            <div class="actions">
                <Button look=Look::Primary on_press=stay>{t!("shell-leave-stay")}</Button>
                <Button look=Look::Danger on_press=go>{t!("shell-leave-go")}</Button>
            </div>
        </Dialog>
    }
    .into_any()
}

/// Returns true while the root is the only unit; reactive.
pub fn is_single(units: Units) -> bool {
    units.with(|all| all.len() <= 1 && all.iter().all(|unit| unit.node.id == "root"))
}

/// Shows something only where there are several units.
pub fn where_several(units: Units, draw: impl Fn() -> AnyView + Send + 'static) -> AnyView {
    show_if(move || !is_single(units), draw)
}
