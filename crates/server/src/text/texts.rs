//! The texts of all languages, from the binary or from a folder that a translator edits.

use std::{
    collections::BTreeMap,
    path::PathBuf,
    sync::{Arc, Mutex, PoisonError},
};

use fromline_core::{
    Language,
    text::{Category, MessageTable, Messages, TextPart, Value},
};
use intl_pluralrules::{PluralCategory, PluralRuleType, PluralRules};

use super::{
    finding::{TextFault, TextFinding},
    locale_directory::LocaleDirectory,
    parse,
    pseudolocale::Pseudolocale,
};

/// The texts of all languages.
#[derive(Debug, Default)]
pub struct Texts {
    folder: Option<PathBuf>,
    /// Whether pseudolocales are available.
    pseudolocales: bool,
    /// The last tables that parsed, used while an edit is broken.
    good: Mutex<BTreeMap<Language, Arc<MessageTable>>>,
}

impl Texts {
    /// Returns whether each access may read files.
    pub const fn reads_files(&self) -> bool {
        self.folder.is_some()
    }

    /// Returns the embedded texts, or those in `folder`, which is read at each access.
    pub fn new(folder: Option<PathBuf>) -> Self {
        Self {
            folder,
            ..Self::default()
        }
    }

    /// Enables the pseudolocales `en-XA` and `ar-XB`, for checking that everything is translated and fits.
    #[must_use]
    pub fn with_pseudolocales(self, wanted: bool) -> Self {
        Self {
            pseudolocales: wanted,
            ..self
        }
    }

    /// Returns the language with this tag, if it is available.
    pub fn language(&self, code: &str) -> Option<Language> {
        let pseudolocales = [Language::PSEUDO_ACCENTED, Language::PSEUDO_BIDI];
        let pseudolocales = pseudolocales.into_iter().filter(|_| self.pseudolocales);
        Language::all()
            .chain(pseudolocales)
            .find(|language| language.code() == code)
    }

    /// Returns the messages of one language, with English for missing ones. If a file does not parse, the last good messages are
    /// returned together with the problems, which are also logged.
    pub fn table(&self, language: Language) -> Arc<MessageTable> {
        let mut good = self.good.lock().unwrap_or_else(PoisonError::into_inner);
        if self.folder.is_none()
            && let Some(table) = good.get(&language)
        {
            return table.clone();
        }
        let mut findings = Vec::new();
        let folder = self.read(&mut findings);
        let reference = fresh(&mut good, &folder, Language::EN, &mut findings);
        let mut table = match Pseudolocale::of(language) {
            Some(pseudo) => pseudo.table(&reference),
            None => MessageTable::clone(&fresh(&mut good, &folder, language, &mut findings)),
        };
        for (id, pattern) in &reference.messages {
            if !table.messages.contains_key(id) {
                table.messages.insert(id.clone(), pattern.clone());
            }
        }
        let said: Vec<String> = findings.iter().map(ToString::to_string).collect();
        for finding in &said {
            tracing::error!("{finding}");
        }
        table.problems = said.join("\n");
        let table = Arc::new(table);
        if self.folder.is_none() {
            good.insert(language, table.clone());
        }
        table
    }

    /// Returns a language with its messages, for drawing pages.
    pub fn spoken(&self, language: Language) -> Spoken {
        Spoken {
            language,
            table: self.table(language),
        }
    }

    /// Formats a message as plain text, for emails.
    pub fn text(&self, language: Language, id: &str, arguments: &[(&str, Value)]) -> String {
        self.table(language)
            .format_text(id, arguments, &|number| category(language, number))
    }

    fn read(&self, findings: &mut Vec<TextFinding>) -> LocaleDirectory {
        let Some(folder) = &self.folder else {
            return LocaleDirectory::embedded();
        };
        LocaleDirectory::read(folder).unwrap_or_else(|error| {
            let fault = TextFault::Unreadable(error.to_string());
            findings.push(TextFinding::new(&folder.display().to_string(), 1, fault));
            LocaleDirectory::embedded()
        })
    }
}

/// Reads the current messages of a language, or returns the last good ones, at first those in the binary.
fn fresh(
    good: &mut BTreeMap<Language, Arc<MessageTable>>,
    folder: &LocaleDirectory,
    language: Language,
    findings: &mut Vec<TextFinding>,
) -> Arc<MessageTable> {
    let sheets = folder.sheets(language);
    if !sheets.is_empty() {
        let (table, wrong) = parse::table(language, sheets);
        if wrong.is_empty() {
            good.insert(language, Arc::new(table));
        }
        // English is read with every language: its faults belong to each of them.
        findings.extend(
            wrong
                .into_iter()
                .filter(|finding| !findings.contains(finding))
                .collect::<Vec<_>>(),
        );
    }
    good.entry(language)
        .or_insert_with(|| Arc::new(parse::table(language, LocaleDirectory::embedded().sheets(language)).0))
        .clone()
}

/// The messages of one language at one moment.
#[derive(Clone, Debug)]
pub struct Spoken {
    language: Language,
    table: Arc<MessageTable>,
}

impl Spoken {
    /// Returns whether both share the very same table.
    pub fn is(&self, other: &Self) -> bool {
        self.language == other.language && Arc::ptr_eq(&self.table, &other.table)
    }

    /// Returns the problems in files that a translator has just edited; usually empty.
    pub fn problems(&self) -> &str {
        &self.table.problems
    }
}

impl Messages for Spoken {
    fn language(&self) -> Language {
        self.language
    }

    fn parts(&self, id: &str, arguments: &[(&str, Value)]) -> Vec<TextPart> {
        self.table
            .format(id, arguments, &|number| category(self.language, number))
    }

    fn number(&self, number: f64) -> Value {
        Value::Number(number, number.to_string())
    }
}

/// Returns the CLDR plural category of a number.
pub fn category(language: Language, number: f64) -> Category {
    let tag = language.code().parse::<unic_langid::LanguageIdentifier>();
    let rules = tag.ok().and_then(|tag| {
        // Few regions have rules of their own.
        let whole = unic_langid::LanguageIdentifier::from_parts(tag.language, None, None, &[]);
        let rules = |tag| PluralRules::create(tag, PluralRuleType::CARDINAL).ok();
        rules(tag).or_else(|| rules(whole))
    });
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
            texts.text(Language::IT, "x", &[])
        };
        assert_eq!(text("x = uno"), "uno");
        assert_eq!(text("x = due"), "due");
        assert_eq!(text("y = y\nx = { NUMBER(1) }"), "due");
        let problems = texts.table(Language::IT).problems.clone();
        let problems = problems.replace(&folder.path().display().to_string(), "DIR");
        insta::assert_snapshot!(problems, @r"
        DIR/it/x.ftl:2: x uses a function
            Fromline does not support functions: { $n } alone is written as the language writes it.
        ");
        assert_eq!(text("x = tre"), "tre");
        assert_eq!(texts.table(Language::IT).problems, "");
        fs::remove_file(&file).unwrap();
        fs::remove_dir(folder.path().join("it")).unwrap();
        assert_eq!(texts.text(Language::IT, "x", &[]), "tre");
    }

    #[test]
    fn what_a_folder_lacks_is_the_binary_s_and_what_a_language_lacks_is_english() {
        let folder = tempfile::tempdir().unwrap();
        let texts = Texts::new(Some(folder.path().to_owned()));
        let own = Texts::new(None);
        assert_eq!(texts.table(Language::PL), own.table(Language::PL));
        assert!(own.table(Language::PL).messages.len() > 100);
        fs::create_dir(folder.path().join("pl")).unwrap();
        fs::write(folder.path().join("pl/shell.ftl"), "shell-retry = Jeszcze raz").unwrap();
        let text = |id: &str| texts.text(Language::PL, id, &[]);
        assert_eq!(
            [text("shell-retry"), text("shell-sign-in")],
            ["Jeszcze raz", "Sign in"]
        );
    }

    #[test]
    fn pseudolocales_are_spoken_only_when_asked_for() {
        assert_eq!(Texts::new(None).language("en-XA"), None);
        let texts = Texts::new(None).with_pseudolocales(true);
        assert_eq!(texts.language("en-XA"), Some(Language::PSEUDO_ACCENTED));
        assert_eq!(
            texts.text(Language::PSEUDO_ACCENTED, "wizard-next", &[]),
            "⟦Ñééẋţ šţééþ⟧"
        );
    }

    #[test]
    fn categories_are_cldr_s() {
        let names = |language, numbers: &[f64]| {
            let names = numbers.iter().map(|number| category(language, *number).key());
            names.collect::<Vec<_>>().join(" ")
        };
        assert_eq!(
            names(Language::EN, &[0.0, 1.0, 2.0, 1.5]),
            "other one other other"
        );
        // Newer CLDR has `many` for an Italian million; our Italian texts have one form for both.
        assert_eq!(
            names(Language::IT, &[1.0, 2.0, 0.0, 1.5]),
            "one other other other"
        );
        assert_eq!(
            names(Language::PL, &[0.0, 1.0, 2.0, 5.0, 12.0, 22.0, 1.5]),
            "many one few many many few other"
        );
    }
}
