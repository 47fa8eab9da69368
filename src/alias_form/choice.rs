//! The choice of who delivers.

use fromline_core::delivery_route::DeliveryRoute;
use leptos::prelude::*;

use crate::{
    components::{RadioGroup, RadioOption},
    label,
};

/// Draws the choice of a route, by what recipients see of each.
pub fn choice(route: RwSignal<DeliveryRoute>) -> AnyView {
    let options = vec![
        RadioOption {
            value: DeliveryRoute::Gateway,
            label: label!("wizard-delivery-gateway"),
            hint: Some(label!("wizard-delivery-gateway-hint")),
        },
        RadioOption {
            value: DeliveryRoute::Organisation,
            label: label!("wizard-delivery-organization"),
            hint: Some(label!("wizard-delivery-organization-hint")),
        },
    ];
    view! { <RadioGroup legend=label!("wizard-delivery-legend") value=route options=options /> }.into_any()
}
