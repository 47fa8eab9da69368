//! A piece of a page as a plain value: the app compares it with that of a moment ago, the server prints it as HTML.
//!
//! Both draw the same tree, so what the server has painted is what the app goes on with.

use std::rc::Rc;

use crate::text::{FilledMessage, Messages, TextPart};

/// An HTML element as a plain value.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shape {
    /// Name of the element's tag.
    pub tag: &'static str,
    /// Identity of the element among its siblings: the element drawn next with the same key keeps its state, for example whether it is
    /// open.
    pub key: &'static str,
    /// Attributes, in the order in which they were added.
    pub attributes: Vec<(&'static str, String)>,
    /// Text of an element without child elements.
    pub text: String,
    /// Child elements. A new drawing may share one with the previous drawing: equal pointers are known to be equal without a comparison.
    pub parts: Vec<Rc<Self>>,
}

/// Makes an element with a class; without the attribute if the class is empty.
///
/// None of these is compiled into those who call it: there are a hundred places, and the browser downloads each.
#[inline(never)]
pub fn shape(tag: &'static str, class: &str) -> Shape {
    let shape = Shape {
        tag,
        ..Shape::default()
    };
    if class.is_empty() {
        shape
    } else {
        shape.with("class", class)
    }
}

impl Shape {
    /// Sets the element's key.
    #[must_use]
    pub fn keyed(self, key: &'static str) -> Self {
        Self { key, ..self }
    }

    /// Adds an attribute to the element.
    #[must_use]
    #[inline(never)]
    pub fn with(mut self, name: &'static str, value: &str) -> Self {
        self.attributes.push((name, value.to_owned()));
        self
    }

    /// Sets the element's text.
    #[must_use]
    #[inline(never)]
    pub fn text(mut self, text: &str) -> Self {
        text.clone_into(&mut self.text);
        self
    }

    /// Appends a child element.
    #[inline(never)]
    pub fn add(&mut self, part: Self) {
        self.parts.push(Rc::new(part));
    }

    /// Appends a child element and returns the element.
    #[must_use]
    #[inline(never)]
    pub fn and(mut self, part: Self) -> Self {
        self.add(part);
        self
    }

    /// Returns true if the element has no child elements.
    pub fn is_empty(&self) -> bool {
        self.parts.is_empty()
    }

    /// Appends a message with its values in `<bdi>`, so that an address written from right to left does not reorder the words around it.
    #[must_use]
    #[inline(never)]
    pub fn say(mut self, messages: &dyn Messages, message: FilledMessage<'_>) -> Self {
        for part in messages.parts(message) {
            self.add(match part {
                TextPart::Text(text) => shape("span", "").text(&text),
                TextPart::Value(value) => shape("bdi", "").text(&value),
            });
        }
        self
    }

    /// Renders HTML as browsers serialise it (HTML, section 13.3): parsing and serialising gives the same text. No text or value can close
    /// an element or an attribute.
    pub fn html(&self) -> String {
        let mut html = String::new();
        self.print(&mut html);
        html
    }

    fn print(&self, html: &mut String) {
        html.push('<');
        html.push_str(self.tag);
        for (name, value) in &self.attributes {
            html.push(' ');
            html.push_str(name);
            html.push_str("=\"");
            escape(value, true, html);
            html.push('"');
        }
        html.push('>');
        // The one tag of ours that never has anything in it, nor an end.
        if self.tag == "input" {
            return;
        }
        escape(&self.text, false, html);
        for part in &self.parts {
            part.print(html);
        }
        html.push_str("</");
        html.push_str(self.tag);
        html.push('>');
    }
}

/// What stands for itself in a text, and in a quoted attribute.
fn escape(text: &str, quoted: bool, html: &mut String) {
    for character in text.chars() {
        match character {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' if quoted => html.push_str("&quot;"),
            '\u{a0}' => html.push_str("&nbsp;"),
            other => html.push(other),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::shape;

    #[test]
    fn what_is_printed_is_text_wherever_it_stands() {
        let name = r#"</bdi><script>"x"&amp;"#;
        let drawn = shape("p", "row")
            .with("title", name)
            .and(shape("bdi", "").text(name))
            .html();
        assert_eq!(
            drawn,
            "<p class=\"row\" title=\"&lt;/bdi&gt;&lt;script&gt;&quot;x&quot;&amp;amp;\">\
             <bdi>&lt;/bdi&gt;&lt;script&gt;\"x\"&amp;amp;</bdi></p>"
        );
    }

    #[test]
    fn what_never_has_anything_in_it_has_no_end() {
        let field = shape("div", "").and(shape("input", "").with("value", "a\u{a0}b"));
        assert_eq!(field.html(), "<div><input value=\"a&nbsp;b\"></div>");
    }
}
