//! Whom to ask: what the operator set, as a link where it is one.

use leptos::prelude::*;

use crate::session::use_session;

/// Draws the organisation's contact; empty if none is set.
pub fn contact(intro: AnyView) -> AnyView {
    let account = untrack(|| use_session().account());
    let Some(contact) = account.and_then(|account| account.organisation.contact) else {
        return ().into_any();
    };
    let link = if contact.starts_with("https://") || contact.starts_with("http://") {
        Some(contact.clone())
    } else {
        contact.contains('@').then(|| format!("mailto:{contact}"))
    };
    let who = match link {
        Some(href) => view! { <a href=href><bdi>{contact}</bdi></a> }.into_any(),
        None => view! { <bdi>{contact}</bdi> }.into_any(),
    };
    view! { <p>{intro}" "{who}</p> }.into_any()
}
