//! Will the mail arrive? What the domain in the From line asks receivers to do, in words.

mod rules;

use fromline_core::{
    api::{DmarcPolicy, DmarcResult, DomainAuthentication, SeenAuthentication},
    delivery_route::DeliveryRoute,
    dmarc::Disposition,
};
use leptos::prelude::*;

use super::{Notice, Tone};
use crate::{format, i18n::use_i18n, t};

/// The expected or observed authentication of mail from an address of `domain` by this route; empty if neither is known.
pub fn arrival(found: &DomainAuthentication, route: DeliveryRoute) -> AnyView {
    if let (DeliveryRoute::Gateway, Some(result)) = (route, &found.gateway.seen) {
        return seen(&found.domain, result, found.policy.as_ref());
    }
    expected(found, route).map(Verdict::in_full).into_any()
}

/// A short form of [`arrival`] for the user who writes from the address: the outcome, and the reasons on demand.
pub fn arrival_in_short(found: &DomainAuthentication, route: DeliveryRoute) -> AnyView {
    if let (DeliveryRoute::Gateway, Some(result)) = (route, &found.gateway.seen) {
        return seen(&found.domain, result, found.policy.as_ref());
    }
    expected(found, route).map(Verdict::in_short).into_any()
}

/// What is expected, while nothing was seen.
fn expected(found: &DomainAuthentication, route: DeliveryRoute) -> Option<Verdict> {
    let domain = found.domain.clone();
    match route {
        DeliveryRoute::Organisation => Some(organisation(found)),
        DeliveryRoute::Gateway => (found.gateway.expected == DmarcResult::Pass).then(|| Verdict {
            tone: Tone::Info,
            short: t!("arrival-short-expected"),
            why: t!("arrival-expected", domain = domain),
            details: None,
        }),
    }
}

/// What becomes of mail that the organisation's servers deliver: by one headline, though receivers follow two rule sets.
fn organisation(found: &DomainAuthentication) -> Verdict {
    let verdicts = found.verdicts();
    let (dmarc, disposition) = verdicts.stricter();
    let mut verdict = Verdict::of(&found.domain, dmarc, disposition);
    if verdicts.differ() {
        verdict.short = t!("arrival-short-differs");
        verdict.why = t!("arrival-differs");
    } else if dmarc == DmarcResult::None && found.record_fault.is_some() {
        let domain = found.domain.clone();
        verdict.tone = Tone::Warning;
        verdict.why = t!("arrival-broken", domain = domain);
    }
    verdict.details = rules::details(found);
    verdict
}

/// The sentence for one verdict, by its rules.
fn sentence(domain: &str, dmarc: DmarcResult, disposition: Option<Disposition>) -> AnyView {
    Verdict::of(domain, dmarc, disposition).why
}

/// The observed result of a test message from an address of `domain`; if it failed, the consequence and who can change it.
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

/// The full sentence about DMARC's result for the organisation's route.
pub fn verdict(domain: &str, dmarc: DmarcResult, disposition: Option<Disposition>) -> AnyView {
    Verdict::of(domain, dmarc, disposition).in_full()
}

/// Whether mail arrives.
struct Verdict {
    tone: Tone,
    /// What it comes to for whoever writes.
    short: AnyView,
    /// By which rule.
    why: AnyView,
    /// What is behind it: each rule set's verdict, what is wrong with a record, what to publish.
    details: Option<AnyView>,
}

impl Verdict {
    fn of(domain: &str, dmarc: DmarcResult, disposition: Option<Disposition>) -> Self {
        let domain = domain.to_owned();
        let (tone, short, why) = match (dmarc, disposition) {
            (DmarcResult::Pass, _) => (
                Tone::Success,
                t!("arrival-short-passes"),
                t!("arrival-passes", domain = domain),
            ),
            (DmarcResult::Fail, Some(Disposition::Reject)) => (
                Tone::Error,
                t!("arrival-short-reject"),
                t!("arrival-reject", domain = domain),
            ),
            (DmarcResult::Fail, Some(Disposition::Quarantine)) => (
                Tone::Warning,
                t!("arrival-short-quarantine"),
                t!("arrival-quarantine", domain = domain),
            ),
            (DmarcResult::Fail, _) => (
                Tone::Warning,
                t!("arrival-short-fails"),
                t!("arrival-fails", domain = domain),
            ),
            (DmarcResult::None, _) => (
                Tone::Info,
                t!("arrival-short-nothing"),
                t!("arrival-nothing", domain = domain),
            ),
            (DmarcResult::Unknown, _) => (
                Tone::Info,
                t!("arrival-short-unknown"),
                t!("arrival-unknown", domain = domain),
            ),
        };
        Self {
            tone,
            short,
            why,
            details: None,
        }
    }

    fn in_full(self) -> AnyView {
        let details = self.details.map(|details| {
            view! { <details class="why"><summary>{t!("arrival-details")}</summary>{details}</details> }
        });
        view! { <Notice tone=self.tone><p>{self.why}</p>{details}</Notice> }.into_any()
    }

    fn in_short(self) -> AnyView {
        view! {
            <Notice tone=self.tone>
                <p>{self.short}</p>
                <details class="why"><summary>{t!("arrival-why")}</summary><p>{self.why}</p>{self.details}</details>
            </Notice>
        }
        .into_any()
    }
}
