//! A Fluent file for editing: everything outside an edit stays as it is.

use fluent_syntax::{
    ast::{Attribute, Comment, Entry, Identifier, Message, Pattern, Resource, Term},
    parser, serializer,
};

use super::{ExchangeError, message_span::MessageSpan};
use crate::ftl_resource::{is_parsable, readable};

/// A file of a language.
#[derive(Clone, Debug)]
pub struct FluentFile {
    /// The name, such as `shell.ftl`.
    pub name: String,
    /// The file as it stands.
    text: String,
    resource: Resource<String>,
}

/// One text of a file: of a message, a term, or an attribute.
#[derive(Clone, Debug)]
pub struct FluentMessage<'a> {
    /// The id; that of a term begins with a hyphen, that of an attribute has the message's id before a full stop.
    pub id: String,
    /// Text as Fluent's parser returns it.
    pub pattern: &'a Pattern<String>,
    /// The lines of the comment above it.
    pub comment: &'a [String],
    /// The comment of the group (`##`) that it is in, as one line.
    pub group: String,
}

impl FluentFile {
    /// Parses a file of a language; an error if Fluent's parser finds one.
    pub fn parse(name: &str, source: &str) -> Result<Self, ExchangeError> {
        let broken = || ExchangeError::Broken {
            file: name.to_owned(),
        };
        Ok(Self {
            name: name.to_owned(),
            text: source.to_owned(),
            resource: resource(source).ok_or_else(broken)?,
        })
    }

    /// Returns the texts in order.
    pub fn messages(&self) -> Vec<FluentMessage<'_>> {
        let mut found = Vec::new();
        let mut group = String::new();
        for entry in &self.resource.body {
            let (value, attributes, comment) = match entry {
                Entry::Message(message) => (message.value.as_ref(), &message.attributes, &message.comment),
                Entry::Term(term) => (Some(&term.value), &term.attributes, &term.comment),
                Entry::GroupComment(comment) => {
                    comment.content.join(" ").trim().clone_into(&mut group);
                    continue;
                }
                _ => continue,
            };
            let Some(name) = name(entry) else { continue };
            let comment = comment.as_ref().map_or(&[][..], |comment| &comment.content);
            let own = value.map(|pattern| (name.clone(), pattern));
            let of_attributes = attributes
                .iter()
                .map(|attribute| (format!("{name}.{}", attribute.id.name), &attribute.value));
            let texts = own.into_iter().chain(of_attributes);
            found.extend(texts.map(|(id, pattern)| FluentMessage {
                id,
                pattern,
                comment,
                group: group.clone(),
            }));
        }
        found
    }

    /// Returns a message by its id.
    pub fn get(&self, id: &str) -> Option<FluentMessage<'_>> {
        self.messages().into_iter().find(|message| message.id == id)
    }

    /// Returns the line on which a message stands, counted from 1.
    pub fn line(&self, id: &str) -> Option<usize> {
        let span = MessageSpan::find(&self.text, split(id).0)?;
        Some(self.text[..span.id].matches('\n').count() + 1)
    }

    /// Replaces a text, or adds the message after another one, or before the first.
    pub fn set(&mut self, id: &str, pattern: Pattern<String>, after: Option<&str>) {
        let (message, attribute) = split(id);
        let at = self.position(message);
        let is_new = at.is_none();
        let at = at.unwrap_or_else(|| self.insert(message, after));
        let Some(entry) = self.resource.body.get_mut(at) else {
            return;
        };
        put(entry, attribute, pattern);
        let lines = self.written(at, false);
        let place = if is_new {
            self.place_for_new(after)
        } else {
            MessageSpan::find(&self.text, message).map(|span| (span.id, span.end))
        };
        self.replace(place, &lines);
    }

    /// Replaces the comment of a message.
    pub fn set_comment(&mut self, id: &str, lines: Vec<String>) {
        let (message, _) = split(id);
        let new = (!lines.is_empty()).then_some(Comment { content: lines });
        let Some(at) = self.position(message) else {
            return;
        };
        match self.resource.body.get_mut(at) {
            Some(Entry::Message(message)) => message.comment = new,
            Some(Entry::Term(term)) => term.comment = new,
            _ => (),
        }
        let (with, without) = (self.written(at, true), self.written(at, false));
        let comment = with.strip_suffix(&without).unwrap_or_default().to_owned();
        let place = MessageSpan::find(&self.text, message).map(|span| (span.comment, span.id));
        self.replace(place, &comment);
    }

    /// Returns the file's text: what was not edited as it was, byte for byte. Only where that would not be the same messages, all of it is
    /// in the layout of Fluent's serializer.
    pub fn source(&self) -> String {
        let written = serializer::serialize(&self.resource);
        match resource(&self.text) {
            Some(resource) if serializer::serialize(&resource) == written => self.text.clone(),
            _ => written,
        }
    }

    fn position(&self, id: &str) -> Option<usize> {
        let mut entries = self.resource.body.iter();
        entries.position(|entry| name(entry).is_some_and(|name| name == id))
    }

    /// Adds an empty message after another one, or before the first.
    fn insert(&mut self, id: &str, after: Option<&str>) -> usize {
        let place = after.and_then(|after| self.position(split(after).0));
        let body = &mut self.resource.body;
        let first = body.iter().position(|entry| name(entry).is_some());
        let at = place.map(|at| at + 1).or(first).unwrap_or(body.len());
        body.insert(at, empty(id));
        at
    }

    /// Returns where a new message is written.
    fn place_for_new(&self, after: Option<&str>) -> Option<(usize, usize)> {
        let of = |id: &str| MessageSpan::find(&self.text, split(id).0);
        let place = if let Some(span) = after.and_then(of) {
            span.end
        } else {
            // The new one is the first already.
            let second = self.resource.body.iter().filter_map(name).nth(1);
            second.map_or(Some(self.text.len()), |id| of(&id).map(|span| span.comment))?
        };
        Some((place, place))
    }

    /// Returns an entry as the serializer writes it, with or without its comment.
    fn written(&self, at: usize, with_comment: bool) -> String {
        let mut entry = self.resource.body.get(at).cloned();
        match &mut entry {
            Some(Entry::Message(message)) if !with_comment => message.comment = None,
            Some(Entry::Term(term)) if !with_comment => term.comment = None,
            _ => (),
        }
        serializer::serialize(&Resource {
            body: entry.into_iter().collect(),
        })
    }

    /// Replaces a part of the text; all of it, if nobody knows where that part is.
    fn replace(&mut self, place: Option<(usize, usize)>, lines: &str) {
        let Some((from, to)) = place else {
            self.text = serializer::serialize(&self.resource);
            return;
        };
        let mut lines = lines.to_owned();
        if !self.text[..from].is_empty() && !self.text[..from].ends_with('\n') {
            lines.insert(0, '\n');
        }
        if self.text.contains("\r\n") {
            lines = lines.replace('\n', "\r\n");
        }
        self.text.replace_range(from..to, &lines);
    }
}

/// Parses the text of a file; `None` if it is not Fluent.
fn resource(source: &str) -> Option<Resource<String>> {
    let (text, _) = readable(source);
    is_parsable(&text)
        .then(|| parser::parse(text.into_owned()).ok())
        .flatten()
}

/// Splits an id into that of the message and the name of its attribute.
fn split(id: &str) -> (&str, Option<&str>) {
    id.split_once('.')
        .map_or((id, None), |(message, attribute)| (message, Some(attribute)))
}

/// Returns the id of a message or term.
fn name(entry: &Entry<String>) -> Option<String> {
    match entry {
        Entry::Message(message) => Some(message.id.name.clone()),
        Entry::Term(term) => Some(format!("-{}", term.id.name)),
        _ => None,
    }
}

fn empty(id: &str) -> Entry<String> {
    let identifier = |name: &str| Identifier {
        name: name.to_owned(),
    };
    match id.strip_prefix('-') {
        Some(name) => Entry::Term(Term {
            id: identifier(name),
            value: Pattern { elements: Vec::new() },
            attributes: Vec::new(),
            comment: None,
        }),
        None => Entry::Message(Message {
            id: identifier(id),
            value: None,
            attributes: Vec::new(),
            comment: None,
        }),
    }
}

fn put(entry: &mut Entry<String>, attribute: Option<&str>, pattern: Pattern<String>) {
    let attributes = match (attribute, entry) {
        (None, Entry::Message(message)) => return message.value = Some(pattern),
        (None, Entry::Term(term)) => return term.value = pattern,
        (Some(_), Entry::Message(message)) => &mut message.attributes,
        (Some(_), Entry::Term(term)) => &mut term.attributes,
        _ => return,
    };
    let name = attribute.unwrap_or_default();
    match attributes.iter_mut().find(|known| known.id.name == name) {
        Some(known) => known.value = pattern,
        None => attributes.push(Attribute {
            id: Identifier {
                name: name.to_owned(),
            },
            value: pattern,
        }),
    }
}
