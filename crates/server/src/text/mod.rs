//! The locale files, read into tables.

use std::{path::PathBuf, sync::Arc};

use fromline_core::{Language, text::Table};

/// The texts of all languages.
#[derive(Debug, Default)]
pub struct Texts {
    /// Where to read them anew at each request, instead of the files in the binary.
    pub folder: Option<PathBuf>,
}

impl Texts {
    /// The texts in the binary, or those in `folder`.
    pub fn new(folder: Option<PathBuf>) -> Self {
        Self { folder }
    }

    /// The table of one language.
    pub fn table(&self, language: Language) -> Arc<Table> {
        Arc::new(Table {
            language: language.code().to_owned(),
            ..Table::default()
        })
    }
}
