//! The checks of `fromline locales check`: everything that can be found wrong with the texts without knowing the language.

mod alone;
mod beside;
mod catalogue;
mod code;
mod glossary;
mod plural;
#[cfg(test)]
mod tests;
mod variables;
mod words;

use std::collections::BTreeMap;

use fromline_core::Language;

use super::{
    finding::{SourceLocation, TextFault, TextFinding},
    locale_directory::{LIST, LocaleDirectory},
};
use catalogue::Catalogue;
pub use code::Usage;
use glossary::Glossary;

/// A check of a locale directory.
#[derive(Debug)]
pub struct LocaleCheck {
    languages: Vec<Language>,
    catalogues: BTreeMap<Language, Catalogue>,
    findings: Vec<TextFinding>,
}

impl LocaleCheck {
    /// Checks every language of a folder against English, the glossary, and the messages that the code shows.
    pub fn of(folder: &LocaleDirectory, usage: &Usage) -> Self {
        let languages = folder.languages();
        let catalogues = languages
            .iter()
            .map(|language| (*language, Catalogue::read(folder, *language)));
        let mut check = Self {
            catalogues: catalogues.collect(),
            languages,
            findings: Vec::new(),
        };
        check.folders(folder);
        let glossary = Glossary::read(folder, &mut check.findings);
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
            check.findings.extend(glossary.of(catalogue));
            if *language == Language::EN {
                check.findings.extend(usage.beside(catalogue));
            } else {
                check.findings.extend(catalogue.beside(english, usage, folder));
            }
        }
        check.forgive();
        check.findings.sort_by(|a, b| a.place.cmp(&b.place));
        check
    }

    /// Returns the findings, sorted by file and line.
    pub fn findings(&self) -> &[TextFinding] {
        &self.findings
    }

    /// Returns the number of messages of each language: `en 402, it 402, pl 402`.
    pub fn sizes(&self) -> String {
        let sizes = self.languages.iter().map(|language| {
            let messages = self.catalogues.get(language);
            format!("{} {}", language.code(), messages.map_or(0, Catalogue::len))
        });
        sizes.collect::<Vec<_>>().join(", ")
    }

    /// Drops findings about missing comments for variables that do not exist anyway.
    fn forgive(&mut self) {
        let unknown = |finding: &TextFinding| match &finding.fault {
            TextFault::VariableUnknown { variable, .. } => Some((finding.place.clone(), variable.clone())),
            _ => None,
        };
        let unknown: Vec<_> = self.findings.iter().filter_map(unknown).collect();
        self.findings.retain(|finding| match &finding.fault {
            TextFault::Undescribed { variable, .. } => {
                let same =
                    |known: &(SourceLocation, String)| known.0 == finding.place && known.1 == *variable;
                !unknown.iter().any(same)
            }
            _ => true,
        });
    }

    /// Reports folders that are not in the list, and languages in the list without a folder.
    fn folders(&mut self, folder: &LocaleDirectory) {
        let list = folder.text(LIST).unwrap_or_default();
        let line = |code: &str| {
            let at = list.lines().position(|line| line.split(' ').next() == Some(code));
            at.map_or(1, |at| at + 1)
        };
        let folders = folder.folders();
        for language in &self.languages {
            let code = language.code();
            if !folders.contains(code) {
                let fault = TextFault::NoFolder(code.to_owned());
                self.findings
                    .push(TextFinding::new(&folder.place(LIST), line(code), fault));
            }
        }
        for code in folders {
            if !self.languages.iter().any(|language| language.code() == code) {
                let fault = TextFault::NotListed(code.to_owned());
                self.findings
                    .push(TextFinding::new(&folder.place(LIST), 1, fault));
            }
        }
    }
}

/// Returns the most similar name: one or two letters differ, or up to a third of a long name.
fn near<'a>(name: &str, among: impl IntoIterator<Item = &'a str>) -> Option<String> {
    let far = |other: &&str| strsim::osa_distance(name, other);
    let near = among.into_iter().min_by_key(far)?;
    let allowed = (name.chars().count() / 3).clamp(1, 3);
    (far(&near) <= allowed).then(|| near.to_owned())
}
