//! A language's messages as a PO file, and back.

use std::collections::{BTreeMap, BTreeSet};

use fluent_syntax::ast::Pattern;
use fromline_core::Language;

use super::{PoEntry, plural_forms::PluralForms, read::read, write::write};
use crate::{
    check::{is_plural, plural_forms},
    exchange::{
        ExchangeError, ImportOutcome, cell,
        choice::{choice, choose, form, has_choice, key},
        edit::{MessageEdit, apply},
        file::FluentFile,
        message::{ExchangeMessage, messages},
        rows::longest,
    },
};

/// The flag of translations that a tool has guessed.
const FUZZY: &str = "fuzzy";

/// What a message is in a PO file.
#[derive(Debug, Eq, PartialEq)]
struct PoMessage {
    id: String,
    /// The English text for several; the translations are then those of the language's forms, in their order.
    plural: Option<String>,
    /// Empty where there is no translation.
    texts: Vec<String>,
    /// Whether choices stand in it as Fluent writes them.
    is_fluent: bool,
    /// Forms that only fractions and millions take, or certain numbers: they are not in the file.
    kept: Vec<String>,
}

impl PoMessage {
    fn of(message: &ExchangeMessage<'_>, forms: &[&str]) -> Self {
        Self::plural(message, forms).unwrap_or_else(|| {
            let texts = [Some(message.english), message.own].into_iter().flatten();
            Self {
                id: cell::write(message.english),
                plural: None,
                texts: vec![message.own.map(cell::write).unwrap_or_default()],
                is_fluent: texts.into_iter().any(has_choice),
                kept: Vec::new(),
            }
        })
    }

    /// Returns the message as one with plural forms, if it is nothing else.
    fn plural(message: &ExchangeMessage<'_>, forms: &[&str]) -> Option<Self> {
        let (id, plural) = singular_and_plural(message.english)?;
        let mut kept = Vec::new();
        let texts = match message.own.map(|own| (own, choice(own))) {
            None if choice(message.english).is_some() => vec![String::new(); forms.len()],
            Some((own, None)) if choice(message.english).is_some() && !has_choice(own) => {
                vec![cell::write(own); forms.len()]
            }
            Some((_, Some((_, variants)))) if is_plural(variants.iter().map(key)) => {
                let others = variants.iter().filter(|variant| !forms.contains(&key(variant)));
                kept.extend(others.map(|variant| key(variant).to_owned()));
                let of = |form: &&str| variants.iter().find(|variant| key(variant) == *form);
                let text = |form| of(form).map(|variant| cell::write(&variant.value));
                forms.iter().map(|form| text(form).unwrap_or_default()).collect()
            }
            // Plain in English, and nobody has said otherwise; or a choice of another kind.
            _ => return None,
        };
        Some(Self {
            id,
            plural: Some(plural),
            texts,
            is_fluent: false,
            kept,
        })
    }

    /// Returns the pattern that translations make; `None` if one is no Fluent.
    fn pattern(
        &self,
        texts: &[String],
        message: &ExchangeMessage<'_>,
        forms: &[&str],
    ) -> Option<Pattern<String>> {
        let own = message.own.and_then(choice);
        let is_one = texts.iter().all(|text| texts.first() == Some(text));
        let may_be_one = own.is_none() && (message.own.is_some() || forms.len() == 1);
        let (variable, _) = match own.or_else(|| choice(message.english)) {
            Some(chosen) if self.plural.is_some() && !(is_one && may_be_one) => chosen,
            _ => return cell::parse(texts.first()?),
        };
        let variants = own.map(|(_, variants)| variants).unwrap_or_default();
        let default = variants.iter().find(|variant| variant.default).map(key);
        let default = default.or(forms.last().copied()).unwrap_or_default();
        let is_number = |key: &str| key.parse::<f64>().is_ok();
        let others = || variants.iter().filter(|variant| !forms.contains(&key(variant)));
        let mut new: Vec<_> = others().filter(|other| is_number(key(other))).cloned().collect();
        for (name, text) in forms.iter().zip(texts) {
            new.push(form(name, cell::parse(text)?, *name == default));
        }
        new.extend(others().filter(|other| !is_number(key(other))).cloned());
        Some(choose(variable, new))
    }
}

/// Returns the English texts for one and for several, which are the same where English has no forms.
fn singular_and_plural(english: &Pattern<String>) -> Option<(String, String)> {
    match choice(english) {
        Some((_, variants)) => {
            let of = |form: &str| variants.iter().find(|variant| key(variant) == form);
            let (one, other) = (of("one")?, of("other")?);
            (variants.len() == 2).then(|| (cell::write(&one.value), cell::write(&other.value)))
        }
        None if has_choice(english) => None,
        None => Some((cell::write(english), cell::write(english))),
    }
}

/// Writes a language's messages. `now`: date and time as gettext writes them, `2026-11-29 19:30+0000`.
pub fn to_po(
    english: &[FluentFile],
    own: &[FluentFile],
    language: Language,
    now: &str,
) -> Result<String, ExchangeError> {
    let fields = PluralForms::of(language).ok_or_else(|| ExchangeError::NoPluralForms {
        language: language.code().to_owned(),
    })?;
    let forms = plural_forms(language);
    let header = format!(
        "Project-Id-Version: Fromline {}\nPO-Revision-Date: {now}\nLast-Translator: \nLanguage-Team: \nLanguage: {}\n\
         MIME-Version: 1.0\nContent-Type: text/plain; charset=UTF-8\nContent-Transfer-Encoding: 8bit\nPlural-Forms: {}\n",
        env!("CARGO_PKG_VERSION"),
        language.code().replace('-', "_"),
        fields.field(),
    );
    let mut entries = vec![PoEntry {
        notes: vec!["Put it back with “fromline locales import”.".to_owned()],
        texts: vec![header],
        ..PoEntry::default()
    }];
    let all = messages(english, own, language);
    entries.extend(all.iter().map(|message| entry(message, &forms)));
    Ok(write(&entries))
}

fn entry(message: &ExchangeMessage<'_>, forms: &[&str]) -> PoEntry {
    let texts = PoMessage::of(message, forms);
    let mut comments = Vec::new();
    if !message.group.is_empty() {
        comments.push(format!("Group: {}", message.group));
    }
    comments.extend(message.comment.iter().cloned());
    if texts.is_fluent {
        let forms = forms.join(", ");
        comments.push(format!(
            "In Fluent: translate the words of each form; the forms for numbers are {forms}; one form is marked with *."
        ));
    } else {
        let english = texts.plural.as_ref().unwrap_or(&texts.id);
        comments.push(format!(
            "Longest: {} characters, values not counted",
            longest(english)
        ));
    }
    if !texts.kept.is_empty() {
        comments.push(format!(
            "These forms stay as they are in the file: {}",
            texts.kept.join(", ")
        ));
    }
    PoEntry {
        notes: message.notes.iter().map(|note| (*note).to_owned()).collect(),
        comments,
        references: vec![format!(
            "{}/{}:{}",
            Language::EN.code(),
            message.file,
            message.line
        )],
        flags: Vec::new(),
        context: Some(message.id.clone()),
        id: texts.id,
        plural: texts.plural,
        texts: texts.texts,
    }
}

/// Puts the translations of a PO file into the files of a language. What has not been translated, or only by guess (fuzzy), changes
/// nothing; neither does what translates an English text that is another one now.
pub fn from_po(
    text: &str,
    english: &[FluentFile],
    own: &[FluentFile],
    language: Language,
) -> Result<ImportOutcome, ExchangeError> {
    let entries = read(text).map_err(|line| ExchangeError::Po { line })?;
    let forms = plural_forms(language);
    let is_header = |entry: &&PoEntry| entry.id.is_empty() && entry.context.is_none();
    let header = entries.iter().find(is_header);
    let tag = header
        .and_then(|header| header.field("Language"))
        .unwrap_or_default();
    super::super::is_for(language, &tag.replace('_', "-"))?;
    let fields = header.and_then(|header| PluralForms::parse(header.field("Plural-Forms")?));
    let indices = match fields {
        Some(fields) => fields.indices(language),
        // Nothing has replaced the order of ours.
        None => Some((0..forms.len()).collect()),
    };
    let all = messages(english, own, language);
    let known: BTreeMap<&str, &ExchangeMessage<'_>> =
        all.iter().map(|message| (&*message.id, message)).collect();
    let mut seen = BTreeSet::new();
    let mut outcome = ImportOutcome::default();
    let mut edits = BTreeMap::new();
    for entry in entries.iter().filter(|entry| !is_header(entry)) {
        let id = entry.context.as_deref().unwrap_or(&entry.id);
        if !seen.insert(id) {
            return Err(ExchangeError::Twice { id: id.to_owned() });
        }
        if entry.texts.iter().all(|text| text.trim().is_empty()) {
            continue;
        }
        if entry.flags.iter().any(|flag| flag == FUZZY) {
            outcome.guessed.push(id.to_owned());
            continue;
        }
        let Some(message) = known.get(id) else {
            outcome.outdated.push(id.to_owned());
            continue;
        };
        let edit = match edit_of(entry, message, &forms, indices.as_deref())? {
            Found::Edit(edit) => edit,
            Found::Outdated => {
                outcome.outdated.push(id.to_owned());
                continue;
            }
        };
        edits.insert(id.to_owned(), edit);
    }
    outcome.files = apply(english, own, edits)?;
    Ok(outcome)
}

/// What an entry is for its message.
enum Found {
    /// This becomes of the message; nothing, if it is what the message is already.
    Edit(MessageEdit),
    /// It translates an English text that is another one now.
    Outdated,
}

fn edit_of(
    entry: &PoEntry,
    message: &ExchangeMessage<'_>,
    forms: &[&str],
    indices: Option<&[usize]>,
) -> Result<Found, ExchangeError> {
    let id = || message.id.clone();
    let current = PoMessage::of(message, forms);
    let texts = match (&entry.plural, indices) {
        (None, _) => entry.texts.clone(),
        (Some(_), Some(indices)) => {
            let text = |at: &usize| entry.texts.get(*at).cloned().unwrap_or_default();
            indices.iter().map(text).collect()
        }
        (Some(_), None) => return Err(ExchangeError::OtherPluralForms { id: id() }),
    };
    let mut edit = MessageEdit::default();
    let trimmed = |notes: &[&str]| {
        notes
            .iter()
            .map(|note| note.trim().to_owned())
            .collect::<Vec<_>>()
    };
    if trimmed(&message.notes) != entry.notes {
        edit.notes = Some(entry.notes.clone());
    }
    if texts == current.texts && entry.plural.is_some() == current.plural.is_some() {
        return Ok(Found::Edit(edit));
    }
    if (&entry.id, &entry.plural) != (&current.id, &current.plural) {
        return Ok(Found::Outdated);
    }
    if texts.iter().any(|text| text.trim().is_empty()) {
        return Err(ExchangeError::Forms { id: id() });
    }
    let pattern = current.pattern(&texts, message, forms);
    edit.pattern = Some(pattern.ok_or_else(|| ExchangeError::Text { id: id() })?);
    Ok(Found::Edit(edit))
}
