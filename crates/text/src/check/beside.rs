//! Checks of a translation against English.

use fromline_core::text::Piece;

use super::{
    ProgramMessages,
    alone::{counted, lacking},
    catalogue::{Catalogue, CatalogueMessage, base},
    near,
    plural::{Forms, is_plural},
    unusual, variables,
};
use crate::{
    finding::{TextFault, TextFinding},
    locale_directory::LocaleDirectory,
};

impl Catalogue {
    /// Returns all findings about this language compared with English. A language without any files is reported elsewhere.
    pub fn beside(
        &self,
        english: &Self,
        program: &ProgramMessages,
        folder: &LocaleDirectory,
    ) -> Vec<TextFinding> {
        let mut findings = Vec::new();
        if self.files.is_empty() {
            return findings;
        }
        self.missing(english, program, folder, &mut findings);
        let forms = Forms::of(self.language);
        for (id, message) in &self.messages {
            let mut fault = |fault| {
                findings.push(TextFinding {
                    place: message.place.clone(),
                    fault,
                });
            };
            let Some(reference) = english.messages.get(id) else {
                if !english.broken.contains(id) && !program.messages.contains_key(id) {
                    let missing = english.ids().filter(|other| !self.has(other));
                    let near = near(id, missing);
                    fault(TextFault::Obsolete { id: id.clone(), near });
                }
                continue;
            };
            self.variables_beside(english, program, id)
                .into_iter()
                .for_each(&mut fault);
            Self::numbers_beside(id, message, reference, &forms)
                .into_iter()
                .for_each(&mut fault);
            numbers_shown(id, message, reference, &forms)
                .into_iter()
                .for_each(&mut fault);
            unusual::warnings(id, message, reference)
                .into_iter()
                .for_each(&mut fault);
        }
        findings
    }

    fn missing(
        &self,
        english: &Self,
        program: &ProgramMessages,
        folder: &LocaleDirectory,
        findings: &mut Vec<TextFinding>,
    ) {
        let here = |file: &str| folder.place(&format!("{}/{file}", self.language.code()));
        let mut before: Option<(&String, &CatalogueMessage)> = None;
        for id in &english.order {
            let Some(reference) = english.messages.get(id) else {
                continue;
            };
            let file = base(&reference.place.file);
            if let Some(known) = self.messages.get(id) {
                before = Some((id, known));
            } else if self.could_have(id, file) && !program.spares(english, id) {
                let file = here(file);
                let before = before.filter(|(_, known)| known.place.file == file);
                let line = before.map_or(1, |(_, known)| known.place.line);
                let fault = TextFault::Missing {
                    id: id.clone(),
                    reference: reference.place.clone(),
                    after: before.map(|(id, _)| id.clone()),
                };
                findings.push(TextFinding::new(&file, line, fault));
            }
        }
        for (file, reference) in &english.files {
            if !self.files.contains_key(file) {
                let messages = english.messages.values();
                let messages = messages
                    .filter(|message| message.place.file == *reference)
                    .count();
                let reference = reference.clone();
                let fault = TextFault::NoFile { messages, reference };
                findings.push(TextFinding::new(&here(file), 1, fault));
            }
        }
    }

    /// Returns whether a message is missing from its file, rather than broken in it or missing together with the file.
    fn could_have(&self, id: &str, file: &str) -> bool {
        let unreadable = |finding: &TextFinding| {
            matches!(finding.fault, TextFault::Unreadable(_)) && base(&finding.place.file) == file
        };
        self.files.contains_key(file) && !self.broken.contains(id) && !self.findings.iter().any(unreadable)
    }

    fn variables_beside(&self, english: &Self, program: &ProgramMessages, id: &str) -> Vec<TextFault> {
        // What the code gives is true, whatever a slip in English says.
        let given = program.given(id);
        let given = given.unwrap_or_else(|| english.variables(id));
        variables::faults(id, &self.variables(id), &given)
    }

    /// Checks a number that has plural forms in English but none here, although the language has them.
    fn numbers_beside(
        id: &str,
        message: &CatalogueMessage,
        reference: &CatalogueMessage,
        forms: &Forms,
    ) -> Vec<TextFault> {
        if forms.whole.len() < 2 {
            return Vec::new();
        }
        let chosen_by = counted(message);
        let flat = counted(reference)
            .into_iter()
            .filter(|name| !chosen_by.contains(name));
        flat.filter_map(|name| lacking(id, name, forms, |_| false))
            .collect()
    }
}

/// Checks that each form that stands for several numbers shows the number, if English does.
fn numbers_shown(
    id: &str,
    message: &CatalogueMessage,
    reference: &CatalogueMessage,
    forms: &Forms,
) -> Vec<TextFault> {
    let mut faults = Vec::new();
    for piece in &message.pattern {
        let Piece::Select { s, k, .. } = piece else {
            continue;
        };
        if !is_plural(k.keys().map(String::as_str))
            || !shows(&reference.pattern, s)
            || is_beside(&message.pattern, s)
        {
            continue;
        }
        let silent = k
            .iter()
            .filter(|(key, form)| forms.is_for_several(key) && !shows(form, s));
        faults.extend(silent.map(|(key, _)| TextFault::NumberLeftOut {
            id: id.to_owned(),
            variable: s.clone(),
            form: key.clone(),
        }));
    }
    faults
}

/// Whether a message shows a variable whatever number it has: beside the choices, or in the default form of one.
fn shows(pattern: &[Piece], variable: &str) -> bool {
    is_beside(pattern, variable)
        || pattern.iter().any(|piece| match piece {
            Piece::Select { k, d, .. } => k.get(d).is_some_and(|form| shows(form, variable)),
            _ => false,
        })
}

fn is_beside(pattern: &[Piece], variable: &str) -> bool {
    pattern
        .iter()
        .any(|piece| matches!(piece, Piece::Variable { v } if v == variable))
}
