//! All messages of one language, with their locations.

use std::collections::{BTreeMap, BTreeSet};

use fromline_core::{Language, text::Piece};

use crate::{
    finding::{SourceLocation, TextFault, TextFinding},
    locale_directory::LocaleDirectory,
};

/// All messages of one language.
#[derive(Debug, Default)]
pub struct Catalogue {
    /// Language of the messages.
    pub language: Language,
    /// The messages, by id.
    pub messages: BTreeMap<String, CatalogueMessage>,
    /// The ids in the order of the files.
    pub order: Vec<String>,
    /// Ids of messages that do not parse.
    pub broken: BTreeSet<String>,
    /// The files: base name, and path as in findings.
    pub files: BTreeMap<String, String>,
    /// The findings about the files themselves.
    pub findings: Vec<TextFinding>,
}

/// A message of the catalogue.
#[derive(Debug)]
pub struct CatalogueMessage {
    /// File and line at which the message begins.
    pub place: SourceLocation,
    /// The comment above it.
    pub comment: String,
    /// Content of the message, as the evaluator draws it.
    pub pattern: Vec<Piece>,
}

impl Catalogue {
    /// Reads the files of a language.
    pub fn read(folder: &LocaleDirectory, language: Language) -> Self {
        let mut catalogue = Self {
            language,
            ..Self::default()
        };
        for mut sheet in folder.sheets(language) {
            let name = base(&sheet.file).to_owned();
            catalogue.files.insert(name, sheet.file.clone());
            catalogue.broken.extend(sheet.broken);
            catalogue.findings.append(&mut sheet.findings);
            for entry in sheet.entries {
                let place = SourceLocation {
                    file: sheet.file.clone(),
                    line: entry.line,
                };
                if let Some(CatalogueMessage { place: first, .. }) = catalogue.messages.get(&entry.id) {
                    let (id, first) = (entry.id, first.clone());
                    catalogue.findings.push(TextFinding {
                        place,
                        fault: TextFault::Twice { id, first },
                    });
                    continue;
                }
                catalogue.order.push(entry.id.clone());
                let message = CatalogueMessage {
                    place,
                    comment: entry.comment,
                    pattern: entry.pattern,
                };
                catalogue.messages.insert(entry.id, message);
            }
        }
        catalogue
    }

    /// Returns the variables of each message.
    pub fn all_variables(&self) -> BTreeMap<String, BTreeSet<String>> {
        let owned = |id: &String| {
            let names = self.variables(id).into_iter().map(str::to_owned).collect();
            (id.clone(), names)
        };
        self.messages.keys().map(owned).collect()
    }

    /// Returns whether a message exists, even if it does not parse.
    pub fn has(&self, id: &str) -> bool {
        self.messages.contains_key(id) || self.broken.contains(id)
    }

    /// Returns the ids of all messages.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        self.messages.keys().map(String::as_str)
    }

    /// Returns the variables of a message and of those that it refers to.
    pub fn variables(&self, id: &str) -> BTreeSet<&str> {
        let mut found = BTreeSet::new();
        let mut seen = BTreeSet::new();
        let mut waiting = vec![id];
        while let Some(id) = waiting.pop() {
            if let Some(message) = self.messages.get(id)
                && seen.insert(id)
            {
                found.extend(own_variables(&message.pattern));
                waiting.extend(references(&message.pattern));
            }
        }
        found
    }
}

/// Returns a file's name without its folders.
pub fn base(file: &str) -> &str {
    file.rsplit('/').next().unwrap_or(file)
}

/// Returns every piece of a pattern, including those in its forms.
pub fn pieces(pattern: &[Piece]) -> Vec<&Piece> {
    let mut all = Vec::new();
    for piece in pattern {
        all.push(piece);
        if let Piece::Select { k, .. } = piece {
            all.extend(k.values().flat_map(|form| pieces(form)));
        }
    }
    all
}

/// Returns the variables of a pattern itself.
pub fn own_variables(pattern: &[Piece]) -> BTreeSet<&str> {
    let pieces = pieces(pattern).into_iter();
    pieces
        .filter_map(|piece| match piece {
            Piece::Variable { v } | Piece::Select { s: v, .. } => Some(v.as_str()),
            _ => None,
        })
        .collect()
}

/// Returns the messages that a pattern refers to.
pub fn references(pattern: &[Piece]) -> BTreeSet<&str> {
    let pieces = pieces(pattern).into_iter();
    pieces
        .filter_map(|piece| match piece {
            Piece::Reference { m } => Some(m.as_str()),
            _ => None,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse;

    #[test]
    fn the_catalogue_and_the_app_s_table_have_the_same_messages() {
        let folder = LocaleDirectory::embedded();
        let catalogue = Catalogue::read(&folder, Language::PL);
        let (table, _) = parse::table(Language::PL, folder.sheets(Language::PL));
        assert!(catalogue.ids().eq(table.messages.keys().map(String::as_str)));
    }
}
