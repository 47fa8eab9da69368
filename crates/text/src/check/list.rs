//! Checks of the list of languages.

use std::collections::BTreeMap;

use fromline_core::Language;

use super::near;
use crate::{
    finding::{ListFault, TextFault, TextFinding},
    locale_directory::{LIST, LocaleDirectory},
};

/// The list of languages, line by line.
#[derive(Debug, Default)]
pub struct LanguageList {
    /// The faults of its lines.
    pub findings: Vec<TextFinding>,
    /// What stands where tags are expected, with the lines.
    first_words: BTreeMap<String, usize>,
}

impl LanguageList {
    /// Reads the list of a folder; a missing one is empty.
    pub fn read(folder: &LocaleDirectory) -> Self {
        let mut list = Self::default();
        let lines = folder.text(LIST).unwrap_or_default().lines().enumerate();
        for (at, line) in lines {
            let line = line.trim();
            if line.is_empty() || line.starts_with('#') {
                continue;
            }
            if let Some(fault) = list.fault(line, folder) {
                let fault = TextFault::List(fault);
                list.findings
                    .push(TextFinding::new(&folder.place(LIST), at + 1, fault));
            }
            let word = line.split([' ', '\t']).next().unwrap_or_default();
            list.first_words.entry(word.to_owned()).or_insert(at + 1);
        }
        list
    }

    fn fault(&self, line: &str, folder: &LocaleDirectory) -> Option<ListFault> {
        let word = line.split([' ', '\t']).next().unwrap_or_default();
        let tag = word.to_owned();
        if !is_tag(word) {
            let meant = word.replace('_', "-");
            let meant = Some(meant).filter(|meant| is_tag(meant));
            let near = meant.or_else(|| near(word, folder.folders()));
            return Some(ListFault::Tag { tag, near });
        }
        if self.first_words.contains_key(word) {
            return Some(ListFault::Twice(tag));
        }
        match line.get(word.len()..).unwrap_or_default() {
            "" => Some(ListFault::NoName(tag)),
            rest if rest.trim_start_matches(' ').starts_with('\t') => Some(ListFault::Tab),
            _ => None,
        }
    }

    /// Returns the line that is about a folder, even if something is wrong with it.
    pub fn line(&self, folder: &str) -> Option<usize> {
        let is_about =
            |word: &str| word == folder || word.replace('_', "-") == folder || near(word, [folder]).is_some();
        let mut lines = self.first_words.iter();
        lines.find(|(word, _)| is_about(word)).map(|(_, line)| *line)
    }

    /// Returns whether a line that is about a folder is at fault, so that no more need be said.
    pub fn is_at_fault(&self, folder: &str) -> bool {
        let line = self.line(folder);
        self.findings
            .iter()
            .any(|finding| Some(finding.place.line) == line)
    }
}

fn is_tag(word: &str) -> bool {
    // The list is the only judge of tags.
    Language::parse_any(word).is_some_and(|language| language.code() == word)
}
