//! What is true of the address now: it comes with another chunk, for those who have it.

use fromline_core::api::SendAs;
use leptos::{prelude::*, task::spawn_local};

use crate::{
    api,
    pages::standing::{note, standing},
    view::show,
};

/// The function that draws it, for an address.
pub type DrawNow = fn(String) -> AnyView;

/// Draws what keeps mail from leaving, or from leaving as set up; nothing if nothing does.
pub fn view(address: String) -> AnyView {
    let alias = RwSignal::new(None::<SendAs>);
    spawn_local(async move {
        if let Ok(found) = api::get_alias(&address).await {
            // The page may be gone.
            alias.try_set(Some(found));
        }
    });
    let words = move || {
        alias.with(|alias| {
            let alias = alias.as_ref();
            alias.and_then(|alias| note(standing(alias))).into_any()
        })
    };
    view! { <div class="status" role="status">{show(words)}</div> }.into_any()
}
