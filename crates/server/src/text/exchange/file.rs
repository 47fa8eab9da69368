//! A Fluent file for editing: everything outside an edit stays as it is.

use fluent_syntax::{
    ast::{
        Entry, Expression, Identifier, InlineExpression, Message, Pattern, PatternElement, Resource, Variant,
    },
    parser, serializer,
};

use super::ExchangeError;
use crate::text::ftl_resource::readable;

/// A file of a language.
#[derive(Clone, Debug)]
pub struct FluentFile {
    /// The name, such as `shell.ftl`.
    pub name: String,
    resource: Resource<String>,
}

impl FluentFile {
    /// Parses a file.
    pub fn parse(name: &str, source: &str) -> Result<Self, ExchangeError> {
        let (source, _) = readable(source);
        let resource = parser::parse(source.into_owned());
        let broken = || ExchangeError::Broken {
            file: name.to_owned(),
        };
        Ok(Self {
            name: name.to_owned(),
            resource: resource.map_err(|_| broken())?,
        })
    }

    /// Returns the messages with their patterns and comments, in order; the ids of terms begin with a hyphen.
    pub fn messages(&self) -> impl Iterator<Item = (String, &Pattern<String>, String)> {
        self.resource.body.iter().filter_map(|entry| {
            let (id, pattern, comment) = match entry {
                Entry::Message(message) => {
                    (message.id.name.clone(), message.value.as_ref()?, &message.comment)
                }
                Entry::Term(term) => (format!("-{}", term.id.name), &term.value, &term.comment),
                _ => return None,
            };
            let comment = comment.as_ref().map(|comment| comment.content.join("\n"));
            Some((id, pattern, comment.unwrap_or_default()))
        })
    }

    /// Returns the pattern of a message.
    pub fn get(&self, id: &str) -> Option<&Pattern<String>> {
        self.messages()
            .find(|(own, ..)| own == id)
            .map(|(_, pattern, _)| pattern)
    }

    /// Replaces a message's pattern, or adds the message after another one, or at the beginning of the messages.
    pub fn set(&mut self, id: &str, pattern: Pattern<String>, after: Option<&str>) {
        for entry in &mut self.resource.body {
            match entry {
                Entry::Message(message) if message.id.name == id => {
                    message.value = Some(pattern);
                    return;
                }
                Entry::Term(term) if Some(term.id.name.as_str()) == id.strip_prefix('-') => {
                    term.value = pattern;
                    return;
                }
                _ => (),
            }
        }
        let is = |entry: &Entry<String>, id: &str| match entry {
            Entry::Message(message) => message.id.name == id,
            Entry::Term(term) => Some(term.id.name.as_str()) == id.strip_prefix('-'),
            _ => false,
        };
        let body = &mut self.resource.body;
        let place = after.and_then(|after| body.iter().position(|entry| is(entry, after)));
        let first = body
            .iter()
            .position(|entry| matches!(entry, Entry::Message(_) | Entry::Term(_)));
        let at = place.map(|at| at + 1).or(first).unwrap_or(body.len());
        let entry = match id.strip_prefix('-') {
            Some(name) => Entry::Term(fluent_syntax::ast::Term {
                id: Identifier {
                    name: name.to_owned(),
                },
                value: pattern,
                attributes: Vec::new(),
                comment: None,
            }),
            None => Entry::Message(Message {
                id: Identifier { name: id.to_owned() },
                value: Some(pattern),
                attributes: Vec::new(),
                comment: None,
            }),
        };
        body.insert(at, entry);
    }

    /// Returns the file's text in the layout of Fluent's serializer.
    pub fn source(&self) -> String {
        serializer::serialize(&self.resource)
    }
}

/// The variable and the forms of a pattern that is one choice by a variable and nothing else.
pub fn choice(pattern: &Pattern<String>) -> Option<(&str, &[Variant<String>])> {
    match pattern.elements.as_slice() {
        [
            PatternElement::Placeable {
                expression:
                    Expression::Select {
                        selector: InlineExpression::VariableReference { id },
                        variants,
                    },
            },
        ] => Some((&id.name, variants)),
        _ => None,
    }
}

/// Returns a pattern that is one choice by a variable.
pub fn choose(variable: &str, variants: Vec<Variant<String>>) -> Pattern<String> {
    let id = Identifier {
        name: variable.to_owned(),
    };
    Pattern {
        elements: vec![PatternElement::Placeable {
            expression: Expression::Select {
                selector: InlineExpression::VariableReference { id },
                variants,
            },
        }],
    }
}
