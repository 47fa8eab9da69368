//! A choice of a few.

use leptos::prelude::*;

use super::{error_view, hint_view, unique_id};
use crate::view::{flag, text};

/// A drop-down list with a label.
#[component]
pub fn Select(
    /// Label of the list.
    #[prop(into)]
    label: Signal<String>,
    /// Value of the chosen option.
    value: RwSignal<String>,
    /// Value and text of each option.
    options: Vec<(String, Signal<String>)>,
    /// Hint shown before choosing.
    #[prop(optional, into)]
    hint: Option<Signal<String>>,
    /// Text of the error, if the choice was refused.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
) -> AnyView {
    let id = unique_id("select");
    let (hint_id, error_id) = (format!("{id}-hint"), format!("{id}-error"));
    let described = super::field::described(hint.is_some(), &hint_id, error, &error_id);
    let options = options.into_iter().map(|(key, words)| {
        let chosen = key.clone();
        view! {
            <option value=key prop:selected=move || value.with(|value| *value == chosen)>
                {text(words)}
            </option>
        }
    });
    view! {
        <div class="field">
            <label for=id.clone()>{text(label)}</label>
            <select
                id=id
                aria-describedby=described
                aria-invalid=flag(move || error.with(Option::is_some))
                on:change=move |event| value.set(event_target_value(&event))
            >
                {options.collect::<Vec<_>>()}
            </select>
            {error_view(error, error_id)}
            {hint.map(|hint| hint_view(hint, hint_id))}
        </div>
    }
    .into_any()
}
