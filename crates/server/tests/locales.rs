//! The texts in `public/locales`: complete, alike in three languages, all used, and formatted as Fluent's own library
//! formats them.

#[path = "locales/against_fluent.rs"]
mod against_fluent;
#[path = "locales/files.rs"]
mod files;
#[path = "locales/usage.rs"]
mod usage;

use std::collections::{BTreeMap, BTreeSet};

use files::{comments, sources, table};
use fromline_core::{
    Language, Reason,
    text::{Piece, Table},
};

/// Fails with every fault at once.
#[track_caller]
fn none(faults: &[String]) {
    assert!(
        faults.is_empty(),
        "{} faults:\n{}",
        faults.len(),
        faults.join("\n")
    );
}

#[test]
fn every_language_has_the_same_messages_with_the_same_variables() {
    let english = table(Language::EN);
    let mut faults = Vec::new();
    for language in [Language::IT, Language::PL] {
        let other = table(language);
        let code = language.code();
        for id in english
            .messages
            .keys()
            .chain(other.messages.keys())
            .collect::<BTreeSet<_>>()
        {
            match (english.messages.contains_key(id), other.messages.contains_key(id)) {
                (true, false) => faults.push(format!("{id}: missing in {code}")),
                (false, true) => faults.push(format!("{id}: in {code}, and missing in en")),
                _ => {
                    let (here, there) = (variables(&english, id), variables(&other, id));
                    if here != there {
                        faults.push(format!("{id}: en takes {here:?}, {code} takes {there:?}"));
                    }
                }
            }
        }
    }
    none(&faults);
}

#[test]
fn plural_forms_are_complete() {
    let mut faults = Vec::new();
    for language in Language::all() {
        let wanted: &[&str] = match language {
            Language::PL => &["few", "many", "one"],
            _ => &["one", "other"],
        };
        for (id, pattern) in &table(language).messages {
            for piece in pattern {
                let Piece::Select { k, .. } = piece else { continue };
                let forms = k.keys().map(String::as_str);
                let forms: Vec<&str> = forms.filter(|key| key.parse::<f64>().is_err()).collect();
                let fractions = [wanted, &["other"]].concat();
                if forms != wanted && !(language == Language::PL && forms == fractions) {
                    faults.push(format!(
                        "{} {id}: has {forms:?}, needs {wanted:?}",
                        language.code()
                    ));
                }
                let nested = k
                    .values()
                    .flatten()
                    .any(|piece| matches!(piece, Piece::Select { .. }));
                if nested {
                    faults.push(format!("{} {id}: a choice within a choice", language.code()));
                }
            }
        }
    }
    none(&faults);
}

#[test]
fn every_refusal_has_its_words() {
    let mut faults = Vec::new();
    for language in Language::all() {
        let table = table(language);
        for reason in Reason::ALL.iter().chain([&Reason::Unknown]) {
            let id = format!("reason-{}", reason.slug());
            if !table.messages.contains_key(&id) {
                faults.push(format!("{} {id}: missing", language.code()));
            }
        }
    }
    none(&faults);
}

#[test]
fn every_reference_leads_somewhere() {
    let mut faults = Vec::new();
    for language in Language::all() {
        let table = table(language);
        for (id, pattern) in &table.messages {
            for reference in references(pattern) {
                if !table.messages.contains_key(reference) {
                    faults.push(format!("{} {id}: {reference} is missing", language.code()));
                }
            }
        }
    }
    none(&faults);
}

#[test]
fn what_the_code_asks_for_is_there_and_nothing_else() {
    let english = table(Language::EN);
    let usage = usage::of_all_code();
    let mut faults = Vec::new();
    let stems: Vec<String> = sources(Language::EN)
        .into_iter()
        .map(|(name, _)| stem(&name))
        .collect();
    for (id, place) in &usage.asked {
        let ours = stems.iter().any(|stem| id.starts_with(stem.as_str()));
        if ours && !english.messages.contains_key(id) {
            faults.push(format!("{id}: missing, asked for in {place}"));
        }
    }
    let referred: BTreeSet<&str> = english
        .messages
        .values()
        .flat_map(|pattern| references(pattern))
        .collect();
    let reasons: BTreeSet<String> = Reason::ALL
        .iter()
        .chain([&Reason::Unknown])
        .map(|reason| format!("reason-{}", reason.slug()))
        .collect();
    for id in english.messages.keys() {
        if !usage.names(id) && !referred.contains(id.as_str()) && !reasons.contains(id) {
            faults.push(format!("{id}: nobody asks for it"));
        }
    }
    none(&faults);
}

#[test]
fn the_code_gives_every_message_its_variables() {
    let english = table(Language::EN);
    let mut faults = Vec::new();
    let calls = usage::of_all_code().calls;
    assert!(calls.len() > 100, "only {} calls found", calls.len());
    for (id, given, place) in &calls {
        let takes = variables(&english, id);
        if english.messages.contains_key(id) && takes != *given {
            faults.push(format!("{id}: takes {takes:?}, gets {given:?} in {place}"));
        }
    }
    none(&faults);
}

/// Ids begin with the file's name; variables are explained above the message; the typography is a printer's.
#[test]
fn files_are_in_order() {
    let mut faults = Vec::new();
    for language in Language::all() {
        let table = table(language);
        for (file, source) in sources(language) {
            for (id, comment) in comments(&source) {
                let mut fault =
                    |what: String| faults.push(format!("{}/{file} {id}: {what}", language.code()));
                if !id.trim_start_matches('-').starts_with(&stem(&file)) {
                    fault(format!("does not begin with {}", stem(&file)));
                }
                for variable in own_variables(&table, &id) {
                    let kinds = ["String", "Number"];
                    if !kinds
                        .iter()
                        .any(|kind| comment.contains(&format!("${variable} ({kind}) - ")))
                    {
                        fault(format!("no comment `# ${variable} (String) - meaning` above it"));
                    }
                }
                for straight in ["'", "\"", "..."] {
                    if words(&table.messages[&id]).contains(straight) {
                        fault(format!("has {straight:?}; typographic quotes and … instead"));
                    }
                }
            }
        }
    }
    none(&faults);
}

/// What the ids of a file begin with: its name, without a plural s for `reasons.ftl`.
fn stem(file: &str) -> String {
    let name = file.strip_suffix(".ftl").unwrap_or(file);
    if name == "reasons" {
        "reason-".to_owned()
    } else {
        format!("{name}-")
    }
}

fn references(pattern: &[Piece]) -> Vec<&str> {
    pattern
        .iter()
        .flat_map(|piece| match piece {
            Piece::Reference { m } => vec![m.as_str()],
            Piece::Select { k, .. } => k.values().flat_map(|pattern| references(pattern)).collect(),
            _ => Vec::new(),
        })
        .collect()
}

fn collect(pattern: &[Piece], into: &mut BTreeSet<String>) {
    for piece in pattern {
        match piece {
            Piece::Variable { v } => drop(into.insert(v.clone())),
            Piece::Select { s, k, .. } => {
                into.insert(s.clone());
                for pattern in k.values() {
                    collect(pattern, into);
                }
            }
            _ => (),
        }
    }
}

/// The variables of a message itself.
fn own_variables(table: &Table, id: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    collect(&table.messages[id], &mut found);
    found
}

/// The variables of a message and of those that it refers to.
fn variables(table: &Table, id: &str) -> BTreeSet<String> {
    let mut seen = BTreeMap::new();
    let mut waiting = vec![id.to_owned()];
    while let Some(id) = waiting.pop() {
        if let Some(pattern) = table.messages.get(&id)
            && !seen.contains_key(&id)
        {
            waiting.extend(references(pattern).into_iter().map(str::to_owned));
            seen.insert(id.clone(), own_variables(table, &id));
        }
    }
    seen.into_values().flatten().collect()
}

fn words(pattern: &[Piece]) -> String {
    let mut text = String::new();
    for piece in pattern {
        match piece {
            Piece::Text(part) => text += part,
            Piece::Select { k, .. } => k.values().for_each(|pattern| text += &words(pattern)),
            _ => text.push('x'),
        }
    }
    text
}
