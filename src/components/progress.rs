//! Saying that something takes a while, only once it does.

use std::time::Duration;

use leptos::prelude::*;

use crate::view::text;

/// Under this a wait is not mentioned: a fast answer must not flicker.
const SLOW: Duration = Duration::from_millis(500);

/// Text for a wait, shown and read aloud after half a second.
#[component]
pub fn Progress(
    /// Text of the wait; "Loading…" by default.
    #[prop(optional, into)]
    label: Option<Signal<String>>,
) -> AnyView {
    let slow = RwSignal::new(false);
    if let Ok(timer) = set_timeout_with_handle(move || slow.set(true), SLOW) {
        on_cleanup(move || timer.clear());
    }
    let label = label.unwrap_or_else(|| crate::label!("shell-loading"));
    view! { <p class="progress" role="status">{text(move || if slow.get() { label.get() } else { String::new() })}</p> }.into_any()
}
