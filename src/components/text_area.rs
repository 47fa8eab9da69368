//! Several lines of text.

use leptos::prelude::*;

use super::{error_view, field::described, hint_view, unique_id};
use crate::view::{flag, text};

/// A text field with several lines; by default it is required and not checked for spelling.
#[component]
pub fn TextArea(
    /// Label of the field.
    #[prop(into)]
    label: Signal<String>,
    /// Value of the field.
    value: RwSignal<String>,
    /// The field's name, for tests.
    name: &'static str,
    /// True for optional prose, whose direction follows its text.
    #[prop(optional)]
    prose: bool,
    /// Hint shown before typing.
    #[prop(into)]
    hint: Signal<String>,
    /// Text of the error, if the value was refused.
    #[prop(into)]
    error: Signal<Option<String>>,
) -> AnyView {
    let id = unique_id("text");
    let (hint_id, error_id) = (format!("{id}-hint"), format!("{id}-error"));
    let described = described(true, &hint_id, error, &error_id);
    view! {
        <div class="field">
            <label for=id.clone()>{text(label)}</label>
            <textarea
                id=id
                name=name
                rows=if prose { "3" } else { "8" }
                dir=if prose { "auto" } else { "ltr" }
                autocapitalize=(!prose).then_some("none")
                autocomplete="off"
                spellcheck=(!prose).then_some("false")
                aria-required=(!prose).then_some("true")
                aria-invalid=flag(move || error.with(Option::is_some))
                aria-describedby=described
                bind:value=value
            ></textarea>
            {error_view(error, error_id)}
            {hint_view(hint, hint_id)}
        </div>
    }
    .into_any()
}
