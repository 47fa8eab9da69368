//! The texts of all languages, from the binary or from a folder that a translator edits.

use std::{
    collections::BTreeMap,
    path::PathBuf,
    sync::{Arc, Mutex, PoisonError},
};

use fromline_core::{
    Language, Reason,
    text::{FilledMessage, MessageId, MessageTable, Messages, TextPart},
};

use super::{
    category,
    finding::{FindingWords, TextFault, TextFinding},
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
        for finding in &findings {
            tracing::error!("{finding}");
        }
        let words = FindingWords::of(language);
        let said: Vec<String> = findings.iter().map(|finding| words.finding(finding)).collect();
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
    pub fn say(&self, language: Language, message: FilledMessage<'_>) -> String {
        self.table(language)
            .say(message, &|number| category(language, number))
    }

    /// Formats a message without variables as plain text.
    pub fn text(&self, language: Language, id: MessageId) -> String {
        self.say(language, id.plain())
    }

    /// Formats the explanation of a reason as plain text.
    pub fn reason(&self, language: Language, reason: Reason) -> String {
        self.say(language, (&reason.message()).into())
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

    fn parts(&self, message: FilledMessage<'_>) -> Vec<TextPart> {
        self.table
            .parts(message, &|number| category(self.language, number))
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use fromline_core::text::Category;

    use super::*;

    /// Whatever a file has.
    fn raw(texts: &Texts, language: Language, id: &str) -> String {
        texts.table(language).format_text(id, &[], &|_| Category::Other)
    }

    #[test]
    fn a_folder_is_read_anew_and_a_broken_file_keeps_the_last_good_table() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("it/x.ftl");
        fs::create_dir(folder.path().join("it")).unwrap();
        let texts = Texts::new(Some(folder.path().to_owned()));
        let text = |source: &str| {
            fs::write(&file, source).unwrap();
            raw(&texts, Language::IT, "x")
        };
        assert_eq!(text("x = uno"), "uno");
        assert_eq!(text("x = due"), "due");
        assert_eq!(text("y = y\nx = { NUMBER(1) }"), "due");
        let problems = texts.table(Language::IT).problems.clone();
        let problems = problems.replace(&folder.path().display().to_string(), "DIR");
        insta::assert_snapshot!(problems, @r"
        DIR/it/x.ftl:2: x usa una funzione
            Fromline non conosce funzioni: { $n } da solo viene scritto come vuole la lingua.
        ");
        assert_eq!(text("x = tre"), "tre");
        assert_eq!(texts.table(Language::IT).problems, "");
        fs::remove_file(&file).unwrap();
        fs::remove_dir(folder.path().join("it")).unwrap();
        assert_eq!(raw(&texts, Language::IT, "x"), "tre");
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
        let text = |id: &str| raw(&texts, Language::PL, id);
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
            raw(&texts, Language::PSEUDO_ACCENTED, "wizard-next"),
            "⟦Ñééẋţ šţééþ⟧"
        );
    }
}
