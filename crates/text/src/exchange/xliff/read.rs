//! Reads XLIFF 2: the texts of units and what translators say. Modules, metadata and proposals (`mtc:matches`) are passed over.

use std::{collections::BTreeMap, mem};

use quick_xml::{
    Reader,
    events::{BytesStart, Event},
};

use super::{OWN_NOTE, XliffUnit};
use crate::exchange::ExchangeError;

/// Deepest nesting of elements; groups may be within groups.
const DEPTH: usize = 64;

/// What a file says.
#[derive(Debug, Default)]
pub struct XliffDocument {
    /// Language of the translation, `trgLang`; empty without one.
    pub target_language: String,
    /// The units in order.
    pub units: Vec<XliffUnit>,
    /// The lines of notes for the translation, by the id of their unit or group.
    pub notes: BTreeMap<String, Vec<String>>,
}

/// Parses an XLIFF 2 document; an error if it is not well-formed.
pub fn read(text: &str) -> Result<XliffDocument, ExchangeError> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut reader = Reader::from_str(text);
    reader.config_mut().expand_empty_elements = true;
    let mut reading = Reading::default();
    loop {
        let at = reader.buffer_position();
        let event = reader.read_event().ok();
        let is_read = match event {
            None => None,
            Some(Event::Eof) => break,
            Some(event) => reading.event(&event),
        };
        is_read.ok_or_else(|| {
            let before = text.bytes().take(usize::try_from(at).unwrap_or(usize::MAX));
            let line = before.filter(|byte| *byte == b'\n').count() + 1;
            ExchangeError::Xliff { line }
        })?;
    }
    let is_whole = reading.path.is_empty() && reading.is_xliff;
    let last = text.lines().count();
    is_whole
        .then_some(reading.document)
        .ok_or(ExchangeError::Xliff { line: last })
}

/// The elements that matter.
#[derive(Clone, Debug, Eq, PartialEq)]
enum Element {
    Xliff,
    File,
    Group(String),
    Unit,
    Notes,
    Note {
        is_own: bool,
    },
    OriginalData,
    Data(String),
    Segment,
    Ignorable,
    Source,
    Target,
    /// An inline element, with what follows it.
    Inline {
        after: String,
    },
    Other,
}

#[derive(Debug, Default)]
struct Reading {
    path: Vec<Element>,
    is_xliff: bool,
    document: XliffDocument,
    unit: XliffUnit,
    data: BTreeMap<String, String>,
    /// The text that is being read.
    text: String,
    /// Of the segment.
    source: String,
    target: Option<String>,
    is_incomplete: bool,
}

impl Reading {
    /// Takes one event; `None` if it has no place in XLIFF 2.
    fn event(&mut self, event: &Event<'_>) -> Option<()> {
        match event {
            Event::Start(element) => self.begin(element)?,
            Event::End(_) => self.end()?,
            Event::Text(text) => self.text.push_str(&text.xml10_content().ok()?),
            Event::CData(text) => self.text.push_str(&text.xml10_content().ok()?),
            Event::GeneralRef(reference) => {
                let sign = match reference.resolve_char_ref().ok()? {
                    Some(sign) => sign,
                    None => predefined(reference)?,
                };
                self.text.push(sign);
            }
            // It could define entities of its own.
            Event::DocType(_) => return None,
            Event::Empty(_) | Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::Eof => (),
        }
        Some(())
    }

    fn begin(&mut self, start: &BytesStart<'_>) -> Option<()> {
        use Element::{
            Data, File, Group, Ignorable, Inline, Note, Notes, OriginalData, Other, Segment, Source, Target,
            Unit, Xliff,
        };
        if self.path.len() >= DEPTH {
            return None;
        }
        let value = |name: &str| attribute(start, name);
        let name = start.local_name();
        let element = match (self.path.as_slice(), name.as_ref()) {
            ([], b"xliff") => {
                self.is_xliff = value("version")?.starts_with("2.");
                self.document.target_language = value("trgLang").unwrap_or_default();
                self.is_xliff.then_some(Xliff)?
            }
            ([], _) => return None,
            ([Xliff], b"file") => File,
            ([.., File | Group(_)], b"group") => Group(value("id")?),
            ([.., File | Group(_)], b"unit") => {
                self.unit = XliffUnit {
                    id: value("id")?,
                    target: Some(String::new()),
                    ..XliffUnit::default()
                };
                self.data.clear();
                self.is_incomplete = false;
                Unit
            }
            ([.., Group(_) | Unit], b"notes") => Notes,
            ([.., Notes], b"note") => {
                let is = |name: &str, wanted: &str| value(name).is_some_and(|value| value == wanted);
                Note {
                    is_own: is("category", OWN_NOTE) || is("appliesTo", "target"),
                }
            }
            ([.., Unit], b"originalData") => OriginalData,
            ([.., OriginalData], b"data") => Data(value("id")?),
            ([.., Unit], b"segment") => Segment,
            ([.., Unit], b"ignorable") => Ignorable,
            ([.., Segment | Ignorable], b"source") => Source,
            ([.., Segment | Ignorable], b"target") => Target,
            ([.., Source | Target | Inline { .. } | Data(_)], name) => {
                let (before, after) = self.inline(name, start)?;
                self.text.push_str(&before);
                Inline { after }
            }
            _ => Other,
        };
        if matches!(element, Note { .. } | Data(_) | Source | Target) {
            self.text.clear();
        }
        self.path.push(element);
        Some(())
    }

    /// Returns what stands for an inline element: before what it contains, and after it.
    fn inline(&self, name: &[u8], start: &BytesStart<'_>) -> Option<(String, String)> {
        let value = |name: &str| attribute(start, name);
        let code = |reference: &str, plain: &str| {
            let data = value(reference).and_then(|id| self.data.get(&id).cloned());
            data.or_else(|| value(plain)).unwrap_or_default()
        };
        Some(match name {
            b"ph" | b"sc" | b"ec" => (code("dataRef", "equiv"), String::new()),
            b"pc" => (code("dataRefStart", "equivStart"), code("dataRefEnd", "equivEnd")),
            b"cp" => {
                let sign = u32::from_str_radix(&value("hex")?, 16)
                    .ok()
                    .and_then(char::from_u32)?;
                (sign.to_string(), String::new())
            }
            // Annotations.
            _ => Default::default(),
        })
    }

    fn end(&mut self) -> Option<()> {
        match self.path.pop()? {
            Element::Inline { after } => self.text.push_str(&after),
            Element::Data(id) => drop(self.data.insert(id, mem::take(&mut self.text))),
            Element::Source => self.source = mem::take(&mut self.text),
            Element::Target => self.target = Some(mem::take(&mut self.text)),
            Element::Note { is_own: true } => {
                let id = match self.path.iter().rev().nth(1)? {
                    Element::Group(id) => id,
                    _ => &self.unit.id,
                };
                let lines = self.text.lines().map(|line| line.trim().to_owned());
                self.document.notes.entry(id.clone()).or_default().extend(lines);
            }
            element @ (Element::Segment | Element::Ignorable) => {
                let source = mem::take(&mut self.source);
                let same =
                    (element == Element::Ignorable || source.trim().is_empty()).then(|| source.clone());
                match (self.target.take().or(same), &mut self.unit.target) {
                    (Some(target), Some(whole)) => whole.push_str(&target),
                    _ => self.is_incomplete = true,
                }
                self.unit.source.push_str(&source);
            }
            Element::Unit => {
                let mut unit = mem::take(&mut self.unit);
                if self.is_incomplete {
                    unit.target = None;
                }
                self.document.units.push(unit);
            }
            _ => (),
        }
        Some(())
    }
}

fn attribute(start: &BytesStart<'_>, name: &str) -> Option<String> {
    let mut attributes = start.attributes().flatten();
    let found = attributes.find(|attribute| attribute.key.as_ref() == name.as_bytes())?;
    found.unescape_value().ok().map(std::borrow::Cow::into_owned)
}

/// Returns one of the five predefined entities (XML 1.0, section 4.6).
fn predefined(name: &[u8]) -> Option<char> {
    Some(match name {
        b"amp" => '&',
        b"lt" => '<',
        b"gt" => '>',
        b"quot" => '"',
        b"apos" => '\'',
        _ => return None,
    })
}
