//! Buttons that say why they cannot be used.

use leptos::prelude::*;

use super::unique_id;
use crate::view::{attribute, flag, text};

/// How much a button asks to be pressed.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub enum Look {
    /// The one thing to do here.
    Primary,
    /// Something else that can be done.
    #[default]
    Secondary,
    /// Deletes or ends something.
    Danger,
}

/// A button. While `disabled` holds a reason, the reason stands beside it, and the button can still be reached by
/// keyboard, so that everybody learns why.
#[component]
pub fn Button(
    /// How it looks.
    #[prop(optional)]
    look: Look,
    /// Why it cannot be used now.
    #[prop(optional, into)]
    disabled: Signal<Option<String>>,
    /// Whether its work is under way: a second press does nothing.
    #[prop(optional, into)]
    busy: Signal<bool>,
    /// Whether it sends the form it stands in.
    #[prop(optional)]
    submit: bool,
    /// What a press does.
    #[prop(optional, into)]
    on_press: Option<Callback<()>>,
    /// What it says.
    children: Children,
) -> AnyView {
    let id = unique_id("reason");
    let described = id.clone();
    let blocked = move || disabled.with(Option::is_some) || busy.get();
    let press = move |event: leptos::ev::MouseEvent| {
        if disabled.with_untracked(Option::is_some) || busy.get_untracked() {
            event.prevent_default();
        } else if let Some(on_press) = on_press {
            on_press.run(());
        }
    };
    let class = match look {
        Look::Primary => "button primary",
        Look::Secondary => "button",
        Look::Danger => "button danger",
    };
    view! {
        <span class="button-with-reason">
            <button
                class=class
                type=if submit { "submit" } else { "button" }
                aria-disabled=flag(blocked)
                aria-busy=flag(move || busy.get())
                aria-describedby=attribute(move || disabled.with(Option::is_some).then(|| described.clone()))
                on:click=press
            >
                // In one piece: white space beside a value would go with each being an item of its own.
                <span>{children()}</span>
            </button>
            <span class="reason" id=id>{text(move || disabled.get().unwrap_or_default())}</span>
        </span>
    }
    .into_any()
}
