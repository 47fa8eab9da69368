//! An address that leads nowhere, or nowhere for this visitor.

use leptos::prelude::*;

use crate::{route::Route, router::Link, t};

/// The page.
pub fn page() -> AnyView {
    view! {
        <h1 tabindex="-1">{t!("shell-not-found-title")}</h1>
        <p>{t!("shell-not-found-text")}</p>
        <p><Link to=Route::Home>{t!("shell-not-found-home")}</Link></p>
    }
    .into_any()
}
