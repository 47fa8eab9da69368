//! What is behind the headline: the verdict by each rule set, records that are not valid, SPF that has no result, what to publish.

use fromline_core::{
    api::{DmarcRecordFault, DmarcResult, DomainAuthentication, SpfTrouble, SpfTroubleKind},
    clients::neutral,
    dmarc::{RecordFault, Remedy, SEEN_BY_RFC7489, SEEN_BY_RFC9989},
};
use leptos::prelude::*;

use super::sentence;
use crate::{format, i18n::use_i18n, t};

/// All of it; nothing if there is nothing to tell.
pub(super) fn details(found: &DomainAuthentication) -> Option<AnyView> {
    let both = found.verdicts().differ().then(|| both(found)).flatten();
    let fault = found.record_fault.as_ref().map(fault);
    let spf = found.organisation.spf.as_ref();
    let spf = spf
        .filter(|_| found.organisation.dmarc != DmarcResult::Pass)
        .and_then(|spf| spf.trouble.as_ref().map(trouble));
    let is_empty = both.is_none() && fault.is_none() && spf.is_none();
    (!is_empty).then(|| view! { {both}{fault}{spf} }.into_any())
}

/// Each rule set's verdict, the programs that were seen to follow it, and what to publish.
fn both(found: &DomainAuthentication) -> Option<AnyView> {
    let before = found.rfc7489.as_ref()?.organisation;
    let (dmarc, disposition) = found.verdicts().today;
    let today = sentence(&found.domain, dmarc, disposition);
    let percent = (before.percent < 100).then(|| {
        let percent = before.percent;
        view! { <p>{t!("arrival-percent", percent = percent)}</p> }
    });
    let before = sentence(&found.domain, before.dmarc, before.disposition);
    let remedy = found.remedy.as_ref().map(remedy);
    let programs = |programs: &'static [&'static str]| {
        move || {
            format::list(
                use_i18n().language(),
                programs.iter().map(|&name| name.to_owned()),
            )
        }
    };
    let (newer, older) = (programs(&SEEN_BY_RFC9989), programs(&SEEN_BY_RFC7489));
    let view = view! {
        <ul>
            <li><p>{t!("arrival-by-today", programs = newer())}</p><p>{today}</p></li>
            <li><p>{t!("arrival-by-before", programs = older())}</p><p>{before}</p>{percent}</li>
        </ul>
        {remedy}
    };
    Some(view.into_any())
}

fn remedy(remedy: &Remedy) -> AnyView {
    let words = match remedy {
        Remedy::PublishRecord { at } => {
            let at = at.clone();
            t!("arrival-both-publish", name = at)
        }
        Remedy::RemovePsd { at } => {
            let at = at.clone();
            t!("arrival-both-psd", name = at)
        }
        Remedy::Sign { domain } => {
            let domain = domain.clone();
            t!("arrival-both-sign", domain = domain)
        }
    };
    view! { <p>{words}</p> }.into_any()
}

fn fault(broken: &DmarcRecordFault) -> AnyView {
    let name = broken.at.clone();
    let words = match &broken.fault {
        RecordFault::Several => t!("arrival-fault-several", name = name),
        RecordFault::LeadingBlank => t!("arrival-fault-blank", name = name),
        RecordFault::Version => t!("arrival-fault-version", name = name),
        RecordFault::Separator => t!("arrival-fault-separator", name = name),
        RecordFault::PolicyMissing => t!("arrival-fault-missing", name = name),
        RecordFault::Value { tag, value } => {
            let (tag, value) = (tag.clone(), neutral(value));
            t!("arrival-fault-value", name = name, tag = tag, value = value)
        }
    };
    view! { <p>{words}</p><p>{t!("arrival-fault-forgiven")}</p> }.into_any()
}

fn trouble(trouble: &SpfTrouble) -> AnyView {
    let domain = neutral(&trouble.domain);
    let term = neutral(trouble.term.as_deref().unwrap_or_default());
    let (count, limit) = (
        trouble.count.unwrap_or_default(),
        trouble.limit.unwrap_or_default(),
    );
    let words = match trouble.kind {
        SpfTroubleKind::SeveralRecords => t!("arrival-spf-several", domain = domain),
        SpfTroubleKind::Malformed if term.is_empty() => t!("arrival-spf-characters", domain = domain),
        SpfTroubleKind::Malformed => t!("arrival-spf-malformed", domain = domain, term = term),
        SpfTroubleKind::Lookups => {
            t!(
                "arrival-spf-lookups",
                domain = domain,
                term = term,
                count = count,
                limit = limit
            )
        }
        SpfTroubleKind::VoidLookups => {
            t!(
                "arrival-spf-voids",
                domain = domain,
                term = term,
                count = count,
                limit = limit
            )
        }
        SpfTroubleKind::MailServers => {
            t!(
                "arrival-spf-servers",
                domain = domain,
                term = term,
                count = count,
                limit = limit
            )
        }
        SpfTroubleKind::NoRecord => t!("arrival-spf-no-record", domain = domain, term = term),
        SpfTroubleKind::Unanswered => t!("arrival-spf-unanswered", domain = domain),
    };
    view! { <p>{words}</p> }.into_any()
}
