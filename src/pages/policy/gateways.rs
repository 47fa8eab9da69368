//! The gateways that are in use: how many, and the way to their list.

use fromline_core::api::ListGatewaysResponse;
use leptos::{prelude::*, task::spawn_local};

use crate::{api, pages::gateways::counts, route::Route, router::Link, t, view::show};

/// The section. Without an answer the link is there all the same.
pub fn section() -> AnyView {
    let known = RwSignal::new(None::<ListGatewaysResponse>);
    spawn_local(async move {
        let answer = api::list_gateways("", 1).await;
        known.set(answer.ok().filter(|known| known.total > 0));
    });
    let count = move || {
        known
            .with(|known| known.as_ref().map(|known| view! { <p>{counts(known)}</p> }))
            .into_any()
    };
    view! {
        <section class="card">
            {show(count)}
            <Link to=Route::Gateways>{t!("gateways-title")}</Link>
        </section>
    }
    .into_any()
}
