//! Exchange with programs that know XLIFF 2 (OASIS, versions 2.0 and 2.1): one unit for each text, the forms of a text as a group.

mod codes;
mod document;
mod read;
#[cfg(test)]
mod tests;
mod write;

pub use document::{from_xliff, to_xliff};

/// Reads the syntax of an XLIFF file and returns how many units it has, and how many of them are translated; `None` if it is not one.
pub fn summarize_xliff(text: &str) -> Option<(usize, usize)> {
    let units = read::read(text).ok()?.units;
    let translated = units.iter().filter(|unit| unit.target.is_some()).count();
    Some((units.len(), translated))
}

/// A unit of an XLIFF file that was read: a text and its translation.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct XliffUnit {
    /// Id of the unit, which names the message.
    pub id: String,
    /// The English text, with values as Fluent writes them.
    pub source: String,
    /// The translation; none if there is none, or only of a part.
    pub target: Option<String>,
}

/// The namespace of the versions that can be read; 2.0 and 2.1 have the same.
const NAMESPACE: &str = "urn:oasis:names:tc:xliff:document:2.0";

/// The category of notes that are comments of the translation.
const OWN_NOTE: &str = "translation";
