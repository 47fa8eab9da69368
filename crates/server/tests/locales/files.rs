//! The files in `public/locales`.

use std::{fs, path::Path};

use fluent_syntax::{ast::Entry, parser};
use fromline_core::{Language, text::Table};
use fromline_server::text::parse;

/// Name and content of every file of a language.
pub fn sources(language: Language) -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../public/locales")
        .join(language.code());
    let mut files: Vec<(String, String)> = fs::read_dir(&folder)
        .expect("a folder for each language")
        .map(|entry| {
            let entry = entry.expect("an entry");
            let name = entry.file_name().to_str().expect("UTF-8").to_owned();
            (name, fs::read_to_string(entry.path()).expect("UTF-8"))
        })
        .collect();
    files.sort();
    files
}

/// The table of a language; whatever does not parse fails the test with file and line.
pub fn table(language: Language) -> Table {
    let sources = sources(language);
    let files = sources
        .iter()
        .map(|(name, source)| (name.as_str(), source.as_str()));
    parse(language, files).unwrap_or_else(|problems| {
        let problems: Vec<String> = problems
            .iter()
            .map(|problem| format!("{}/{problem}", language.code()))
            .collect();
        panic!("{}", problems.join("\n"))
    })
}

/// Every message of a file with the comment above it.
pub fn comments(source: &str) -> Vec<(String, String)> {
    let resource = parser::parse(source).expect("it parses");
    let entries = resource.body.into_iter().filter_map(|entry| match entry {
        Entry::Message(message) => Some((message.id.name.to_owned(), message.comment)),
        Entry::Term(term) => Some((format!("-{}", term.id.name), term.comment)),
        _ => None,
    });
    entries
        .map(|(id, comment)| {
            (
                id,
                comment
                    .map(|comment| comment.content.join("\n"))
                    .unwrap_or_default(),
            )
        })
        .collect()
}
