//! Writes XML in the shape of XLIFF 2.

use quick_xml::{
    Writer,
    escape::partial_escape,
    events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event},
};

use super::codes::XliffPart;

/// XML that grows line by line; what is within a text stays on its line.
pub struct XliffWriter {
    xml: Writer<Vec<u8>>,
    open: Vec<&'static str>,
}

impl XliffWriter {
    /// Begins an XML document with its declaration.
    pub fn new() -> Self {
        let mut writer = Self {
            xml: Writer::new(Vec::new()),
            open: Vec::new(),
        };
        writer.event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)));
        writer
    }

    /// Begins an element on a line of its own.
    pub fn begin(&mut self, name: &'static str, attributes: &[(&str, &str)]) {
        self.new_line();
        self.event(Event::Start(element(name, attributes)));
        self.open.push(name);
    }

    /// Ends the element that was begun last.
    pub fn end(&mut self) {
        if let Some(name) = self.open.pop() {
            self.new_line();
            self.event(Event::End(BytesEnd::new(name)));
        }
    }

    /// Writes an element that has nothing but text.
    pub fn text(&mut self, name: &'static str, attributes: &[(&str, &str)], text: &str) {
        self.new_line();
        self.event(Event::Start(element(name, attributes)));
        self.words(text);
        self.event(Event::End(BytesEnd::new(name)));
    }

    /// Writes the source or the target of a segment.
    pub fn content(&mut self, name: &'static str, parts: &[XliffPart<'_>], codes: &mut Codes<'_>) {
        self.new_line();
        self.event(Event::Start(element(name, &[("xml:space", "preserve")])));
        codes.again();
        for part in parts {
            match part {
                XliffPart::Words(words) => self.words(words),
                XliffPart::Code(code) => {
                    let (id, data) = codes.place(code);
                    let attributes = [("id", &*id), ("dataRef", &*data), ("equiv", code), ("disp", code)];
                    self.event(Event::Empty(element("ph", &attributes)));
                }
            }
        }
        self.event(Event::End(BytesEnd::new(name)));
    }

    /// Ends the document and returns its text.
    pub fn finish(mut self) -> String {
        while !self.open.is_empty() {
            self.end();
        }
        let mut text = String::from_utf8_lossy(&self.xml.into_inner()).into_owned();
        text.push('\n');
        text
    }

    /// Writes text; characters that XML does not have are written as XLIFF's element for them.
    fn words(&mut self, text: &str) {
        for part in text.split_inclusive(|sign| !is_in_xml(sign)) {
            let last = part.chars().next_back().filter(|sign| !is_in_xml(*sign));
            let words = part.strip_suffix(|sign| !is_in_xml(sign)).unwrap_or(part);
            // The parser makes a line feed of it.
            let words = partial_escape(words).replace('\r', "&#13;");
            self.event(Event::Text(BytesText::from_escaped(words)));
            if let Some(sign) = last {
                let hex = format!("{:04X}", u32::from(sign));
                self.event(Event::Empty(element("cp", &[("hex", &hex)])));
            }
        }
    }

    fn new_line(&mut self) {
        let indent = format!("\n{}", "  ".repeat(self.open.len()));
        self.event(Event::Text(BytesText::from_escaped(indent)));
    }

    fn event(&mut self, event: Event<'_>) {
        // Memory has no errors of its own.
        let _ = self.xml.write_event(event);
    }
}

/// The characters of XML 1.0, section 2.2.
fn is_in_xml(sign: char) -> bool {
    matches!(sign, '\t' | '\n' | '\r' | ' '..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..)
}

fn element<'a>(name: &'a str, attributes: &[(&'a str, &'a str)]) -> BytesStart<'a> {
    BytesStart::new(name).with_attributes(attributes.iter().copied())
}

/// The codes of a unit: each value once as data, each place of one with an id that source and target share.
#[derive(Debug, Default)]
pub struct Codes<'a> {
    data: Vec<&'a str>,
    /// The data of each place, and whether the text that is being written has it.
    places: Vec<(usize, bool)>,
}

impl<'a> Codes<'a> {
    /// Collects the values of texts.
    pub fn of(parts: impl IntoIterator<Item = XliffPart<'a>>) -> Self {
        let mut codes = Self::default();
        for part in parts {
            if let XliffPart::Code(code) = part
                && !codes.data.contains(&code)
            {
                codes.data.push(code);
            }
        }
        codes
    }

    /// Returns the values with their ids.
    pub fn data(&self) -> impl Iterator<Item = (String, &'a str)> {
        let data = self.data.iter().enumerate();
        data.map(|(at, value)| (format!("d{}", at + 1), *value))
    }

    /// Begins with another text.
    fn again(&mut self) {
        for (_, is_used) in &mut self.places {
            *is_used = false;
        }
    }

    /// Returns the id of the next place of a value, and that of its data.
    fn place(&mut self, code: &str) -> (String, String) {
        let data = self
            .data
            .iter()
            .position(|value| *value == code)
            .unwrap_or_default();
        let free = self.places.iter().position(|place| *place == (data, false));
        let at = free.unwrap_or_else(|| {
            self.places.push((data, false));
            self.places.len() - 1
        });
        if let Some((_, is_used)) = self.places.get_mut(at) {
            *is_used = true;
        }
        (format!("{}", at + 1), format!("d{}", data + 1))
    }
}
