//! Why a client shows what it shows, and how that is known: drawn when somebody wants to read it.

use std::cell::RefCell;

use fromline_core::{
    Language,
    api::{ClientInfo, PreviewEvidence},
    clients::{WhyValues, program_name},
    shape::{Shape, shape},
    text::{MessageId, TextPart, signature},
};
use leptos::{prelude::*, task::spawn_local};

use crate::{
    api::{self, ApiFailure},
    components::RenderedCard,
    i18n::{argument, id, use_i18n, values},
};

/// What the server says of its catalogue; nothing while it has not been asked.
type Sources = Option<Result<Vec<ClientInfo>, ApiFailure>>;

thread_local! {
    // Counted, not owned: the page that asks first goes away, the answer stays. One for each language that was read.
    static SOURCES: RefCell<Vec<(Language, ArcRwSignal<Sources>)>> = const { RefCell::new(Vec::new()) };
}

/// The server's catalogue in a language; it is asked once.
fn catalogue(language: Language) -> ArcRwSignal<Sources> {
    SOURCES.with_borrow_mut(|all| {
        if let Some((_, sources)) = all.iter().find(|(known, _)| *known == language) {
            return sources.clone();
        }
        let sources = ArcRwSignal::new(None);
        let answer = sources.clone();
        spawn_local(async move {
            let said = api::clients(language).await;
            answer.set(Some(said.map(|list| list.clients)));
        });
        all.push((language, sources.clone()));
        sources
    })
}

signature! {
    /// Where something is known from.
    struct SourceValues { grade: Text, source: Text, version: Text }
}

/// Explains a client's display and its evidence.
pub fn explain((client, card): &RenderedCard) -> Shape {
    let why = values!(
        argument,
        WhyValues {
            client = program_name(&use_i18n(), client),
            domain = card.why.domain().unwrap_or_default()
        }
    );
    shape("div", "explanation")
        .and(shape("p", "").say(&use_i18n(), card.why.message().with(&why)))
        .and(shape("p", "").say(&use_i18n(), client.evidence.grade.message().plain()))
        .and(sources(client.id))
}

/// Where the rule and the two halves of the layout are known from.
fn sources(id: &str) -> Shape {
    let lines = shape("div", "");
    catalogue(use_i18n().language()).with(|sources| match sources {
        None => lines,
        Some(Err(failure)) => lines.and(shape("p", "").text(&failure.text())),
        Some(Ok(clients)) => {
            let known = clients.iter().find(|known| known.id == id);
            let known = known.cloned().unwrap_or_default();
            [
                (id!("evidence-source"), &known.evidence),
                (id!("evidence-layout-list"), &known.list_layout),
                (id!("evidence-layout-message"), &known.message_layout),
            ]
            .into_iter()
            .fold(lines, |lines, (id, evidence)| named(lines, id, evidence))
        }
    })
}

/// The source, and what is remarked about it. Of what is not known there is no source.
fn named(mut lines: Shape, id: MessageId<SourceValues>, evidence: &PreviewEvidence) -> Shape {
    if !evidence.source.is_empty() {
        lines.add(source(id, evidence));
    }
    let remarks = evidence.remarks.iter();
    remarks.fold(lines, |lines, remark| lines.and(shape("p", "").text(remark)))
}

/// Sources are named as they are, in English, and so they are read out.
fn source(id: MessageId<SourceValues>, evidence: &PreviewEvidence) -> Shape {
    let values = values!(
        argument,
        SourceValues {
            grade = evidence.grade,
            source = evidence.source,
            version = evidence.version
        }
    );
    let parts = use_i18n().parts(id.with(&values)).into_iter();
    parts.fold(shape("p", ""), |line, part| match part {
        TextPart::Text(text) => line.and(shape("span", "").text(&text)),
        TextPart::Value(value) => line.and(shape("bdi", "").with("lang", "en").text(&value)),
    })
}
