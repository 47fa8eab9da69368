//! Checks of English against the code: the messages that it shows and the values that it passes.

use std::collections::{BTreeMap, BTreeSet};

use fromline_core::Reason;

use super::{
    alone::beginning,
    catalogue::{Catalogue, references},
    near, variables,
};
use crate::{
    embedded,
    text::finding::{TextFault, TextFinding},
};

/// The messages that the code shows.
#[derive(Clone, Debug, Default)]
pub struct Usage {
    /// Ids that it shows, with the source file.
    pub asked: BTreeMap<String, String>,
    /// Words that may be ids.
    pub named: BTreeSet<String>,
    /// Prefixes of ids that are composed.
    pub beginnings: Vec<String>,
    /// The values passed to each message anywhere in the code.
    pub given: BTreeMap<String, BTreeSet<String>>,
}

impl Usage {
    /// Returns the usage that the build script found in the code of this program and of the embedded app.
    pub fn of_this_program() -> Self {
        let asked = embedded::ASKED.iter();
        let reasons = Reason::ALL.iter().chain([&Reason::Unknown]);
        let reasons = reasons.map(|reason| format!("reason-{}", reason.slug()));
        let reasons = reasons.map(|id| (id, "a refusal".to_owned()));
        let mut given: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for (id, names, _) in embedded::GIVEN {
            let names: BTreeSet<String> = names.iter().map(|name| (*name).to_owned()).collect();
            given
                .entry((*id).to_owned())
                .and_modify(|known| known.retain(|name| names.contains(name)))
                .or_insert(names);
        }
        Self {
            asked: asked
                .map(|(id, file)| ((*id).to_owned(), (*file).to_owned()))
                .chain(reasons)
                .collect(),
            named: embedded::NAMED.iter().map(|id| (*id).to_owned()).collect(),
            beginnings: embedded::BEGINNINGS.iter().map(|id| (*id).to_owned()).collect(),
            given,
        }
    }

    /// Returns the findings about English compared with the code.
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
            if let Some(given) = self.given.get(id) {
                let given = given.iter().map(String::as_str).collect();
                let faults = variables::faults(id, &english.variables(id), &given);
                faults.into_iter().for_each(&mut fault);
            }
        }
        for (id, code) in &self.asked {
            // What no file's name begins with is another library's.
            let mut files = english.files.iter();
            let file = files.find(|(name, _)| id.starts_with(&beginning(name)));
            if let Some((_, file)) = file
                && !english.has(id)
            {
                let fault = TextFault::AskedFor {
                    id: id.clone(),
                    code: code.clone(),
                    near: near(id, english.ids().filter(|id| unused(id))),
                };
                findings.push(TextFinding::new(file, 1, fault));
            }
        }
        findings
    }

    /// Returns whether neither the code nor another message shows this one.
    pub fn spares(&self, english: &Catalogue, id: &str) -> bool {
        let shown = self.asked.contains_key(id)
            || self.named.contains(id)
            || self.beginnings.iter().any(|beginning| id.starts_with(beginning));
        let mut messages = english.messages.values();
        !shown && !messages.any(|message| references(&message.pattern).contains(id))
    }
}
