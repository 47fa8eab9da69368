//! What is known of a task, in words: for each finding a paragraph, and with it the record to publish.

use fromline_core::{
    api::{ChecklistDetail, ChecklistRecord},
    checklist::ChecklistFinding,
};
use leptos::prelude::*;

use crate::{
    format,
    i18n::{isolated, use_i18n},
    t, ts,
};

/// Of the same finding about many domains so many are told in full.
const SHOWN: usize = 3;

/// Draws the findings, what is left to do first.
pub fn view(mut details: Vec<ChecklistDetail>) -> AnyView {
    details.sort_by_key(|detail| std::cmp::Reverse(detail.finding.state()));
    let mut drawn = Vec::new();
    for group in details.chunk_by(|one, other| one.finding == other.finding) {
        let (told, more) = group.split_at(group.len().min(SHOWN));
        drawn.extend(told.iter().cloned().map(detail));
        if !more.is_empty() {
            let count = more.len();
            drawn.push(view! { <p class="hint">{t!("checklist-more", count = count)}</p> }.into_any());
        }
    }
    drawn.into_any()
}

fn detail(detail: ChecklistDetail) -> AnyView {
    let record = detail.record.clone().map(record);
    view! { <p>{words(detail)}</p>{record} }.into_any()
}

fn record(ChecklistRecord { name, text }: ChecklistRecord) -> AnyView {
    let heading = if text.is_some() {
        t!("checklist-record-publish")
    } else {
        t!("checklist-record")
    };
    let text = text.map(|text| view! { <br /><code>{text}</code> });
    view! { <p>{heading}<br /><code>{isolated(name)}</code>{text}</p> }.into_any()
}

fn words(detail: ChecklistDetail) -> AnyView {
    let ChecklistDetail {
        finding,
        domain,
        at,
        server,
        address,
        record,
    } = detail;
    let language = use_i18n().language();
    let domain = domain.unwrap_or_default();
    let when = at
        .as_deref()
        .map(|at| format::time(language, at))
        .unwrap_or_default();
    let day = at
        .as_deref()
        .map(|at| format::date(language, at))
        .unwrap_or_default();
    let server = server.unwrap_or_else(|| ts!("checklist-receiving-server"));
    let address = address.unwrap_or_default();
    match finding {
        ChecklistFinding::Looking => t!("checklist-looking"),
        ChecklistFinding::RelayWorks => t!("checklist-relay-works"),
        ChecklistFinding::RelayMissing => t!("checklist-relay-missing"),
        ChecklistFinding::RelayUnreachable => t!("checklist-relay-unreachable"),
        ChecklistFinding::RelayUntrusted => t!("checklist-relay-untrusted"),
        ChecklistFinding::RelayPasswordWrong => t!("checklist-relay-password-wrong"),
        ChecklistFinding::RelayRefuses => t!("checklist-relay-refuses"),
        ChecklistFinding::MailServerAsks => t!("checklist-mail-server-asks", when = when),
        ChecklistFinding::MailServerMissing => t!("checklist-mail-server-missing"),
        ChecklistFinding::MailServerSilent => t!("checklist-mail-server-silent"),
        ChecklistFinding::SpfPasses => t!("checklist-spf-passes", domain = domain),
        ChecklistFinding::SpfMissing if record.is_some_and(|record| record.text.is_none()) => {
            t!("checklist-spf-missing-text", domain = domain)
        }
        ChecklistFinding::SpfMissing => t!("checklist-spf-missing", domain = domain),
        ChecklistFinding::SpfRefuses => t!("checklist-spf-refuses", domain = domain, address = address),
        ChecklistFinding::SpfInvalid => t!("checklist-spf-invalid", domain = domain),
        ChecklistFinding::SpfAddressesMissing => t!("checklist-spf-addresses-missing", domain = domain),
        ChecklistFinding::SpfUnanswered | ChecklistFinding::DmarcUnanswered => {
            t!("checklist-unanswered", domain = domain)
        }
        ChecklistFinding::DmarcPublished => t!("checklist-dmarc-published", domain = domain),
        ChecklistFinding::DmarcMissing => t!("checklist-dmarc-missing", domain = domain),
        ChecklistFinding::DmarcInvalid => t!("checklist-dmarc-invalid", domain = domain),
        ChecklistFinding::DkimPasses => {
            t!(
                "checklist-dkim-passes",
                domain = domain,
                server = server,
                when = day
            )
        }
        ChecklistFinding::DkimFails => t!(
            "checklist-dkim-fails",
            domain = domain,
            server = server,
            when = day
        ),
        ChecklistFinding::DkimUnsigned => {
            t!(
                "checklist-dkim-unsigned",
                domain = domain,
                server = server,
                when = day
            )
        }
        ChecklistFinding::DkimKeyMissing => t!("checklist-dkim-key-missing", domain = domain),
        ChecklistFinding::DkimOff => t!("checklist-dkim-off", domain = domain),
        ChecklistFinding::DkimUnknown => t!("checklist-dkim-unknown", domain = domain),
        ChecklistFinding::TestArrived => t!("checklist-test-arrived", when = when),
        ChecklistFinding::TestSent => t!("checklist-test-sent", when = when),
        ChecklistFinding::TestMissing => t!("checklist-test-missing"),
        ChecklistFinding::PolicyDecided => t!("checklist-policy-decided"),
        ChecklistFinding::PolicyDefault => t!("checklist-policy-default"),
        ChecklistFinding::PeoplePresent => t!("checklist-people-present"),
        ChecklistFinding::PeopleMissing => t!("checklist-people-missing"),
    }
}
