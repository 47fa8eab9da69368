//! Messages beside the work: boxes that stay, and a live region that speaks.

use leptos::prelude::*;

use crate::view::show;

/// The tone of a notice.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub enum Tone {
    /// Useful information, the default.
    #[default]
    Info,
    /// The result of an action that succeeded.
    Success,
    /// A warning before going on.
    Warning,
    /// The result of an action that failed.
    Error,
}

impl Tone {
    /// CSS class of the tone.
    pub const fn class(self) -> &'static str {
        match self {
            Self::Info => "notice",
            Self::Success => "notice success",
            Self::Warning => "notice warning",
            Self::Error => "notice failure",
        }
    }
}

/// A box with a permanent message of the page. For results of the user's actions use [`Status`].
#[component]
pub fn Notice(
    /// Tone of the notice.
    #[prop(optional)]
    tone: Tone,
    /// Content of the notice.
    children: Children,
) -> AnyView {
    view! { <div class=tone.class()>{children()}</div> }.into_any()
}

/// A live region: its text is shown as a notice and read aloud by screen readers.
#[component]
pub fn Status(
    /// Tone and text of the present message, if any.
    #[prop(into)]
    message: Signal<Option<(Tone, String)>>,
) -> AnyView {
    let content = show(move || {
        let message = message.get().filter(|(_, text)| !text.is_empty());
        message
            .map(|(tone, text)| view! { <p class=tone.class()>{text}</p> })
            .into_any()
    });
    view! { <div class="status" role="status">{content}</div> }.into_any()
}
