//! One of a few, all in sight.

use leptos::prelude::*;

use super::{hint_view, unique_id};
use crate::view::text;

/// An option of a [`RadioGroup`].
pub struct RadioOption<T> {
    /// Value of the option.
    pub value: T,
    /// Label of the option.
    pub label: Signal<String>,
    /// Explanation of the option.
    pub hint: Option<Signal<String>>,
}

/// A group of radio buttons with a legend.
#[component]
pub fn RadioGroup<T>(
    /// Legend of the group.
    #[prop(into)]
    legend: Signal<String>,
    /// Value of the chosen option.
    value: RwSignal<T>,
    /// The options to choose from.
    options: Vec<RadioOption<T>>,
) -> AnyView
where
    T: Copy + PartialEq + Send + Sync + 'static,
{
    let name = unique_id("choice");
    let options = options.into_iter().map(|option| {
        let id = unique_id("radio");
        let hint_id = format!("{id}-hint");
        let described = option.hint.is_some().then(|| hint_id.clone());
        let chosen = option.value;
        view! {
            <div class="checkbox">
                <input
                    type="radio" id=id.clone() name=name.clone() aria-describedby=described
                    prop:checked=move || value.get() == chosen
                    on:change=move |_| value.set(chosen)
                />
                <label for=id>{text(option.label)}</label>
                {option.hint.map(|hint| hint_view(hint, hint_id))}
            </div>
        }
    });
    view! {
        <fieldset class="choices">
            <legend>{text(legend)}</legend>
            {options.collect::<Vec<_>>()}
        </fieldset>
    }
    .into_any()
}
