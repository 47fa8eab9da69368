//! The files of all languages, from the binary or from a folder.

use std::{
    borrow::Cow,
    collections::{BTreeMap, BTreeSet},
    fs, io,
    path::Path,
};

use fromline_core::Language;

use super::{
    finding::{TextFault, TextFinding},
    ftl_resource::FtlResource,
};
use crate::embedded;

/// File name of the list of languages.
pub const LIST: &str = "languages.txt";

/// A locale directory such as `public/locales`, read into memory.
#[derive(Debug)]
pub struct LocaleDirectory {
    /// Its path, for findings; empty for the embedded files.
    path: String,
    /// By name relative to the folder (`it/shell.ftl`): the text, or the error.
    files: BTreeMap<String, Result<Cow<'static, str>, String>>,
}

impl LocaleDirectory {
    /// Returns the embedded files.
    pub fn embedded() -> Self {
        let files = embedded::LOCALES.iter();
        Self {
            path: String::new(),
            files: files
                .map(|(name, text)| ((*name).to_owned(), Ok(Cow::Borrowed(*text))))
                .collect(),
        }
    }

    /// Creates a directory from files given by a test.
    #[cfg(test)]
    pub fn of<'a>(files: impl IntoIterator<Item = (&'a str, String)>) -> Self {
        let file = |(name, text): (&str, String)| (name.to_owned(), Ok(Cow::Owned(text)));
        Self {
            path: String::new(),
            files: files.into_iter().map(file).collect(),
        }
    }

    /// Reads a folder and its direct subfolders.
    pub fn read(path: &Path) -> io::Result<Self> {
        let mut files = BTreeMap::new();
        for (name, entry) in entries(path)? {
            if !entry.is_dir() {
                files.insert(name, text(&entry));
                continue;
            }
            for (file, entry) in entries(&entry)? {
                if entry.extension().is_some_and(|kind| kind == "ftl") {
                    files.insert(format!("{name}/{file}"), text(&entry));
                }
            }
        }
        let path = path.display().to_string();
        Ok(Self { path, files })
    }

    /// Returns the languages of its list or, without a list, those of the program that have a folder here.
    ///
    /// There are as many as lines in the list; they are kept until the program ends.
    pub fn languages(&self) -> Vec<Language> {
        match self.text(LIST) {
            Some(list) => {
                let mut languages = Vec::new();
                for (language, _) in Language::list(String::leak(list.to_owned())) {
                    // A language that is listed twice is there once.
                    if !languages.contains(&language) {
                        languages.push(language);
                    }
                }
                languages
            }
            None => Language::all()
                .filter(|language| self.folders().contains(language.code()))
                .collect(),
        }
    }

    /// Makes the languages of its list available to the whole process; returns false if it is too late.
    pub fn speak(&self) -> bool {
        let list = self.text(LIST).map(|list| String::leak(list.to_owned()));
        list.is_none_or(|list| Language::speak(list))
    }

    /// Returns a file's text, without a byte-order mark.
    pub fn text(&self, name: &str) -> Option<&str> {
        let text = self.files.get(name)?.as_deref().ok()?;
        Some(text.strip_prefix('\u{feff}').unwrap_or(text))
    }

    /// Returns whether there are Fluent files in the directory itself, as in the folder of a language.
    pub fn is_of_one_language(&self) -> bool {
        self.files
            .keys()
            .any(|name| Path::new(name).extension().is_some_and(|end| end == "ftl") && !name.contains('/'))
    }

    /// Returns the folders with Fluent files.
    pub fn folders(&self) -> BTreeSet<&str> {
        let folders = self.files.keys().filter_map(|name| name.split_once('/'));
        folders.map(|(folder, _)| folder).collect()
    }

    /// Parses the files of a language, in order of their names.
    pub fn sheets(&self, language: Language) -> Vec<FtlResource> {
        let own = self
            .files
            .iter()
            .filter(|(name, _)| name.split('/').next() == Some(language.code()) && name.contains('/'));
        own.map(|(name, text)| {
            let file = self.place(name);
            match text {
                Ok(text) => FtlResource::read(&file, text),
                Err(reason) => {
                    let mut sheet = FtlResource::read(&file, "");
                    let fault = TextFault::Unreadable(reason.clone());
                    sheet.findings.push(TextFinding::new(&file, 1, fault));
                    sheet
                }
            }
        })
        .collect()
    }

    /// Returns the path of a file as in findings, so that an editor can open it.
    pub fn place(&self, name: &str) -> String {
        if self.path.is_empty() {
            name.to_owned()
        } else {
            format!("{}/{name}", self.path.trim_end_matches('/'))
        }
    }
}

fn text(path: &Path) -> Result<Cow<'static, str>, String> {
    let text = fs::read_to_string(path);
    text.map(Cow::Owned).map_err(|error| error.to_string())
}

/// Returns names and paths in order; names that are not Unicode cannot be ours.
fn entries(folder: &Path) -> io::Result<BTreeMap<String, std::path::PathBuf>> {
    let mut found = BTreeMap::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if let Ok(name) = entry.file_name().into_string() {
            found.insert(name, entry.path());
        }
    }
    Ok(found)
}
