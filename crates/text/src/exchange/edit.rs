//! Edits of messages, put into the files of a language.

use std::collections::BTreeMap;

use fluent_syntax::ast::Pattern;

use super::{ExchangeError, cell, file::FluentFile};

/// What becomes of one message.
#[derive(Debug, Default)]
pub struct MessageEdit {
    /// New text; `None` if the text stays as it is.
    pub pattern: Option<Pattern<String>>,
    /// What the comment says besides what the English one says.
    pub notes: Option<Vec<String>>,
}

/// Applies edits, by id, and returns the files that change. Messages that are new come where English has them.
pub fn apply(
    english: &[FluentFile],
    own: &[FluentFile],
    mut edits: BTreeMap<String, MessageEdit>,
) -> Result<Vec<FluentFile>, ExchangeError> {
    let mut changed = Vec::new();
    for reference in english {
        let before = own.iter().find(|file| file.name == reference.name);
        let mut file = match before {
            Some(file) => file.clone(),
            None => FluentFile::parse(&reference.name, "")?,
        };
        let mut last: Option<String> = None;
        let mut has_changed = false;
        for message in reference.messages() {
            let id = &message.id;
            let edit = edits.remove(id).unwrap_or_default();
            let current = file.get(id);
            let is_there = current.is_some();
            let comment: Option<Vec<String>> = edit.notes.map(|notes| {
                let known = current
                    .as_ref()
                    .map(|current| current.comment)
                    .unwrap_or_default();
                let explained = known.iter().filter(|line| message.comment.contains(line));
                explained.cloned().chain(notes).collect()
            });
            let comment = comment.filter(|new| current.as_ref().is_none_or(|own| own.comment != new));
            let pattern = edit
                .pattern
                .filter(|new| current.is_none_or(|own| !cell::is_same(own.pattern, new)));
            let stays = is_there || pattern.is_some();
            if let Some(pattern) = pattern {
                file.set(id, pattern, last.as_deref());
                has_changed = true;
            }
            if let Some(comment) = comment.filter(|_| stays) {
                file.set_comment(id, comment);
                has_changed = true;
            }
            if stays {
                last = Some(message.id);
            }
        }
        if has_changed {
            changed.push(file);
        }
    }
    match edits.into_keys().next() {
        Some(id) => Err(ExchangeError::Unknown { id }),
        None => Ok(changed),
    }
}
