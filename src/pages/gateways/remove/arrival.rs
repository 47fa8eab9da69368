//! What becomes of mail once its gateways are gone: looked up in DNS while the question is open.

use fromline_core::{
    address::Address,
    api::{DomainAuthentication, UserGateway},
};
use leptos::{prelude::*, task::spawn_local};

use super::dialog::NAMED;
use crate::{api, pages::without_gateways, platform::to_ascii, view::show};

/// Draws the consequence for these gateways' addresses as soon as the domains of those that the question names were looked up.
pub fn view(targets: &[UserGateway]) -> AnyView {
    let count = u32::try_from(targets.len()).unwrap_or(u32::MAX);
    let domains: Vec<_> = targets.iter().map(|target| domain(&target.address)).collect();
    let known = RwSignal::new(None::<Vec<Option<u8>>>);
    spawn_local(async move {
        let (mut asked, mut all) = (Vec::new(), Vec::new());
        for (place, domain) in domains.into_iter().enumerate() {
            let before = asked.iter().find(|(other, _)| *other == domain);
            let found = match (before, &domain) {
                (Some((_, found)), _) => *found,
                (None, Some(domain)) if place < NAMED => {
                    let answer = api::domain_authentication(domain).await;
                    answer.ok().as_ref().and_then(refusals)
                }
                (None, _) => None,
            };
            asked.push((domain, found));
            all.push(found);
        }
        // The question may be gone.
        known.try_set(Some(all));
    });
    let words = move || {
        known.with(|known| {
            let known = known.as_ref();
            known
                .map(|refusals| without_gateways::sentence(count, refusals))
                .into_any()
        })
    };
    view! { <div role="status">{show(words)}</div> }.into_any()
}

fn domain(address: &str) -> Option<String> {
    let address = Address::parse(address, &to_ascii).ok()?;
    Some(address.domain().to_owned())
}

fn refusals(found: &DomainAuthentication) -> Option<u8> {
    found.verdicts().refusals()
}
