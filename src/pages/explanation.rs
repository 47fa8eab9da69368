//! Why a client shows what it shows, and how that is known: drawn when somebody wants to read it.

use fromline_core::{
    api::{ClientInfo, PreviewEvidence},
    clients::{Grade, program_name},
    shape::{Shape, shape},
    text::TextPart,
};
use leptos::{prelude::*, task::spawn_local};

use crate::{
    api::{self, ApiFailure},
    components::RenderedCard,
    i18n::{ToValue, use_i18n},
};

/// What the server says of its catalogue; nothing while it has not been asked.
type Sources = Option<Result<Vec<ClientInfo>, ApiFailure>>;

thread_local! {
    // Counted, not owned: the page that asks first goes away, the answer stays.
    static SOURCES: ArcRwSignal<Sources> = {
        let sources = ArcRwSignal::new(None);
        let answer = sources.clone();
        spawn_local(async move {
            let said = api::clients().await;
            answer.set(Some(said.map(|list| list.clients)));
        });
        sources
    };
}

/// Explains a client's display and its evidence.
pub fn explain((client, card): &RenderedCard) -> Shape {
    let why = [
        ("client", program_name(&use_i18n(), client).to_value()),
        ("domain", card.why.domain().unwrap_or_default().to_value()),
    ];
    let grade = match client.evidence.grade {
        Grade::ARun => "evidence-grade-a-run",
        Grade::A => "evidence-grade-a",
        Grade::B => "evidence-grade-b",
        Grade::C => "evidence-grade-c",
        Grade::D => "evidence-grade-d",
    };
    shape("div", "explanation")
        .and(shape("p", "").say(&use_i18n(), card.why.message(), &why))
        .and(shape("p", "").say(&use_i18n(), grade, &[]))
        .and(sources(client.id))
}

/// Where the rule and the two halves of the layout are known from.
fn sources(id: &str) -> Shape {
    let lines = shape("div", "");
    SOURCES.with(|sources| {
        sources.with(|sources| match sources {
            None => lines,
            Some(Err(failure)) => lines.and(shape("p", "").text(&failure.text())),
            Some(Ok(clients)) => {
                let known = clients.iter().find(|known| known.id == id);
                let known = known.cloned().unwrap_or_default();
                lines
                    .and(source("evidence-source", &known.evidence))
                    .and(source("evidence-layout-list", &known.list_layout))
                    .and(source("evidence-layout-message", &known.message_layout))
            }
        })
    })
}

/// Sources are named as they are, in English, and so they are read out.
fn source(id: &str, evidence: &PreviewEvidence) -> Shape {
    let values = [
        ("grade", evidence.grade.to_value()),
        ("source", evidence.source.to_value()),
        ("version", evidence.version.to_value()),
    ];
    let parts = use_i18n().parts(id, &values).into_iter();
    parts.fold(shape("p", ""), |line, part| match part {
        TextPart::Text(text) => line.and(shape("span", "").text(&text)),
        TextPart::Value(value) => line.and(shape("bdi", "").with("lang", "en").text(&value)),
    })
}
