//! What SPF, DKIM and DMARC said, and what servers wrote whom nobody has said to believe.

use fromline_core::{
    api::{AuthenticationSource, AuthenticationUsed, UnverifiedResults},
    authentication::Dmarc,
};
use leptos::prelude::*;

use super::{Reading, Trusted};
use crate::{
    components::{Button, Notice},
    t,
};

/// Draws the trusted results; empty if there are none.
pub(super) fn believed(used: &AuthenticationUsed) -> AnyView {
    if used.source == AuthenticationSource::None {
        return ().into_any();
    }
    let mut facts = domains(used.spf.as_deref(), &used.dkim);
    if used.spf.is_none() {
        facts.push(if used.spf_checked {
            t!("received-spf-none")
        } else {
            t!("received-spf-unknown")
        });
    }
    if used.dkim.is_empty() {
        facts.push(if used.dkim_checked {
            t!("received-dkim-none")
        } else {
            t!("received-dkim-unknown")
        });
    }
    facts.push(match used.dmarc {
        Some(result) => dmarc(result, used.dmarc_domain.as_deref()),
        None => t!("received-dmarc-unknown"),
    });
    list(facts)
}

/// The domains that passed.
fn domains(spf: Option<&str>, dkim: &[String]) -> Vec<AnyView> {
    let spf = spf
        .map(str::to_owned)
        .map(|domain| t!("received-spf", domain = domain));
    let dkim = dkim
        .iter()
        .cloned()
        .map(|domain| t!("received-dkim", domain = domain));
    spf.into_iter().chain(dkim).collect()
}

fn dmarc(result: Dmarc, domain: Option<&str>) -> AnyView {
    match (result, domain.map(str::to_owned)) {
        (Dmarc::Pass, Some(domain)) => t!("received-dmarc-pass-of", domain = domain),
        (Dmarc::Fail, Some(domain)) => t!("received-dmarc-fail-of", domain = domain),
        (Dmarc::None, Some(domain)) => t!("received-dmarc-none-of", domain = domain),
        (Dmarc::Pass, None) => t!("received-dmarc-pass"),
        (Dmarc::Fail, None) => t!("received-dmarc-fail"),
        (Dmarc::None, None) => t!("received-dmarc-none"),
    }
}

fn list(facts: Vec<AnyView>) -> AnyView {
    let facts = facts.into_iter().map(|fact| view! { <li>{fact}</li> });
    view! { <ul>{facts.collect::<Vec<_>>()}</ul> }.into_any()
}

/// Draws the results of untrusted servers: anyone can write such a line.
pub(super) fn unverified(reading: Reading, results: Vec<UnverifiedResults>) -> AnyView {
    if results.is_empty() {
        return ().into_any();
    }
    let mut servers: Vec<(String, Vec<UnverifiedResults>)> = Vec::new();
    for one in results {
        let same = |(name, _): &&mut (String, Vec<_>)| name.eq_ignore_ascii_case(&one.authserv_id);
        match servers.iter_mut().find(same) {
            Some((_, all)) => all.push(one),
            None => servers.push((one.authserv_id.clone(), vec![one])),
        }
    }
    let servers = servers
        .into_iter()
        .map(move |(name, results)| server(reading, name, &results));
    let servers: Vec<_> = servers.collect();
    view! {
        <Notice>
            <p>{t!("received-unverified")}</p>
            {servers}
        </Notice>
    }
    .into_any()
}

/// One server's words, and the choice to believe it.
fn server(reading: Reading, name: String, results: &[UnverifiedResults]) -> AnyView {
    let facts = results.iter().flat_map(|results| {
        let word = results
            .dmarc
            .map(|word| dmarc(word, results.dmarc_domain.as_deref()));
        domains(results.spf.as_deref(), &results.dkim)
            .into_iter()
            .chain(word)
    });
    let facts: Vec<AnyView> = facts.collect();
    let said = if facts.is_empty() {
        view! { <p>{t!("received-by-nothing")}</p> }.into_any()
    } else {
        list(facts)
    };
    let shown = name.clone();
    let (words, button) = if name.is_empty() {
        (t!("received-by-unnamed"), t!("received-believe-unnamed"))
    } else {
        let words = t!("received-by", server = shown);
        let shown = name.clone();
        (words, t!("received-believe", server = shown))
    };
    let believe = move || {
        reading.trust(if name.is_empty() {
            Trusted::Unnamed
        } else {
            Trusted::Server(name.clone())
        });
    };
    view! {
        <div class="results">
            <p>{words}</p>
            {said}
            <div class="actions"><Button on_press=believe><span>{button}</span></Button></div>
        </div>
    }
    .into_any()
}
