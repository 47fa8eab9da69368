//! Whether the chosen unit sets its policy itself, and the ways back: to inherit, and to undo the last change.

use leptos::prelude::*;

use super::{
    editor::{PolicyAction, PolicyEditor},
    units::Units,
};
use crate::{
    components::{Button, Look},
    session::use_session,
    t,
    view::{show, show_if, text},
};

/// Draws the unit's path, and *Overridden* or *Inherited* with the unit that it inherits from.
pub fn line(editor: PolicyEditor, units: Units) -> AnyView {
    let path = move || show_path(units, &editor.unit.with(|unit| unit.path.clone()));
    let state = move || {
        let unit = editor.unit.get();
        let source = show_path(units, &unit.source.path);
        match (unit.overridden, unit.above) {
            (true, Some(_)) => view! { <span class="badge">{t!("policy-unit-overridden")}</span> }.into_any(),
            (true, None) => ().into_any(),
            (false, Some(_)) => t!("policy-unit-inherited", unit = source.clone()),
            (false, None) => t!("policy-unit-default"),
        }
    };
    view! { <p class="unit-state"><strong><bdi>{text(path)}</bdi></strong>" "{show(state)}</p> }.into_any()
}

/// Draws the button that saves: *Override* where the unit inherits.
pub fn save(editor: PolicyEditor, unchanged: Signal<Option<String>>) -> AnyView {
    let words = move || {
        if editor.inherits() {
            t!("policy-override")
        } else {
            t!("policy-save")
        }
    };
    view! {
        <Button look=Look::Primary submit=true disabled=unchanged busy=editor.busy>{show(words)}</Button>
    }
    .into_any()
}

/// Draws *Inherit* where the unit overrides, and the undoing of the last change while there are no others.
pub fn ways_back(editor: PolicyEditor) -> AnyView {
    let overrides = move || editor.unit.with(|unit| unit.overridden && unit.above.is_some());
    let can_undo = move || editor.unit.with(|unit| unit.undo.is_some()) && !editor.dirty().get();
    view! {
        {show_if(overrides, move || view! {
            <Button busy=editor.busy on_press=move || editor.reset(PolicyAction::Inherit)>{t!("policy-inherit")}</Button>
        }.into_any())}
        {show_if(can_undo, move || view! {
            <Button busy=editor.busy on_press=move || editor.reset(PolicyAction::Undo)>{t!("policy-undo")}</Button>
        }.into_any())}
    }
    .into_any()
}

/// A unit's path as it is shown: the root has the organisation's name.
fn show_path(units: Units, path: &str) -> String {
    if path != "/" {
        return path.to_owned();
    }
    let root = units.find("root").map(|root| root.node.name);
    // It is not there for somebody who looks after some units.
    let organisation = || {
        let account = use_session().account()?;
        account.organisation.domains.into_iter().next()
    };
    root.filter(|name| !name.is_empty())
        .or_else(organisation)
        .unwrap_or_else(|| path.to_owned())
}
