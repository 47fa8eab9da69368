//! A place for the page: not built yet.

use leptos::prelude::*;

use crate::t;

/// The page.
pub fn page() -> AnyView {
    view! { <h1 tabindex="-1">{t!("aliases-title")}</h1> }.into_any()
}

/// One alias.
pub fn edit(address: String) -> AnyView {
    view! { <h1 tabindex="-1">{t!("aliases-edit-title", address = address)}</h1> }.into_any()
}
