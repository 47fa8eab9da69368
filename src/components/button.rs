//! Buttons that say why they cannot be used.

use leptos::prelude::*;

use super::unique_id;
use crate::view::{attribute, flag, text};

/// Visual emphasis of a button.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub enum Look {
    /// The main action of the page.
    Primary,
    /// A secondary action of the page.
    #[default]
    Secondary,
    /// An action that deletes or ends something.
    Danger,
}

/// A button. While `disabled` holds a reason, the reason is shown beside it, and the button stays reachable by keyboard, so that everyone
/// learns why.
#[component]
pub fn Button(
    /// Visual emphasis of the button.
    #[prop(optional)]
    look: Look,
    /// Reason why the button cannot be used now.
    #[prop(optional, into)]
    disabled: Signal<Option<String>>,
    /// True while its action is under way: another press does nothing.
    #[prop(optional, into)]
    busy: Signal<bool>,
    /// True to submit the form that contains the button.
    #[prop(optional)]
    submit: bool,
    /// Action of a press.
    #[prop(optional, into)]
    on_press: Option<Callback<()>>,
    /// Text of the button.
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
