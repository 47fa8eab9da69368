//! The texts of all languages: those in the binary, or those of a folder that a translator edits.

use std::{
    collections::BTreeMap,
    path::PathBuf,
    sync::{Arc, Mutex, PoisonError},
};

use fromline_core::{
    Language,
    text::{Category, Table, Value},
};
use intl_pluralrules::{PluralCategory, PluralRuleType, PluralRules};

use super::parse;
use crate::embedded;

/// The texts of all languages.
#[derive(Debug, Default)]
pub struct Texts {
    folder: Option<PathBuf>,
    /// The last tables that parsed: what a broken edit falls back to.
    good: Mutex<BTreeMap<Language, Arc<Table>>>,
}

impl Texts {
    /// The texts in the binary, or those in `folder`, read anew each time.
    pub fn new(folder: Option<PathBuf>) -> Self {
        Self {
            folder,
            good: Mutex::default(),
        }
    }

    /// The table of one language. A file that does not parse is logged with its line, and the last good table
    /// is given.
    pub fn table(&self, language: Language) -> Arc<Table> {
        let mut good = self.good.lock().unwrap_or_else(PoisonError::into_inner);
        if self.folder.is_none()
            && let Some(table) = good.get(&language)
        {
            return table.clone();
        }
        match self.read(language) {
            Ok(table) => {
                good.insert(language, Arc::new(table));
            }
            Err(problems) => {
                for problem in problems {
                    tracing::error!("{problem}");
                }
            }
        }
        good.entry(language)
            .or_insert_with(|| Arc::new(embedded_table(language)))
            .clone()
    }

    /// A message as plain text, for mails.
    pub fn text(&self, language: Language, id: &str, arguments: &[(&str, Value)]) -> String {
        self.table(language)
            .format_text(id, arguments, &|number| category(language, number))
    }

    fn read(&self, language: Language) -> Result<Table, Vec<parse::Problem>> {
        let Some(folder) = &self.folder else {
            return Ok(embedded_table(language));
        };
        let folder = folder.join(language.code());
        let unreadable = |error: &std::io::Error| {
            vec![parse::Problem {
                file: folder.display().to_string(),
                line: 1,
                reason: error.to_string(),
            }]
        };
        let entries = std::fs::read_dir(&folder).map_err(|error| unreadable(&error))?;
        let mut files = Vec::new();
        for path in entries.flatten().map(|entry| entry.path()) {
            if path.extension().is_some_and(|kind| kind == "ftl") {
                let source = std::fs::read_to_string(&path).map_err(|error| unreadable(&error))?;
                files.push((path.display().to_string(), source));
            }
        }
        files.sort();
        parse::parse(
            language,
            files
                .iter()
                .map(|(file, source)| (file.as_str(), source.as_str())),
        )
    }
}

/// The table in the binary. Tests hold that it parses; what does not would be missing, not fatal.
fn embedded_table(language: Language) -> Table {
    let files = embedded::LOCALES
        .iter()
        .filter(|(name, _)| name.split('/').next() == Some(language.code()))
        .copied();
    parse::parse(language, files).unwrap_or_else(|problems| {
        for problem in problems {
            tracing::error!("{problem}");
        }
        Table {
            language: language.code().to_owned(),
            ..Table::default()
        }
    })
}

/// The CLDR plural category of a number.
pub fn category(language: Language, number: f64) -> Category {
    let tag = language.code().parse::<unic_langid::LanguageIdentifier>();
    let rules = tag
        .ok()
        .and_then(|tag| PluralRules::create(tag, PluralRuleType::CARDINAL).ok());
    match rules.and_then(|rules| rules.select(number).ok()) {
        Some(PluralCategory::ZERO) => Category::Zero,
        Some(PluralCategory::ONE) => Category::One,
        Some(PluralCategory::TWO) => Category::Two,
        Some(PluralCategory::FEW) => Category::Few,
        Some(PluralCategory::MANY) => Category::Many,
        _ => Category::Other,
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn a_folder_is_read_anew_and_a_broken_file_keeps_the_last_good_table() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("it/x.ftl");
        fs::create_dir(folder.path().join("it")).unwrap();
        let texts = Texts::new(Some(folder.path().to_owned()));
        let text = |source: &str| {
            fs::write(&file, source).unwrap();
            texts.text(Language::It, "x", &[])
        };
        assert_eq!(text("x = uno"), "uno");
        assert_eq!(text("x = due"), "due");
        assert_eq!(text("x = { NUMBER(1) }"), "due");
        assert_eq!(text("x = tre"), "tre");
        fs::remove_file(&file).unwrap();
        fs::remove_dir(folder.path().join("it")).unwrap();
        assert_eq!(texts.text(Language::It, "x", &[]), "tre");
    }

    #[test]
    fn a_folder_without_a_language_falls_back_to_the_binary_s_texts() {
        let folder = tempfile::tempdir().unwrap();
        let texts = Texts::new(Some(folder.path().to_owned()));
        let own = Texts::new(None);
        assert_eq!(texts.table(Language::Pl), own.table(Language::Pl));
        assert!(own.table(Language::Pl).messages.len() > 100);
    }

    #[test]
    fn categories_are_cldr_s() {
        let names = |language, numbers: &[f64]| {
            let names = numbers.iter().map(|number| category(language, *number).key());
            names.collect::<Vec<_>>().join(" ")
        };
        assert_eq!(
            names(Language::En, &[0.0, 1.0, 2.0, 1.5]),
            "other one other other"
        );
        // Newer CLDR has `many` for an Italian million; our Italian texts have one form for both.
        assert_eq!(
            names(Language::It, &[1.0, 2.0, 0.0, 1.5]),
            "one other other other"
        );
        assert_eq!(
            names(Language::Pl, &[0.0, 1.0, 2.0, 5.0, 12.0, 22.0, 1.5]),
            "many one few many many few other"
        );
    }
}
