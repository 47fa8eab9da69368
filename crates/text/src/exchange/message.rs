//! The messages of a language beside English, in the order of the English files.

use fluent_syntax::ast::Pattern;
use fromline_core::Language;

use super::{choice, file::FluentFile};
use crate::check::{is_plural, plural_forms};

/// One English text and its translation.
#[derive(Debug)]
pub struct ExchangeMessage<'a> {
    /// The file's name, such as `shell.ftl`.
    pub file: &'a str,
    /// The line of the English file, counted from 1.
    pub line: usize,
    /// The id, as in [`super::file::FluentMessage`].
    pub id: String,
    /// The comment of the group that the English message is in.
    pub group: String,
    /// The comment above the English message.
    pub comment: &'a [String],
    /// What the comment above the translation says besides.
    pub notes: Vec<&'a str>,
    /// English text that is to be translated.
    pub english: &'a Pattern<String>,
    /// The translation, if there is one.
    pub own: Option<&'a Pattern<String>>,
}

/// Returns every message of English with its translation.
pub fn messages<'a>(
    english: &'a [FluentFile],
    own: &'a [FluentFile],
    language: Language,
) -> Vec<ExchangeMessage<'a>> {
    let mut all = Vec::new();
    for file in english {
        let translated = own.iter().find(|own| own.name == file.name);
        let translated = translated.map(FluentFile::messages).unwrap_or_default();
        for message in file.messages() {
            let own = translated.iter().find(|own| own.id == message.id);
            let notes = own.map(|own| own.comment).unwrap_or_default().iter();
            let notes = notes.filter(|line| !message.comment.contains(line));
            all.push(ExchangeMessage {
                file: &file.name,
                line: file.line(&message.id).unwrap_or(1),
                notes: notes.map(String::as_str).collect(),
                own: own
                    .map(|own| own.pattern)
                    .filter(|own| !is_copy_in_need_of_forms(own, message.pattern, language)),
                id: message.id,
                group: message.group,
                comment: message.comment,
                english: message.pattern,
            });
        }
    }
    all
}

/// Returns whether a text is the English one in English forms, where the language has others: who translates it needs those.
fn is_copy_in_need_of_forms(own: &Pattern<String>, english: &Pattern<String>, language: Language) -> bool {
    choice::choice(own).is_some_and(|(_, variants)| {
        let keys: Vec<_> = variants.iter().map(choice::key).collect();
        own == english && is_plural(keys.iter().copied()) && keys != plural_forms(language)
    })
}
