//! Messages beside the work: boxes that stay, and a live region that speaks.

use leptos::prelude::*;

use crate::view::show;

/// What a notice is about.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub enum Tone {
    /// Good to know.
    #[default]
    Info,
    /// It worked.
    Success,
    /// Think before going on.
    Warning,
    /// It did not work.
    Error,
}

impl Tone {
    /// Its class name.
    pub const fn class(self) -> &'static str {
        match self {
            Self::Info => "notice",
            Self::Success => "notice success",
            Self::Warning => "notice warning",
            Self::Error => "notice failure",
        }
    }
}

/// A box that belongs to the page. For what happens while somebody works use [`Status`].
#[component]
pub fn Notice(
    /// What it is about.
    #[prop(optional)]
    tone: Tone,
    /// What it says.
    children: Children,
) -> AnyView {
    view! { <div class=tone.class()>{children()}</div> }.into_any()
}

/// A live region: what is put into it is drawn as a notice and read out.
#[component]
pub fn Status(
    /// The message, if there is one.
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
