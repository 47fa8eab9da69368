//! The gateways that are in use: how many, and the way to their list.

use leptos::prelude::*;

use super::editor::{PolicyEditor, policy};
use crate::{pages::gateways::policy_state, route::Route, router::Link, t, view::show};

/// Draws a sentence about existing gateways, with a link to them that is there even without an answer.
pub fn summary(editor: PolicyEditor) -> AnyView {
    let count = move || {
        let known = editor.count().filter(|known| known.gateways > 0);
        let policy = policy(&editor.saved_value());
        let count = known.map(|known| {
            view! { {t!("policy-applies", count = known.gateways)}" "{policy_state(known.failing, policy)} }
        });
        count.map(|count| view! { {count}" " }).into_any()
    };
    view! { <p>{show(count)}<Link to=Route::Gateways>{t!("gateways-title")}</Link></p> }.into_any()
}
