//! A place for the page: not built yet.

use leptos::prelude::*;

use crate::t;

/// The page.
pub fn page() -> AnyView {
    view! { <h1 tabindex="-1">{t!("confirm-title")}</h1> }.into_any()
}
