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
