//! What recipients will see of the alias, beside its form.

use fromline_core::{
    api::SeenArrival, changes::GatewayChange, delivery_route::DeliveryRoute, message::Identity,
};
use leptos::prelude::*;

use crate::{
    components::Beside,
    t,
    view::{attribute, show_if},
};

/// Known changes of a gateway.
pub fn changes_of(arrived: Option<&SeenArrival>) -> Vec<GatewayChange> {
    arrived.map(|arrived| arrived.changes.clone()).unwrap_or_default()
}

/// Draws what recipients will see by each route, the one in use marked, or that mail takes none; the gateway's with its changes.
///
/// `has_choice`: whether a gateway can deliver at all; else the organisation's route is shown alone.
pub fn beside(
    identity: Signal<Identity>,
    by: Signal<Option<DeliveryRoute>>,
    has_choice: Signal<bool>,
    changes: Signal<Vec<GatewayChange>>,
) -> AnyView {
    let routes = Memo::new(move |_| match (has_choice.get(), by.get()) {
        (true, first) => Beside::order(first.unwrap_or_default()),
        (false, _) => vec![DeliveryRoute::Organisation],
    });
    let beside = Beside {
        identity,
        changes: Some(changes),
        captions: Beside::ROUTES,
        routes: routes.into(),
    };
    let chosen = attribute(move || {
        by.get().map(|route| match route {
            DeliveryRoute::Gateway => "gateway".to_owned(),
            DeliveryRoute::Organisation => "organisation".to_owned(),
        })
    });
    view! {
        <aside class="beside" aria-labelledby="beside-heading" data-delivers=chosen>
            <h2 id="beside-heading">{t!("wizard-preview")}</h2>
            {show_if(
                move || by.get().is_none(),
                || view! { <p class="hint">{t!("wizard-preview-refused")}</p> }.into_any(),
            )}
            {show_if(
                move || changes.with(|changes| !changes.is_empty()),
                || view! { <p class="hint">{t!("arrival-preview")}</p> }.into_any(),
            )}
            {beside.view()}
        </aside>
    }
    .into_any()
}
