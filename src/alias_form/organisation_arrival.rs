//! Whether mail arrives that the organisation's servers deliver: said where it may not.

use fromline_core::{
    address::Address,
    api::{DmarcResult, DomainAuthentication},
    delivery_route::DeliveryRoute,
};
use leptos::{prelude::*, task::spawn_local};

use crate::platform::to_ascii;
use crate::{
    api,
    components::arrival_in_short,
    view::{effect, show},
};

/// Draws the expected DMARC result of mail from an address while the organisation's servers deliver it; empty if it passes by all rules or
/// is not known.
pub fn view(address: &str, by_organisation: Signal<bool>) -> AnyView {
    let found = RwSignal::new(None::<DomainAuthentication>);
    let domain = Address::parse(address, &to_ascii).map(|address| address.domain().to_owned());
    let domain = StoredValue::new(domain.ok());
    effect(move || {
        let asked = domain.get_value().filter(|_| by_organisation.get());
        if let Some(domain) = asked {
            spawn_local(async move {
                if let Ok(answer) = api::domain_authentication(&domain).await {
                    // The page may be gone.
                    found.try_set(Some(answer));
                }
            });
        }
    });
    let words = move || {
        let told = by_organisation.get();
        found.with(|found| {
            let doubtful = found.as_ref().filter(|found| told && is_doubtful(found));
            let words = doubtful.map(|found| arrival_in_short(found, DeliveryRoute::Organisation));
            words.into_any()
        })
    };
    view! { <div role="status">{show(words)}</div> }.into_any()
}

fn is_doubtful(found: &DomainAuthentication) -> bool {
    let (dmarc, _) = found.verdicts().stricter();
    matches!(dmarc, DmarcResult::Fail | DmarcResult::None)
}
