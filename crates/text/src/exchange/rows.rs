//! Files as rows, and rows into files.

use std::collections::BTreeMap;

use fluent_syntax::ast::{Pattern, Variant};
use fromline_core::Language;

use super::{
    ExchangeError, ExchangeRow, cell,
    choice::{choice, choose, form, key},
    edit::{MessageEdit, apply},
    file::FluentFile,
    message::{ExchangeMessage, messages},
};
use crate::check::{is_plural, plural_forms};

/// Returns the rows of a language: every message of English in its order, with the translation if there is one.
pub fn rows(english: &[FluentFile], own: &[FluentFile], language: Language) -> Vec<ExchangeRow> {
    let all = messages(english, own, language);
    all.iter()
        .flat_map(|message| rows_of(message, language))
        .collect()
}

/// Returns the rows of a message.
pub fn rows_of(message: &ExchangeMessage<'_>, language: Language) -> Vec<ExchangeRow> {
    let forms = forms(message.english, message.own, language).into_iter();
    forms
        .map(|(form, english, translation)| ExchangeRow {
            id: form.map_or_else(|| message.id.clone(), |form| format!("{}[{form}]", message.id)),
            longest: longest(&english),
            english,
            translation,
            comment: message.comment.join("\n"),
        })
        .collect()
}

/// Returns form, English and translation of each row of a message.
fn forms(
    english: &Pattern<String>,
    own: Option<&Pattern<String>>,
    language: Language,
) -> Vec<(Option<String>, String, String)> {
    let reference = choice(english).map(|(_, variants)| variants);
    let text_of = |form: &str| {
        let variants = reference.unwrap_or_default();
        let same = variants.iter().find(|variant| key(variant) == form);
        let chosen = same.or_else(|| variants.iter().find(|variant| variant.default));
        chosen.map_or_else(|| cell::write(english), |variant| cell::write(&variant.value))
    };
    match (own.map(|own| (own, choice(own))), reference) {
        (Some((_, Some((_, variants)))), _) => variants
            .iter()
            .map(|variant| {
                (
                    Some(marked(variant)),
                    text_of(key(variant)),
                    cell::write(&variant.value),
                )
            })
            .collect(),
        (Some((own, None)), _) => vec![(None, cell::write(english), cell::write(own))],
        (None, None) => vec![(None, cell::write(english), String::new())],
        (None, Some(variants)) if is_plural(variants.iter().map(key)) => {
            let forms = plural_forms(language);
            let last = forms.len().saturating_sub(1);
            let mark = |at| if at == last { "*" } else { "" };
            let forms = forms.into_iter().enumerate();
            forms
                .map(|(at, form)| (Some(format!("{}{form}", mark(at))), text_of(form), String::new()))
                .collect()
        }
        (None, Some(variants)) => variants
            .iter()
            .map(|variant| (Some(marked(variant)), cell::write(&variant.value), String::new()))
            .collect(),
    }
}

fn marked(variant: &Variant<String>) -> String {
    format!("{}{}", if variant.default { "*" } else { "" }, key(variant))
}

/// Returns how many characters outside of values a translation may have: a third more than English.
pub fn longest(english: &str) -> usize {
    let mut open = 0_usize;
    let outside = english.chars().filter(|sign| {
        match sign {
            '{' => open += 1,
            '}' => open = open.saturating_sub(1),
            _ => return open == 0,
        }
        false
    });
    (outside.count() * 4).div_ceil(3)
}

/// Puts translations, given as id and text, into the files of a language, and returns the files that change. Empty texts change
/// nothing; messages that are new come where English has them.
pub fn import(
    english: &[FluentFile],
    own: &[FluentFile],
    language: Language,
    translations: &[(String, String)],
) -> Result<Vec<FluentFile>, ExchangeError> {
    let edits = edits(&messages(english, own, language), translations)?;
    apply(english, own, edits)
}

/// Returns what the rows make of the messages, by id.
pub fn edits(
    messages: &[ExchangeMessage<'_>],
    translations: &[(String, String)],
) -> Result<BTreeMap<String, MessageEdit>, ExchangeError> {
    let known: BTreeMap<&str, &ExchangeMessage<'_>> =
        messages.iter().map(|message| (&*message.id, message)).collect();
    let mut by_id: BTreeMap<&str, Vec<(Option<&str>, &str)>> = BTreeMap::new();
    for (row, text) in translations {
        let (id, form) = match row.split_once('[') {
            Some((id, form)) => (id, Some(form.trim_end_matches(']'))),
            None => (row.as_str(), None),
        };
        by_id.entry(id).or_default().push((form, text));
    }
    let mut edits = BTreeMap::new();
    for (id, texts) in by_id {
        let unknown = || ExchangeError::Unknown { id: id.to_owned() };
        let message = known.get(id).ok_or_else(unknown)?;
        if texts.iter().any(|(_, text)| !text.trim().is_empty()) {
            let pattern = Some(translated(id, &texts, message.own, message.english)?);
            edits.insert(id.to_owned(), MessageEdit { pattern, notes: None });
        }
    }
    Ok(edits)
}

/// Returns the pattern of a message from its rows.
fn translated(
    id: &str,
    texts: &[(Option<&str>, &str)],
    own: Option<&Pattern<String>>,
    english: &Pattern<String>,
) -> Result<Pattern<String>, ExchangeError> {
    let parse = |row: String, text: &str| cell::parse(text).ok_or(ExchangeError::Text { id: row });
    if let [(None, text)] = texts {
        return parse(id.to_owned(), text);
    }
    let forms = || ExchangeError::Forms { id: id.to_owned() };
    let chosen_by = own.and_then(choice).or_else(|| choice(english));
    let (variable, _) = chosen_by.ok_or_else(forms)?;
    let mut variants: Vec<Variant<String>> = Vec::new();
    for (name, text) in texts {
        let name = name.ok_or_else(forms)?;
        let (default, name) = (name.starts_with('*'), name.trim_start_matches('*'));
        if text.trim().is_empty() || variants.iter().any(|variant| key(variant) == name) {
            return Err(forms());
        }
        let value = parse(format!("{id}[{name}]"), text)?;
        variants.push(form(name, value, default));
    }
    if variants.iter().filter(|variant| variant.default).count() != 1 {
        return Err(forms());
    }
    let pattern = choose(variable, variants);
    // A key that no file could have would break the file.
    cell::parse(&cell::write(&pattern)).ok_or_else(forms)?;
    Ok(pattern)
}
