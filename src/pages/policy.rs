//! A place for the page: not built yet.

use leptos::prelude::*;

/// The page.
pub fn page() -> AnyView {
    ().into_any()
}
