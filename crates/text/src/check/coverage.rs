//! How much of a language is translated.

use std::collections::BTreeMap;

use super::catalogue::{Catalogue, base};

/// How many messages of a file or a language are translated.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq, serde::Serialize)]
pub struct Coverage {
    /// Number of messages in the English files.
    pub total: usize,
    /// Messages that exist and differ from English.
    pub translated: usize,
    /// Messages that are the same as in English: not translated yet, or a name.
    pub same: usize,
    /// Messages that do not exist, or cannot be read.
    pub missing: usize,
}

impl Coverage {
    /// Returns whether every message is there and differs from English.
    pub const fn is_complete(self) -> bool {
        self.translated == self.total
    }

    /// Adds that of another file.
    #[must_use]
    pub const fn plus(self, other: Self) -> Self {
        Self {
            total: self.total + other.total,
            translated: self.translated + other.translated,
            same: self.same + other.same,
            missing: self.missing + other.missing,
        }
    }
}

impl Catalogue {
    /// Returns the coverage of each file that English has.
    pub fn coverage(&self, english: &Self) -> BTreeMap<String, Coverage> {
        let mut files: BTreeMap<String, Coverage> = BTreeMap::new();
        for (id, reference) in &english.messages {
            let file = files.entry(base(&reference.place.file).to_owned()).or_default();
            file.total += 1;
            match self.messages.get(id) {
                None => file.missing += 1,
                Some(own) if own.pattern == reference.pattern => file.same += 1,
                Some(_) => file.translated += 1,
            }
        }
        files
    }
}
