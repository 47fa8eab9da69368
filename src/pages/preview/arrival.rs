//! Will it arrive? For whoever is signed in the server asks DNS; everybody else says what they know.

use std::time::Duration;

use fromline_core::{
    address::Address,
    api::{DmarcResult, DomainAuthentication},
    authentication::{Authentication, Dmarc},
    delivery_route::DeliveryRoute,
    dmarc::Disposition,
    message::{Identity, compose},
};
use leptos::{leptos_dom::helpers::debounce, prelude::*, task::spawn_local};

use crate::{
    api::{self, ApiFailure},
    components::{ByHand, Field, Notice, Select, Tone, arrival, verdict},
    label,
    platform::to_ascii,
    session::use_session,
    t,
    view::{effect, show, text},
};

/// How long nothing is typed before the server is asked.
const PAUSE: Duration = Duration::from_millis(800);

/// Draws the form for authentication and the resulting verdict.
pub fn view(identity: Signal<Identity>, by_hand: ByHand) -> AnyView {
    if untrack(|| use_session().account()).is_some() {
        asked(identity)
    } else {
        said(identity, by_hand)
    }
}

/// What DNS says, through the server.
fn asked(identity: Signal<Identity>) -> AnyView {
    let found = RwSignal::new(None::<Result<DomainAuthentication, ApiFailure>>);
    let domain = Memo::new(move |_| {
        let address = identity.with(|identity| Address::parse(&identity.from.address, &to_ascii));
        address.map_or_else(|_| String::new(), |address| address.domain().to_owned())
    });
    let ask = StoredValue::new_local(debounce(PAUSE, move |asked: String| {
        spawn_local(async move {
            let answer = api::domain_authentication(&asked).await;
            // Another domain may have been typed meanwhile, or the page be gone.
            if domain.try_get_untracked() == Some(asked) {
                found.set(Some(answer));
            }
        });
    }));
    effect(move || {
        let domain = domain.get();
        found.set(None);
        if !domain.is_empty() {
            ask.update_value(|ask| ask(domain));
        }
    });
    let verdicts = move || {
        found.with(|found| match found {
            None => ().into_any(),
            Some(Err(failure)) => {
                let failure = failure.clone();
                view! { <Notice tone=Tone::Error><p>{text(move || failure.text())}</p></Notice> }.into_any()
            }
            Some(Ok(found)) => DeliveryRoute::ALL
                .map(|route| arrival(found, route))
                .into_iter()
                .collect::<Vec<_>>()
                .into_any(),
        })
    };
    view! {
        <p class="hint">{t!("received-arrival-asked")}</p>
        <div role="status" class="stack">{show(verdicts)}</div>
    }
    .into_any()
}

/// What somebody knows of the domains.
fn said(identity: Signal<Identity>, by_hand: ByHand) -> AnyView {
    let ByHand { spf, dkim, policy } = by_hand;
    let option = |slug: &str, words| (slug.to_owned(), words);
    let policies = vec![
        option("", label!("received-policy-unknown")),
        option("nothing", label!("received-policy-nothing")),
        option("none", label!("received-policy-none")),
        option("quarantine", label!("received-policy-quarantine")),
        option("reject", label!("received-policy-reject")),
    ];
    let result = move || {
        let message = identity.with(|identity| compose(identity, DeliveryRoute::Organisation));
        let own = message
            .from
            .address
            .rsplit_once('@')
            .map_or("", |(_, domain)| domain);
        let mut facts = Authentication::expected(&message);
        by_hand.correct(&mut facts, own);
        let disposition = match policy.get().as_str() {
            "reject" => Disposition::Reject,
            "quarantine" => Disposition::Quarantine,
            _ => Disposition::None,
        };
        match facts.dmarc {
            Some(Dmarc::Pass) => verdict(own, DmarcResult::Pass, None),
            Some(Dmarc::Fail) => verdict(own, DmarcResult::Fail, Some(disposition)),
            Some(Dmarc::None) => verdict(own, DmarcResult::None, None),
            None => verdict(own, DmarcResult::Unknown, None),
        }
    };
    view! {
        <div class="choices">
            <Select label=label!("received-policy") value=policy options=policies hint=label!("received-policy-hint") />
            <Field label=label!("received-by-spf") value=spf inputmode="url" />
            <Field label=label!("received-by-dkim") value=dkim inputmode="url" hint=label!("received-by-hint") />
        </div>
        <div role="status">{show(result)}</div>
    }
    .into_any()
}
