//! English beside the program: the messages that were in the files when it was compiled.
//!
//! The compiler holds each call in the code against those files (`fromline-messages`), and a test of that crate finds messages that no
//! code shows; so whatever a translator's English lacks or has beyond them is wrong.

use std::collections::{BTreeMap, BTreeSet};

use fromline_core::text::DECLARED;

use super::{
    catalogue::{Catalogue, references},
    near, variables,
};
use crate::text::finding::{TextFault, TextFinding};

/// The messages of a program, by id, each with the variables that have a value where it is shown.
#[derive(Clone, Debug, Default)]
pub struct ProgramMessages {
    /// The messages.
    pub messages: BTreeMap<String, ProgramMessage>,
}

/// A message of a program.
#[derive(Clone, Debug, Default)]
pub struct ProgramMessage {
    /// Name of its file.
    pub file: String,
    /// The variables that have a value.
    pub given: BTreeSet<String>,
}

impl ProgramMessages {
    /// Those of this program and of the app that it carries.
    pub fn of_this_program() -> Self {
        let messages = DECLARED.iter().map(|declared| {
            let message = ProgramMessage {
                file: declared.file.to_owned(),
                given: declared.variables.iter().map(|&name| name.to_owned()).collect(),
            };
            (declared.id.to_owned(), message)
        });
        Self {
            messages: messages.collect(),
        }
    }

    /// What is wrong with English beside the program.
    pub fn beside(&self, english: &Catalogue) -> Vec<TextFinding> {
        let mut findings = Vec::new();
        let unused = |id: &str| self.spares(english, id);
        for (id, message) in &english.messages {
            let mut fault = |fault| {
                findings.push(TextFinding {
                    place: message.place.clone(),
                    fault,
                });
            };
            if unused(id) {
                fault(TextFault::Unused(id.clone()));
            }
            if let Some(given) = self.given(id) {
                let faults = variables::faults(id, &english.variables(id), &given);
                faults.into_iter().for_each(&mut fault);
            }
        }
        for (id, message) in &self.messages {
            // A file that is missing is said as a whole, or somebody has one file alone.
            if let Some(file) = english.files.get(&message.file)
                && !english.has(id)
            {
                let fault = TextFault::AskedFor {
                    id: id.clone(),
                    near: near(id, english.ids().filter(|id| unused(id))),
                };
                findings.push(TextFinding::new(file, 1, fault));
            }
        }
        findings
    }

    /// The variables that have a value where a message is shown; `None` if the program does not have it.
    pub fn given(&self, id: &str) -> Option<BTreeSet<&str>> {
        let given = &self.messages.get(id)?.given;
        Some(given.iter().map(String::as_str).collect())
    }

    /// Whether the program has no such message, and no other message shows it.
    pub fn spares(&self, english: &Catalogue, id: &str) -> bool {
        let mut messages = english.messages.values();
        !self.messages.contains_key(id) && !messages.any(|message| references(&message.pattern).contains(id))
    }
}
