//! The gateways that are in use: how many, and the way to their list.

use fromline_core::api::ListGatewaysResponse;
use leptos::{prelude::*, task::spawn_local};

use crate::{api, pages::gateways::counts, route::Route, router::Link, t, view::show};

/// One sentence. Without an answer the link is there all the same.
pub fn summary() -> AnyView {
    let known = RwSignal::new(None::<ListGatewaysResponse>);
    spawn_local(async move {
        let answer = api::list_gateways("", 1).await;
        known.set(answer.ok().filter(|known| known.total > 0));
    });
    let count = move || {
        let count = known.with(|known| known.as_ref().map(counts));
        count.map(|count| view! { {count}" " }).into_any()
    };
    view! { <p>{show(count)}<Link to=Route::Gateways>{t!("gateways-title")}</Link></p> }.into_any()
}
