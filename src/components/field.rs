//! A text field with its label, hint and error.

use leptos::{ev, prelude::*};
use wasm_bindgen::JsCast;

use super::{error_view, hint_view, unique_id};
use crate::{
    ts,
    view::{Changing, attribute, flag, text},
};

/// A text field whose label, hint and error are connected to it for assistive technology.
#[component]
pub fn Field(
    /// Label of the field.
    #[prop(into)]
    label: Signal<String>,
    /// Value of the field.
    value: RwSignal<String>,
    /// Hint shown before typing.
    #[prop(optional, into)]
    hint: Option<Signal<String>>,
    /// Text of the error, if the value was refused.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
    /// The input's `type`. Never `email`, use `inputmode`: for that type browsers give scripts the domain in ASCII, and setting that in
    /// place of `żółw` while the user types spoils the rest of the word.
    #[prop(default = "text")]
    kind: &'static str,
    /// The input's `autocomplete` value.
    #[prop(default = "off")]
    autocomplete: &'static str,
    /// The input's `inputmode`, for phones.
    #[prop(optional)]
    inputmode: Option<&'static str>,
    /// An example, shown while the field is empty; never the only explanation.
    #[prop(optional, into)]
    placeholder: Signal<String>,
    /// True if the field must be filled in.
    #[prop(optional)]
    required: bool,
    /// The input's name, for password managers and tests.
    #[prop(optional)]
    name: &'static str,
    /// Called when the field is left.
    #[prop(optional, into)]
    on_leave: Option<Callback<()>>,
) -> AnyView {
    let id = unique_id("field");
    let (hint_id, error_id) = (format!("{id}-hint"), format!("{id}-error"));
    let described = described(hint.is_some(), &hint_id, error, &error_id);
    // Addresses and hosts are no prose: no capitals, no corrections.
    let literal = kind == "password" || inputmode.is_some();
    let leave = move |_: ev::FocusEvent| {
        if let Some(on_leave) = on_leave {
            on_leave.try_run(());
        }
    };
    // Some password managers fill in without the event that is bound above. A field that goes while it has the focus says both, too:
    // then its value is gone already.
    let changed = move |event: ev::Event| {
        let filled = event_target_value(&event);
        if value.try_with_untracked(|value| *value != filled) == Some(true) {
            value.set(filled);
        }
    };
    let label_id = format!("{id}-label");
    let secret = kind == "password";
    let shown = RwSignal::new(false);
    let kind = attribute(move || Some(if shown.get() { "text" } else { kind }.to_owned()));
    view! {
        <div class="field">
            <label for=id.clone() id=label_id.clone()>{text(label)}</label>
            <div class="entry">
            <input
                id=id
                name=name
                type=kind
                autocomplete=autocomplete
                inputmode=inputmode
                autocapitalize=literal.then_some("none")
                spellcheck=literal.then_some("false")
                placeholder=attribute(move || Some(placeholder.get()).filter(|text| !text.is_empty()))
                aria-required=required.then_some("true")
                aria-invalid=flag(move || error.with(Option::is_some))
                aria-describedby=described
                bind:value=value
                on:blur=leave
                on:change=changed
            />
            {secret.then(|| reveal(shown, label_id))}
            </div>
            {error_view(error, error_id)}
            {hint.map(|hint| hint_view(hint, hint_id))}
        </div>
    }
    .into_any()
}

/// The button that shows what was typed into a password field.
fn reveal(shown: RwSignal<bool>, label_id: String) -> AnyView {
    let words = move || {
        if shown.get() {
            ts!("shell-password-hide")
        } else {
            ts!("shell-password-show")
        }
    };
    view! {
        <button
            type="button"
            class="button plain"
            aria-describedby=label_id
            on:click=move |_| shown.update(|shown| *shown = !*shown)
        >
            {text(words)}
        </button>
    }
    .into_any()
}

/// The value of `aria-describedby`, with the error first because it is new.
pub(super) fn described(
    hint: bool,
    hint_id: &str,
    error: Signal<Option<String>>,
    error_id: &str,
) -> Changing {
    let (hint_id, error_id) = (hint.then(|| hint_id.to_owned()), error_id.to_owned());
    attribute(move || {
        let error = error.with(Option::is_some).then(|| error_id.clone());
        let ids: Vec<String> = error.into_iter().chain(hint_id.clone()).collect();
        (!ids.is_empty()).then(|| ids.join(" "))
    })
}

/// Moves the focus to the first field with an error, once the errors are drawn.
pub fn focus_first_error() {
    request_animation_frame(|| {
        let field = document().query_selector("dialog[open] [aria-invalid=true], main [aria-invalid=true]");
        if let Ok(Some(field)) = field
            && let Ok(field) = field.dyn_into::<web_sys::HtmlElement>()
        {
            let _ = field.focus();
        }
    });
}
