//! The glossary beside the locales: accepted and forbidden forms of each term.

use std::collections::BTreeMap;

use fromline_core::text::Piece;
use serde::Deserialize;
use toml::Spanned;

use super::{
    catalogue::Catalogue,
    unusual::may_lack_terms,
    words::{Phrase, WordSequence},
};
use crate::{
    finding::{GlossaryFault, TextFault, TextFinding},
    ftl_resource::line_of,
    locale_directory::LocaleDirectory,
};

/// The name under which terms stand that belong to every language: names of products.
const EVERY: &str = "*";

/// The glossary's file name.
const FILE: &str = "glossary.toml";

/// The terms of each language, by its tag.
#[derive(Debug, Default)]
pub struct Glossary(BTreeMap<String, Vec<Term>>);

#[derive(Debug)]
struct Term {
    name: String,
    english: Vec<Phrase>,
    accepted: Vec<String>,
    accepts: Vec<Phrase>,
    forbids: Vec<Phrase>,
}

/// A term as written in the file.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    /// The term in English.
    term: String,
    /// The words for it in English texts; where English has one of them, the translation has to have an accepted form.
    #[serde(default)]
    english: Vec<Spanned<String>>,
    accepted: Vec<String>,
    #[serde(default)]
    forbidden: Vec<Spanned<String>>,
}

impl Glossary {
    /// Reads the glossary of a folder; a missing one is empty.
    pub fn read(folder: &LocaleDirectory, findings: &mut Vec<TextFinding>) -> Self {
        let Some(source) = folder.text(FILE) else {
            return Self::default();
        };
        let mut fault = |at: usize, what: GlossaryFault| {
            let line = line_of(source, at);
            findings.push(TextFinding::new(
                &folder.place(FILE),
                line,
                TextFault::Glossary(what),
            ));
        };
        let written: BTreeMap<Spanned<String>, Vec<Written>> = match toml::from_str(source) {
            Ok(written) => written,
            Err(error) => {
                let at = error.span().map_or(0, |span| span.start);
                fault(at, GlossaryFault::Toml(error.message().to_owned()));
                return Self::default();
            }
        };
        let languages = folder.languages();
        let mut glossary = Self::default();
        for (code, terms) in written {
            let at = code.span().start;
            let code = code.into_inner();
            if code != EVERY && !languages.iter().any(|language| language.code() == code) {
                fault(at, GlossaryFault::Language(code.clone()));
            }
            let mut phrase = |form: &Spanned<String>| {
                let phrase = Phrase::parse(form.get_ref());
                if phrase.is_none() {
                    fault(form.span().start, GlossaryFault::NoWord(form.get_ref().clone()));
                }
                phrase
            };
            let terms = terms.into_iter().map(|term| Term {
                name: term.term,
                english: term.english.iter().filter_map(&mut phrase).collect(),
                accepts: term
                    .accepted
                    .iter()
                    .filter_map(|form| Phrase::parse(form))
                    .collect(),
                accepted: term.accepted,
                forbids: term.forbidden.iter().filter_map(&mut phrase).collect(),
            });
            glossary.0.insert(code, terms.collect());
        }
        glossary
    }

    /// Returns the forbidden forms in the texts of a language, and the terms of English for which there is no accepted one.
    pub fn of(&self, catalogue: &Catalogue, english: &Catalogue) -> Vec<TextFinding> {
        let own = [catalogue.language.code(), EVERY].map(|code| self.0.get(code));
        let terms: Vec<&Term> = own.into_iter().flatten().flatten().collect();
        let mut findings = Vec::new();
        for (id, message) in &catalogue.messages {
            let mut faults: Vec<TextFault> = Vec::new();
            for text in texts(&message.pattern) {
                let words = WordSequence::of(&text);
                let terms = terms.iter();
                let found = terms.flat_map(|term| term.of(id, &words)).collect::<Vec<_>>();
                let new = found
                    .into_iter()
                    .filter(|fault| !faults.contains(fault))
                    .collect::<Vec<_>>();
                faults.extend(new);
            }
            let reference = english.messages.get(id);
            let reference =
                reference.filter(|_| catalogue.language != english.language && !may_lack_terms(message));
            if let Some(reference) = reference {
                let (theirs, ours) = (texts(&reference.pattern), texts(&message.pattern));
                let missing = terms.iter().filter(|term| term.is_missing(&theirs, &ours));
                faults.extend(missing.map(|term| TextFault::TermMissing {
                    id: id.clone(),
                    term: term.name.clone(),
                    accepted: term.accepted.clone(),
                }));
            }
            findings.extend(faults.into_iter().map(|fault| TextFinding {
                place: message.place.clone(),
                fault,
            }));
        }
        findings
    }
}

impl Term {
    /// Returns whether every form of the English message has the term, and some form of ours has no accepted word for it.
    fn is_missing(&self, english: &[String], ours: &[String]) -> bool {
        let has = |phrases: &[Phrase], text: &String| {
            let words = WordSequence::of(text);
            phrases.iter().any(|phrase| !phrase.find(&words).is_empty())
        };
        english.iter().all(|text| has(&self.english, text))
            && !ours.iter().all(|text| has(&self.accepts, text))
    }

    /// Returns forbidden forms that are not part of an accepted one.
    fn of(&self, id: &str, words: &WordSequence) -> Vec<TextFault> {
        let good: Vec<_> = self
            .accepts
            .iter()
            .flat_map(|phrase| phrase.find(words))
            .collect();
        let is_good =
            |(from, to): (usize, usize)| good.iter().any(|(start, end)| *start <= from && to <= *end);
        let found = self.forbids.iter().flat_map(|phrase| phrase.find(words));
        found
            .filter(|place| !is_good(*place))
            .map(|place| TextFault::Forbidden {
                id: id.to_owned(),
                words: words.row(place),
                accepted: self.accepted.clone(),
            })
            .collect()
    }
}

/// Returns the texts that a message can produce, one for each form; a value ends a phrase.
fn texts(pattern: &[Piece]) -> Vec<String> {
    let mut texts = vec![String::new()];
    for piece in pattern {
        let forms: Vec<String> = match piece {
            Piece::Text(text) => vec![text.clone()],
            Piece::Variable { .. } | Piece::Reference { .. } => vec!["\u{fffc}".to_owned()],
            Piece::Select { k, .. } => k.values().flat_map(|form| self::texts(form)).collect(),
        };
        // With two selectors in a row, every form is covered but not every pair, so there are only as many texts as forms.
        texts = match texts.len().max(forms.len()) {
            0 | 1 => vec![texts.concat() + &forms.concat()],
            many => (0..many)
                .map(|at| {
                    let before = texts.get(at).or(texts.last());
                    let form = forms.get(at).or(forms.last());
                    format!(
                        "{}{}",
                        before.map_or("", |text| text),
                        form.map_or("", |text| text)
                    )
                })
                .collect(),
        };
    }
    texts
}
