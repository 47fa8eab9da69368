//! A checkbox with its label and what it means.

use leptos::prelude::*;

use super::{hint_view, unique_id};
use crate::view::text;

/// A checkbox with a label.
#[component]
pub fn Checkbox(
    /// Label of the checkbox.
    #[prop(into)]
    label: Signal<String>,
    /// State of the checkbox.
    checked: RwSignal<bool>,
    /// Explanation of the checkbox, connected to it for assistive technology.
    #[prop(optional, into)]
    hint: Option<Signal<String>>,
) -> AnyView {
    let id = unique_id("checkbox");
    let hint_id = format!("{id}-hint");
    let described = hint.is_some().then(|| hint_id.clone());
    view! {
        <div class="checkbox">
            <input type="checkbox" id=id.clone() bind:checked=checked aria-describedby=described />
            <label for=id>{text(label)}</label>
            {hint.map(|hint| hint_view(hint, hint_id))}
        </div>
    }
    .into_any()
}
