//! The choice of who delivers.

use fromline_core::delivery_route::DeliveryRoute;
use leptos::prelude::*;

use crate::{
    components::{RadioGroup, RadioOption},
    label,
};

/// Draws the choice of a route, by what recipients see of each; `by_gateway` says it of the gateway.
pub fn choice(route: RwSignal<DeliveryRoute>, by_gateway: Signal<String>) -> AnyView {
    let options = vec![
        RadioOption {
            value: DeliveryRoute::Gateway,
            label: label!("wizard-delivery-gateway"),
            hint: Some(by_gateway),
        },
        RadioOption {
            value: DeliveryRoute::Organisation,
            label: label!("wizard-delivery-organization"),
            hint: Some(label!("wizard-delivery-organization-hint")),
        },
    ];
    view! { <RadioGroup legend=label!("wizard-delivery-legend") value=route options=options /> }.into_any()
}
