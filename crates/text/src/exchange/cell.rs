//! Patterns of Fluent as text of a cell.

use fluent_syntax::{
    ast::{Entry, Identifier, Message, Pattern, Resource},
    parser, serializer,
};

use crate::ftl_resource::{is_parsable, readable};

/// Indentation of a line in the layout of Fluent's serializer.
const INDENT: &str = "    ";

/// Returns a pattern as one writes it, without the indentation of files.
pub fn write(pattern: &Pattern<String>) -> String {
    let message = Message {
        id: Identifier { name: "x".to_owned() },
        value: Some(pattern.clone()),
        attributes: Vec::new(),
        comment: None,
    };
    let text = serializer::serialize(&Resource {
        body: vec![Entry::Message(message)],
    });
    let text = text.strip_prefix("x =").unwrap_or(&text);
    let text = text.strip_suffix('\n').unwrap_or(text);
    match text.strip_prefix('\n') {
        None => text.strip_prefix(' ').unwrap_or(text).to_owned(),
        Some(lines) => {
            let lines = lines
                .split('\n')
                .map(|line| line.strip_prefix(INDENT).unwrap_or(line));
            lines.collect::<Vec<_>>().join("\n")
        }
    }
}

/// Parses a cell; `None` if it is not one pattern.
pub fn parse(cell: &str) -> Option<Pattern<String>> {
    let cell = cell.replace("\r\n", "\n").replace('\r', "\n");
    let source = if cell.contains('\n') {
        let lines = cell.split('\n').map(|line| format!("{INDENT}{line}\n"));
        format!("x =\n{}", lines.collect::<String>())
    } else {
        format!("x = {cell}\n")
    };
    let (source, _) = readable(&source);
    if !is_parsable(&source) {
        return None;
    }
    let Ok(Resource { mut body }) = parser::parse(source.into_owned()) else {
        return None;
    };
    match (body.pop(), body.is_empty()) {
        (Some(Entry::Message(message)), true) if message.attributes.is_empty() => message.value,
        _ => None,
    }
}

/// Returns whether two patterns are written alike; the parser may have cut the same words at different places.
pub fn is_same(one: &Pattern<String>, other: &Pattern<String>) -> bool {
    write(one) == write(other)
}
