//! Exchange with programs that know GNU gettext's PO files (GNU gettext manual, “The Format of PO Files”).

mod catalog;
mod expression;
mod plural_forms;
mod read;
#[cfg(test)]
mod tests;
mod write;

use fromline_core::Language;

pub use catalog::{from_po, to_po};

/// Reads the syntax of a PO file and returns how many entries it has, and whether it says how forms are chosen; `None` if it is not
/// one.
pub fn summarize_po(text: &str) -> Option<(usize, bool)> {
    let entries = read::read(text).ok()?;
    let field = entries.first().and_then(|header| header.field("Plural-Forms"));
    let forms = field.and_then(plural_forms::PluralForms::parse);
    Some((
        entries.len(),
        forms.is_some_and(|forms| forms.indices(Language::EN).is_some()),
    ))
}

/// An entry of a PO file. The first one, with an empty `id` and without a context, is the header.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct PoEntry {
    /// `#`: what translators say.
    pub notes: Vec<String>,
    /// `#.`: what the source says.
    pub comments: Vec<String>,
    /// `#:`: where the source is.
    pub references: Vec<String>,
    /// Flags of the comment that begins with `#,`.
    pub flags: Vec<String>,
    /// Context of the entry, `msgctxt`.
    pub context: Option<String>,
    /// Text in the source language, `msgid`.
    pub id: String,
    /// Plural text in the source language, `msgid_plural`.
    pub plural: Option<String>,
    /// `msgstr`, or `msgstr[0]` and so on.
    pub texts: Vec<String>,
}

impl PoEntry {
    /// Returns a field of a header: `Name: value`.
    pub fn field(&self, name: &str) -> Option<&str> {
        let lines = self.texts.first()?.lines();
        let mut fields = lines.filter_map(|line| line.split_once(':'));
        let (_, value) = fields.find(|(known, _)| known.trim().eq_ignore_ascii_case(name))?;
        Some(value.trim())
    }
}
