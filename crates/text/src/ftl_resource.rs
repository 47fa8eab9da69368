//! A parsed Fluent file: its messages with their lines, and the faults of the file itself.

mod lines;
mod pattern;
mod readable;

use fluent_syntax::{
    ast,
    parser::{self, ErrorKind, ParserError},
};
use fromline_core::text::Piece;

use super::finding::{SyntaxFault, TextFault, TextFinding, Unsupported};
pub(super) use lines::line_of;
use lines::{line_to_mend, position, too_deep};
use readable::invisible;
pub(super) use readable::readable;

/// One FTL resource (file) of a language.
#[derive(Debug)]
pub struct FtlResource {
    /// The file's name, as in findings.
    pub file: String,
    /// The messages, in order.
    pub entries: Vec<FtlEntry>,
    /// Ids of messages that do not parse.
    pub broken: Vec<String>,
    /// The findings about the file.
    pub findings: Vec<TextFinding>,
}

/// A message or a term of an FTL resource; the id of a term begins with a hyphen.
#[derive(Debug)]
pub struct FtlEntry {
    /// Id of the message or term.
    pub id: String,
    /// The line on which it begins.
    pub line: usize,
    /// The comment above it.
    pub comment: String,
    /// Content of the message, as the evaluator draws it.
    pub pattern: Vec<Piece>,
}

impl FtlResource {
    /// Parses a file from its source.
    pub fn read(file: &str, source: &str) -> Self {
        let mut sheet = Self {
            file: file.to_owned(),
            entries: Vec::new(),
            broken: Vec::new(),
            findings: Vec::new(),
        };
        let (source, slips) = readable(source);
        let source = &*source;
        for (line, fault) in slips {
            sheet.fault(line, fault);
        }
        if let Some(line) = too_deep(source) {
            sheet.fault(line, TextFault::Syntax(SyntaxFault::TooDeep));
            return sheet;
        }
        if let Some(line) = cut_escape(source) {
            sheet.fault(line, TextFault::Syntax(SyntaxFault::Escape));
            return sheet;
        }
        let resource = parser::parse(source).unwrap_or_else(|(resource, errors)| {
            for error in &errors {
                sheet.broken(source, error);
            }
            resource
        });
        let mut from = 0;
        for entry in resource.body {
            let (id, value, attributes, comment) = match entry {
                ast::Entry::Message(message) => (
                    message.id.name.to_owned(),
                    message.value,
                    message.attributes,
                    message.comment,
                ),
                ast::Entry::Term(term) => (
                    format!("-{}", term.id.name),
                    Some(term.value),
                    term.attributes,
                    term.comment,
                ),
                _ => continue,
            };
            // Ids are at the start of a line, so only line starts are searched.
            let at = position(source, from, &id);
            from = at + id.len();
            let line = line_of(source, at);
            let comment = comment.map(|comment| comment.content.join("\n"));
            sheet.entry(
                id,
                line,
                comment.unwrap_or_default(),
                value.as_ref(),
                !attributes.is_empty(),
            );
        }
        sheet
    }

    fn entry(
        &mut self,
        id: String,
        line: usize,
        comment: String,
        value: Option<&ast::Pattern<&str>>,
        attributes: bool,
    ) {
        let pattern = match value.map(pattern::pieces) {
            _ if attributes => Err(Unsupported::Attribute),
            None => Ok(Vec::new()),
            Some(pieces) => pieces,
        };
        match pattern {
            Ok(pattern) => {
                for silent in silent(&id, &pattern) {
                    self.fault(line, TextFault::Empty(silent));
                }
                self.entries.push(FtlEntry {
                    id,
                    line,
                    comment,
                    pattern,
                });
            }
            Err(what) => {
                self.broken.push(id.clone());
                self.fault(line, TextFault::Unsupported { id, what });
            }
        }
    }

    fn broken(&mut self, source: &str, error: &ParserError) {
        let junk = error.slice.clone().and_then(|slice| source.get(slice));
        // A missing } swallows the following message.
        let ids = junk
            .unwrap_or_default()
            .lines()
            .filter_map(|line| line.split_once('='));
        self.broken.extend(ids.map(|(id, _)| id.trim_end().to_owned()));
        let mut line = line_to_mend(source, error);
        let fault = match &error.kind {
            ErrorKind::ExpectedMessageField { entry_id } => {
                line = line_of(source, error.slice.as_ref().map_or(0, |slice| slice.start));
                TextFault::Empty(entry_id.clone())
            }
            ErrorKind::ExpectedTermField { entry_id } => TextFault::Empty(format!("-{entry_id}")),
            kind => {
                let first = error.slice.as_ref().map_or(0, |slice| slice.start);
                let seen = line_of(source, error.pos.end.max(error.pos.start));
                match invisible(source, line_of(source, first), seen) {
                    Some((at, sign)) => {
                        line = at;
                        TextFault::Invisible(sign)
                    }
                    None => TextFault::Syntax(expected(kind)),
                }
            }
        };
        self.fault(line, fault);
    }

    fn fault(&mut self, line: usize, fault: TextFault) {
        self.findings.push(TextFinding::new(&self.file, line, fault));
    }
}

/// Returns whether the library can be given a text: braces nested without end would exhaust the stack, and an escape cut short panics.
pub(super) fn is_parsable(source: &str) -> bool {
    too_deep(source).is_none() && cut_escape(source).is_none()
}

/// Returns the id of a message that is empty, or its empty forms.
fn silent(id: &str, pattern: &[Piece]) -> Vec<String> {
    let says = |piece: &Piece| !matches!(piece, Piece::Text(text) if text.trim().is_empty());
    if !pattern.iter().any(says) {
        return vec![id.to_owned()];
    }
    let forms = pattern.iter().filter_map(|piece| match piece {
        Piece::Select { k, .. } => Some(k),
        _ => None,
    });
    let silent = forms.flatten().filter(|(_, form)| !form.iter().any(says));
    silent.map(|(key, _)| format!("{id} [{key}]")).collect()
}

/// Classifies the parser's errors for people who write texts.
fn expected(kind: &ErrorKind) -> SyntaxFault {
    match kind {
        ErrorKind::ExpectedToken(token) => SyntaxFault::Token(*token),
        ErrorKind::ExpectedCharRange { range } => SyntaxFault::Characters(range.clone()),
        ErrorKind::MissingDefaultVariant => SyntaxFault::NoDefault,
        ErrorKind::MultipleDefaultVariants => SyntaxFault::TwoDefaults,
        ErrorKind::UnbalancedClosingBrace => SyntaxFault::Unbalanced,
        ErrorKind::ExpectedInlineExpression => SyntaxFault::NoExpression,
        ErrorKind::MissingValue => SyntaxFault::NoWords,
        other => SyntaxFault::Other(other.to_string()),
    }
}

/// Returns the line of an escape that a non-ASCII character cuts short. The library panics there, because it takes one byte of
/// that character for the whole.
fn cut_escape(source: &str) -> Option<usize> {
    let mut escapes = source.match_indices('\\').map(|(at, _)| at);
    let cut = escapes.find(|at| {
        let rest = source.as_bytes().get(at + 1..).unwrap_or_default();
        let wanted = match rest.first() {
            Some(b'u') => 4,
            Some(b'U') => 6,
            _ => return false,
        };
        let mut digits = rest.iter().skip(1).take(wanted);
        let end = digits.find(|byte| !byte.is_ascii_hexdigit());
        end.is_some_and(|byte| !byte.is_ascii())
    });
    cut.map(|at| line_of(source, at))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn faults(source: &str) -> Vec<String> {
        let sheet = FtlResource::read("x.ftl", source);
        let said = |finding: &TextFinding| finding.to_string();
        let first = |said: String| said.lines().next().unwrap_or_default().to_owned();
        sheet.findings.iter().map(said).map(first).collect()
    }

    #[test]
    fn what_is_wrong_is_named_with_its_line() {
        for (source, wanted) in [
            ("a = x\nb = { NUMBER($n) }\n", "x.ftl:2: b uses a function"),
            ("a = x\n    .title = y\n", "x.ftl:1: a uses an attribute"),
            (
                "a = { b.title }\n",
                "x.ftl:1: a uses an attribute or argument of another message",
            ),
            ("a = x\n\nb =\nc = y\n", "x.ftl:3: b has no words"),
            ("a = { \"\" }\n", "x.ftl:1: a has no words"),
            (
                "a = x\nb = { $n\n\nc = x\n",
                "x.ftl:2: this is not Fluent: “}” is expected here",
            ),
            (
                "a = x\nb = {\n",
                "x.ftl:3: this is not Fluent: a $variable is expected after {",
            ),
            ("a = x }\n", "x.ftl:1: this is not Fluent: a } has no {"),
        ] {
            assert_eq!(faults(source), [wanted], "{source}");
        }
    }

    #[test]
    fn a_broken_message_leaves_the_others_and_its_id() {
        let sheet = FtlResource::read("x.ftl", "a = x\nb = { $n\nc = y\n");
        let ids: Vec<_> = sheet
            .entries
            .iter()
            .map(|entry| (&*entry.id, entry.line))
            .collect();
        assert_eq!(ids, [("a", 1), ("c", 3)]);
        assert_eq!(sheet.broken, ["b"]);
        let sheet = FtlResource::read("x.ftl", "a = x {\n\nb = y\nc = z\n");
        assert_eq!(
            (sheet.entries.len(), sheet.broken),
            (1, vec!["a".to_owned(), "b".to_owned()])
        );
    }

    #[test]
    fn braces_without_end_are_refused_before_they_are_followed() {
        let deep = format!("a = x\nb = {}\n", "{".repeat(1_000_000));
        assert_eq!(
            faults(&deep),
            ["x.ftl:2: this is not Fluent: too many { within each other"]
        );
    }

    #[test]
    fn an_escape_that_a_letter_cuts_is_named() {
        assert_eq!(
            faults("a = x\nb = { \"\\u0ż\" }\n"),
            ["x.ftl:2: this is not Fluent: \\u needs four hexadecimal digits, \\U six"]
        );
    }

    proptest::proptest! {
        #[test]
        fn never_panics(source in "([a-z]{1,2} ?=|\\{|\\}|\\$|->|\\*|\\[|\\]|\"|\n|  |[ąa1#.-]|\\\\u00)*") {
            let _ = FtlResource::read("x.ftl", &source);
        }
    }
}
