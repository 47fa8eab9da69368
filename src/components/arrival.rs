//! Will the mail arrive? What the domain in the From line asks receivers to do, in words.

use fromline_core::{
    api::{DmarcPolicy, DmarcResult, DomainAuthentication, SeenAuthentication},
    dmarc::Disposition,
    route::Route,
};
use leptos::prelude::*;

use super::{Notice, Tone};
use crate::{format, i18n::use_i18n, t};

/// What to expect of mail from an address of `domain` by this route, or what was seen of it; nothing if neither is known.
pub fn arrival(found: &DomainAuthentication, route: Route) -> AnyView {
    match (route, &found.gateway.seen) {
        (Route::Organisation, _) => verdict(
            &found.domain,
            found.organisation.dmarc,
            found.organisation.disposition,
        ),
        (Route::Gateway, Some(result)) => seen(&found.domain, result, found.policy.as_ref()),
        (Route::Gateway, None) if found.gateway.expected == DmarcResult::Pass => {
            let domain = found.domain.clone();
            view! { <Notice><p>{t!("arrival-expected", domain = domain)}</p></Notice> }.into_any()
        }
        (Route::Gateway, None) => ().into_any(),
    }
}

/// What a test message from an address of `domain` showed; if it did not pass, what follows and who can change it.
pub fn seen(domain: &str, seen: &SeenAuthentication, policy: Option<&DmarcPolicy>) -> AnyView {
    let (domain, server, at) = (domain.to_owned(), seen.authserv_id.clone(), seen.at.clone());
    let whose = domain.clone();
    let date = move || format::date(use_i18n().language(), &at);
    let disposition = policy.map_or(Disposition::None, |policy| policy.disposition);
    let failed = !matches!(seen.dmarc, DmarcResult::Pass | DmarcResult::None);
    let (tone, words) = match (seen.dmarc, disposition) {
        (DmarcResult::Pass, _) => (
            Tone::Success,
            t!(
                "arrival-seen-pass",
                date = date(),
                server = server,
                domain = domain
            ),
        ),
        (DmarcResult::None, _) => (
            Tone::Info,
            t!(
                "arrival-seen-none",
                date = date(),
                server = server,
                domain = domain
            ),
        ),
        (_, Disposition::Reject) => (
            Tone::Error,
            t!(
                "arrival-seen-reject",
                date = date(),
                server = server,
                domain = domain
            ),
        ),
        (_, Disposition::Quarantine) => (
            Tone::Warning,
            t!(
                "arrival-seen-quarantine",
                date = date(),
                server = server,
                domain = domain
            ),
        ),
        (_, Disposition::None) => (
            Tone::Warning,
            t!(
                "arrival-seen-fail",
                date = date(),
                server = server,
                domain = domain
            ),
        ),
    };
    let help = failed.then(|| view! { <p>{t!("arrival-seen-help", domain = whose)}</p> });
    view! { <Notice tone=tone><p>{words}</p>{help}</Notice> }.into_any()
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
