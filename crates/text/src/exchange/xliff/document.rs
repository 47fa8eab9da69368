//! A language's messages as an XLIFF file, and back.

use std::collections::{BTreeMap, BTreeSet};

use fromline_core::Language;

use super::{
    NAMESPACE, OWN_NOTE,
    codes::{XliffPart, parts},
    read::{XliffDocument, read},
    write::{Codes, XliffWriter},
};
use crate::{
    check::plural_forms,
    exchange::{
        ExchangeError, ExchangeRow, ImportOutcome,
        choice::has_choice,
        edit::{MessageEdit, apply},
        file::FluentFile,
        is_for,
        message::{ExchangeMessage, messages},
        rows::{edits, rows_of},
    },
};

/// Writes a language's messages.
pub fn to_xliff(english: &[FluentFile], own: &[FluentFile], language: Language) -> String {
    let mut xml = XliffWriter::new();
    let (from, to) = (Language::EN.code(), language.code());
    let attributes = [
        ("xmlns", NAMESPACE),
        ("version", "2.0"),
        ("srcLang", from),
        ("trgLang", to),
    ];
    xml.begin("xliff", &attributes);
    let all = messages(english, own, language);
    for of_file in all.chunk_by(|one, next| one.file == next.file) {
        let name = of_file.first().map_or("", |message| message.file);
        xml.begin(
            "file",
            &[("id", name), ("original", name), ("canResegment", "no")],
        );
        for message in of_file {
            write_message(&mut xml, message, language);
        }
        xml.end();
    }
    xml.finish()
}

/// Writes a message: one unit, or a group with a unit for each form.
fn write_message(xml: &mut XliffWriter, message: &ExchangeMessage<'_>, language: Language) {
    let comment = message.comment.join("\n");
    let own = message.notes.join("\n");
    let mut notes = vec![
        ("group", &*message.group),
        ("comment", &*comment),
        (OWN_NOTE, &*own),
    ];
    notes.retain(|(_, text)| !text.is_empty());
    let rows = rows_of(message, language);
    match rows.as_slice() {
        [row] if row.id == message.id => {
            let mut texts = [Some(message.english), message.own].into_iter().flatten();
            if texts.any(has_choice) {
                let forms = plural_forms(language).join(", ");
                let how = format!(
                    "In Fluent: translate the words of each form; the forms for numbers are {forms}; one form is marked with *."
                );
                notes.push(("syntax", &how));
                write_unit(xml, row, &notes, whole);
            } else {
                let longest = longest(row);
                notes.push(("longest", &longest));
                write_unit(xml, row, &notes, parts);
            }
        }
        rows => {
            xml.begin("group", &[("id", &message.id), ("name", &message.id)]);
            write_notes(xml, &notes);
            for row in rows {
                write_unit(xml, row, &[("longest", &longest(row))], parts);
            }
            xml.end();
        }
    }
}

/// A text in which values are not set apart.
fn whole(text: &str) -> Vec<XliffPart<'_>> {
    let text = Some(text).filter(|text| !text.is_empty());
    text.map(XliffPart::Words).into_iter().collect()
}

fn longest(row: &ExchangeRow) -> String {
    format!("Longest: {} characters, values not counted", row.longest)
}

fn write_unit<'a>(
    xml: &mut XliffWriter,
    row: &'a ExchangeRow,
    notes: &[(&str, &str)],
    split: fn(&'a str) -> Vec<XliffPart<'a>>,
) {
    let (source, target) = (split(&row.english), split(&row.translation));
    let mut codes = Codes::of(source.iter().chain(&target).copied());
    xml.begin("unit", &[("id", &unit_id(&row.id)), ("name", &row.id)]);
    write_notes(xml, notes);
    let data: Vec<_> = codes.data().collect();
    if !data.is_empty() {
        xml.begin("originalData", &[]);
        for (id, value) in data {
            xml.text("data", &[("id", &id)], value);
        }
        xml.end();
    }
    let state = if target.is_empty() {
        "initial"
    } else {
        "translated"
    };
    xml.begin("segment", &[("id", "s1"), ("state", state)]);
    xml.content("source", &source, &mut codes);
    if !target.is_empty() {
        xml.content("target", &target, &mut codes);
    }
    xml.end();
    xml.end();
}

fn write_notes(xml: &mut XliffWriter, notes: &[(&str, &str)]) {
    if notes.is_empty() {
        return;
    }
    xml.begin("notes", &[]);
    for (category, text) in notes {
        let whom = if *category == OWN_NOTE { "target" } else { "source" };
        xml.text("note", &[("category", category), ("appliesTo", whom)], text);
    }
    xml.end();
}

/// Returns the id of a row as XML has ids (`NMTOKEN`): `policy-off-users:few`.
fn unit_id(row: &str) -> String {
    match row.split_once('[') {
        Some((id, form)) => format!("{id}:{}", form.trim_start_matches('*').trim_end_matches(']')),
        None => row.to_owned(),
    }
}

/// Puts the translations of an XLIFF file into the files of a language. What has not been translated changes nothing; neither does what
/// translates an English text that is another one now. Notes for the translation become its comment.
pub fn from_xliff(
    text: &str,
    english: &[FluentFile],
    own: &[FluentFile],
    language: Language,
) -> Result<ImportOutcome, ExchangeError> {
    let document = read(text)?;
    is_for(language, &document.target_language)?;
    let units = by_id(&document)?;
    let all = messages(english, own, language);
    let mut outcome = ImportOutcome::default();
    let mut translations = Vec::new();
    let mut known = BTreeSet::new();
    let mut comments = BTreeMap::new();
    for message in &all {
        let rows = rows_of(message, language);
        known.extend(rows.iter().map(|row| unit_id(&row.id)));
        let of_rows: Vec<_> = rows
            .iter()
            .map(|row| (row, units.get(&*unit_id(&row.id))))
            .collect();
        let is_edited = of_rows
            .iter()
            .any(|(row, unit)| unit.is_some_and(|unit| unit.1 != row.translation));
        let is_outdated = of_rows
            .iter()
            .any(|(row, unit)| unit.is_some_and(|unit| unit.0 != row.english));
        if is_edited && is_outdated {
            outcome.outdated.push(message.id.clone());
            continue;
        }
        if is_edited {
            let text = |row: &ExchangeRow, unit: Option<&(&str, &str)>| {
                unit.map_or(&*row.translation, |unit| unit.1).to_owned()
            };
            translations.extend(
                of_rows
                    .iter()
                    .map(|(row, unit)| (row.id.clone(), text(row, *unit))),
            );
        }
        // A program that loses notes does not mean to delete them.
        let notes = document
            .notes
            .get(&message.id)
            .filter(|notes| **notes != message.notes);
        comments.extend(notes.map(|notes| (message.id.clone(), notes.clone())));
    }
    let gone = document
        .units
        .iter()
        .filter(|unit| unit.target.is_some() && !known.contains(&unit.id));
    outcome.outdated.extend(gone.map(|unit| unit.id.clone()));
    let mut edits = edits(&all, &translations)?;
    for (id, notes) in comments {
        edits.entry(id).or_insert_with(MessageEdit::default).notes = Some(notes);
    }
    outcome.files = apply(english, own, edits)?;
    Ok(outcome)
}

/// Returns source and target of each unit that is translated.
fn by_id(document: &XliffDocument) -> Result<BTreeMap<&str, (&str, &str)>, ExchangeError> {
    let mut units = BTreeMap::new();
    for unit in &document.units {
        let Some(target) = unit.target.as_deref().filter(|target| !target.trim().is_empty()) else {
            continue;
        };
        if units.insert(&*unit.id, (&*unit.source, target)).is_some() {
            return Err(ExchangeError::Twice { id: unit.id.clone() });
        }
    }
    Ok(units)
}
