//! Files as rows, and rows into files.

use std::collections::BTreeMap;

use fluent_syntax::ast::{Pattern, Variant, VariantKey};
use fromline_core::Language;

use super::{
    ExchangeError, ExchangeRow, cell,
    file::{FluentFile, choice, choose},
};
use crate::text::check::{is_plural, plural_forms};

/// Returns the rows of a language: every message of English in its order, with the translation if there is one.
pub fn rows(english: &[FluentFile], own: &[FluentFile], language: Language) -> Vec<ExchangeRow> {
    let mut rows = Vec::new();
    for file in english {
        let translated = own.iter().find(|own| own.name == file.name);
        for (id, pattern, comment) in file.messages() {
            let translation = translated.and_then(|file| file.get(&id));
            for (form, english, translation) in forms(pattern, translation, language) {
                rows.push(ExchangeRow {
                    id: form.map_or_else(|| id.clone(), |form| format!("{id}[{form}]")),
                    longest: (letters(&english) * 4).div_ceil(3),
                    english,
                    translation,
                    comment: comment.clone(),
                });
            }
        }
    }
    rows
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
        let same = variants.iter().find(|variant| name(&variant.key) == form);
        let chosen = same.or_else(|| variants.iter().find(|variant| variant.default));
        chosen.map_or_else(|| cell::write(english), |variant| cell::write(&variant.value))
    };
    match (own.map(|own| (own, choice(own))), reference) {
        (Some((_, Some((_, variants)))), _) => variants
            .iter()
            .map(|variant| {
                (
                    Some(marked(variant)),
                    text_of(name(&variant.key)),
                    cell::write(&variant.value),
                )
            })
            .collect(),
        (Some((own, None)), _) => vec![(None, cell::write(english), cell::write(own))],
        (None, None) => vec![(None, cell::write(english), String::new())],
        (None, Some(variants)) if is_plural(variants.iter().map(|variant| name(&variant.key))) => {
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

fn name(key: &VariantKey<String>) -> &str {
    let (VariantKey::Identifier { name } | VariantKey::NumberLiteral { value: name }) = key;
    name
}

fn marked(variant: &Variant<String>) -> String {
    format!("{}{}", if variant.default { "*" } else { "" }, name(&variant.key))
}

/// Counts the characters outside of values.
fn letters(text: &str) -> usize {
    let mut open = 0_usize;
    let outside = text.chars().filter(|sign| {
        match sign {
            '{' => open += 1,
            '}' => open = open.saturating_sub(1),
            _ => return open == 0,
        }
        false
    });
    outside.count()
}

/// Puts translations, given as id and text, into the files of a language, and returns the files that change. Empty texts change
/// nothing; messages that are new come where English has them.
pub fn import(
    english: &[FluentFile],
    own: &[FluentFile],
    translations: &[(String, String)],
) -> Result<Vec<FluentFile>, ExchangeError> {
    let mut by_id: BTreeMap<&str, Vec<(Option<&str>, &str)>> = BTreeMap::new();
    for (row, text) in translations {
        let (id, form) = match row.split_once('[') {
            Some((id, form)) => (id, Some(form.trim_end_matches(']'))),
            None => (row.as_str(), None),
        };
        by_id.entry(id).or_default().push((form, text));
    }
    for id in by_id.keys() {
        if !english.iter().any(|file| file.get(id).is_some()) {
            return Err(ExchangeError::Unknown { id: (*id).to_owned() });
        }
    }
    let mut changed = Vec::new();
    for reference in english {
        let before = own.iter().find(|file| file.name == reference.name);
        let mut file = match before {
            Some(file) => file.clone(),
            None => FluentFile::parse(&reference.name, "")?,
        };
        let mut last: Option<String> = None;
        let mut has_changed = false;
        for (id, pattern, _) in reference.messages() {
            if let Some(texts) = by_id.get(id.as_str())
                && texts.iter().any(|(_, text)| !text.trim().is_empty())
            {
                let new = translated(&id, texts, file.get(&id), pattern)?;
                if file.get(&id) != Some(&new) {
                    file.set(&id, new, last.as_deref());
                    has_changed = true;
                }
            }
            if file.get(&id).is_some() {
                last = Some(id);
            }
        }
        if has_changed {
            changed.push(file);
        }
    }
    Ok(changed)
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
    for (form, text) in texts {
        let form = form.ok_or_else(forms)?;
        let (default, form) = (form.starts_with('*'), form.trim_start_matches('*').to_owned());
        if text.trim().is_empty() || variants.iter().any(|variant| name(&variant.key) == form) {
            return Err(forms());
        }
        let value = parse(format!("{id}[{form}]"), text)?;
        let key = if form.starts_with(|sign: char| sign.is_ascii_digit() || sign == '-') {
            VariantKey::NumberLiteral { value: form }
        } else {
            VariantKey::Identifier { name: form }
        };
        variants.push(Variant { key, value, default });
    }
    if variants.iter().filter(|variant| variant.default).count() != 1 {
        return Err(forms());
    }
    let pattern = choose(variable, variants);
    // A key that no file could have would break the file.
    cell::parse(&cell::write(&pattern)).ok_or_else(forms)?;
    Ok(pattern)
}
