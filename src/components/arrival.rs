//! Will the mail arrive? What the domain in the From line asks receivers to do, in words.

use fromline_core::{
    api::{DmarcResult, DomainAuthentication},
    dmarc::Disposition,
    route::Route,
};
use leptos::prelude::*;

use super::{Notice, Tone};
use crate::t;

/// What to expect of mail from an address of `domain` by this route; nothing if that is not known.
pub fn arrival(found: &DomainAuthentication, route: Route) -> AnyView {
    match route {
        Route::Organisation => verdict(
            &found.domain,
            found.organisation.dmarc,
            found.organisation.disposition,
        ),
        Route::Gateway if found.gateway.expected == DmarcResult::Pass => {
            let domain = found.domain.clone();
            view! { <Notice><p>{t!("arrival-expected", domain = domain)}</p></Notice> }.into_any()
        }
        Route::Gateway => ().into_any(),
    }
}

/// The same for the organisation's route, of a verdict that may come from elsewhere.
pub fn verdict(domain: &str, dmarc: DmarcResult, disposition: Option<Disposition>) -> AnyView {
    let domain = domain.to_owned();
    let (tone, words) = match (dmarc, disposition) {
        (DmarcResult::Pass, _) => (Tone::Success, t!("arrival-passes", domain = domain)),
        (DmarcResult::Fail, Some(Disposition::Reject)) => {
            (Tone::Error, t!("arrival-reject", domain = domain))
        }
        (DmarcResult::Fail, Some(Disposition::Quarantine)) => {
            (Tone::Warning, t!("arrival-quarantine", domain = domain))
        }
        (DmarcResult::Fail, _) => (Tone::Warning, t!("arrival-fails", domain = domain)),
        (DmarcResult::None, _) => (Tone::Info, t!("arrival-nothing", domain = domain)),
        (DmarcResult::Unknown, _) => (Tone::Info, t!("arrival-unknown", domain = domain)),
    };
    view! { <Notice tone=tone><p>{words}</p></Notice> }.into_any()
}
