//! The checks of `fromline locales check`: everything that can be found wrong with the texts without knowing the language.

mod alone;
mod beside;
mod catalogue;
mod code;
mod coverage;
mod glossary;
mod list;
#[cfg(test)]
mod own_tests;
#[cfg(test)]
mod planted_tests;
mod plural;
mod quotes;
#[cfg(test)]
mod tests;
mod unusual;
mod variables;
mod words;

use std::collections::{BTreeMap, BTreeSet};

use fromline_core::Language;

use super::{
    finding::{GlossaryFault, SourceLocation, TextFault, TextFinding},
    locale_directory::{LIST, LocaleDirectory},
};
use catalogue::Catalogue;
pub use code::{ProgramMessage, ProgramMessages};
pub use coverage::Coverage;
use glossary::Glossary;
use list::LanguageList;
pub(super) use plural::is_plural;

/// A check of a locale directory.
#[derive(Debug)]
pub struct LocaleCheck {
    languages: Vec<Language>,
    catalogues: BTreeMap<Language, Catalogue>,
    coverage: BTreeMap<Language, BTreeMap<String, Coverage>>,
    findings: Vec<TextFinding>,
}

impl LocaleCheck {
    /// Checks every language of a folder against English, the glossary, and the messages that the program shows.
    pub fn of(folder: &LocaleDirectory, program: &ProgramMessages) -> Self {
        let languages = folder.languages();
        let catalogues = languages
            .iter()
            .map(|language| (*language, Catalogue::read(folder, *language)));
        let mut check = Self {
            catalogues: catalogues.collect(),
            languages,
            coverage: BTreeMap::new(),
            findings: Vec::new(),
        };
        let list = check.folders(folder);
        let glossary = Glossary::read(folder, &mut check.findings);
        // What is wrong is the line of the list.
        check.findings.retain(|finding| match &finding.fault {
            TextFault::Glossary(GlossaryFault::Language(code)) => !list.is_at_fault(code),
            _ => true,
        });
        let ours;
        let english = if let Some(english) = check.catalogues.get(&Language::EN) {
            english
        } else {
            // Somebody may have the folder of one language alone.
            ours = Catalogue::read(&LocaleDirectory::embedded(), Language::EN);
            &ours
        };
        for (language, catalogue) in &check.catalogues {
            check.findings.extend(catalogue.alone());
            check.findings.extend(glossary.of(catalogue, english));
            check.findings.extend(catalogue.foreign_quotes());
            check.coverage.insert(*language, catalogue.coverage(english));
            if *language == Language::EN {
                check.findings.extend(program.beside(catalogue));
            } else {
                check.findings.extend(catalogue.beside(english, program, folder));
            }
        }
        let english = english.all_variables();
        check.forgive(&english);
        check.findings.sort_by(|a, b| a.place.cmp(&b.place));
        check
    }

    /// Returns the findings, sorted by file and line.
    pub fn findings(&self) -> &[TextFinding] {
        &self.findings
    }

    /// Returns the number of findings that are faults, and of those that are warnings.
    pub fn counts(&self) -> (usize, usize) {
        let warnings = self
            .findings
            .iter()
            .filter(|finding| finding.fault.is_warning())
            .count();
        (self.findings.len() - warnings, warnings)
    }

    /// Returns the coverage of each language, file by file.
    pub fn coverage(&self) -> impl Iterator<Item = (Language, &BTreeMap<String, Coverage>)> {
        let known = self.languages.iter();
        known.filter_map(|language| Some((*language, self.coverage.get(language)?)))
    }

    /// Drops findings that follow from others: a comment or a value that is missing because its variable is misspelt.
    fn forgive(&mut self, english: &BTreeMap<String, BTreeSet<String>>) {
        let is_variable = |id: &str, name: &str| english.get(id).is_some_and(|names| names.contains(name));
        let mut meant = Vec::new();
        for finding in &mut self.findings {
            match &mut finding.fault {
                TextFault::VariableUnknown { variable, .. } => {
                    meant.push((finding.place.clone(), variable.clone()));
                }
                // { page } for { $page }
                TextFault::ReferenceToNothing { id, to, near } if is_variable(id, to) => {
                    *near = Some(format!("${to}"));
                    meant.push((finding.place.clone(), to.clone()));
                }
                _ => (),
            }
        }
        self.findings.retain(|finding| match &finding.fault {
            TextFault::Undescribed { variable, .. } | TextFault::VariableLeftOut { variable, .. } => {
                let same =
                    |known: &(SourceLocation, String)| known.0 == finding.place && known.1 == *variable;
                !meant.iter().any(same)
            }
            _ => true,
        });
    }

    /// Reports faults of the list, folders that are not in it, and languages in it without a folder.
    fn folders(&mut self, folder: &LocaleDirectory) -> LanguageList {
        let list = LanguageList::read(folder);
        let place = folder.place(LIST);
        let folders = folder.folders();
        for language in &self.languages {
            let code = language.code();
            if !folders.contains(code) {
                let fault = TextFault::NoFolder(code.to_owned());
                let line = list.line(code).unwrap_or(1);
                self.findings.push(TextFinding::new(&place, line, fault));
            }
        }
        for code in folders {
            let is_known = self.languages.iter().any(|language| language.code() == code);
            if !is_known && !list.is_at_fault(code) {
                let fault = TextFault::NotListed(code.to_owned());
                self.findings.push(TextFinding::new(&place, 1, fault));
            }
        }
        self.findings.extend(list.findings.clone());
        list
    }
}

/// Returns the plural forms that a text in a language needs, in CLDR's order.
pub(super) fn plural_forms(language: Language) -> Vec<&'static str> {
    plural::Forms::of(language).names()
}

/// Returns the most similar name: one or two letters differ, or up to a third of a long name.
fn near<'a>(name: &str, among: impl IntoIterator<Item = &'a str>) -> Option<String> {
    let far = |other: &&str| strsim::osa_distance(name, other);
    let near = among.into_iter().min_by_key(far)?;
    let allowed = (name.chars().count() / 3).clamp(1, 3);
    (far(&near) <= allowed).then(|| near.to_owned())
}
