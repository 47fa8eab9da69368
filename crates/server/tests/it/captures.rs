//! Captures of real mail programs against the rules. `cargo xtask conformance` runs the programs again.

use std::collections::BTreeMap;

use fromline_conformance::{
    captures::{self, Capture},
    compare::differences,
    message,
    program::Language,
    seen::{Line, Seen},
};
use fromline_core::api::{ClientPreview, PreviewRequest, PreviewRow};
use fromline_services::preview::render_preview;
use fromline_text::Texts;
use fromline_user_api::preview::preview_to_api;

#[test]
fn the_rules_say_what_the_programs_showed() {
    let captures = captures::all().unwrap();
    let drawn = drawn(captures.keys().cloned().collect());
    let wrong = captures.iter().flat_map(|(program, seen)| {
        let differences = differences(seen, &drawn[program]).into_iter();
        differences.map(move |difference| format!("{program}\n{difference}"))
    });
    let wrong: Vec<_> = wrong.collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Returns what the rules say about the programs, in the form of a capture.
fn drawn(programs: Vec<String>) -> BTreeMap<String, Capture> {
    let mut drawn = BTreeMap::<String, Capture>::new();
    let texts = Texts::new(None);
    let mut request = PreviewRequest {
        clients: programs,
        ..PreviewRequest::default()
    };
    for language in Language::ALL {
        language.code().clone_into(&mut request.language);
        for message in message::shown_in(language).unwrap() {
            request.message = Some(String::from_utf8_lossy(&message.bytes).into_owned());
            let answer = render_preview(&texts, &request);
            let answer = answer.unwrap_or_else(|violations| panic!("{}: {violations:?}", message.stem));
            for client in preview_to_api(answer).clients {
                let capture = drawn.entry(client.id.clone()).or_default();
                let messages = capture.entry(request.language.clone()).or_default();
                messages.insert(message.stem.clone(), card(client));
            }
        }
    }
    drawn
}

fn card(client: ClientPreview) -> Seen {
    let lines = |rows: Vec<PreviewRow>| {
        let line = |PreviewRow { label, text, .. }| Line { label, text };
        rows.into_iter().map(line).collect()
    };
    Seen {
        list: client.list,
        rows: lines(client.rows),
        details: lines(client.details),
    }
}
