//! Checks of English against the program: the messages that the English files had when it was compiled.
//!
//! The compiler checks each call in the code against those files (`fromline-messages`), and a test finds messages that no code shows
//! (`tests/it/messages.rs`). So a message that a translator's English lacks, or has in addition, is a fault.

use std::collections::{BTreeMap, BTreeSet};

use fromline_core::text::DECLARED;

use super::{
    catalogue::{Catalogue, references},
    near, variables,
};
use crate::finding::{TextFault, TextFinding};

/// The messages that a program shows.
#[derive(Clone, Debug, Default)]
pub struct ProgramMessages {
    /// The messages by id.
    pub messages: BTreeMap<String, ProgramMessage>,
}

/// A message that a program shows.
#[derive(Clone, Debug, Default)]
pub struct ProgramMessage {
    /// Name of the message's file.
    pub file: String,
    /// Names of the variables that the program passes values for.
    pub given: BTreeSet<String>,
}

impl ProgramMessages {
    /// Returns the messages of this program and of the embedded app.
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

    /// Returns the findings about English compared with the program.
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

    /// Returns the variables that the program passes values for; `None` if it does not show the message.
    pub fn given(&self, id: &str) -> Option<BTreeSet<&str>> {
        let given = &self.messages.get(id)?.given;
        Some(given.iter().map(String::as_str).collect())
    }

    /// Returns whether neither the program nor another message shows this one.
    pub fn spares(&self, english: &Catalogue, id: &str) -> bool {
        let mut messages = english.messages.values();
        !self.messages.contains_key(id) && !messages.any(|message| references(&message.pattern).contains(id))
    }
}
