//! Fluent files into a [`Table`]; what the app does not support is refused with file and line.

use std::{collections::BTreeMap, fmt};

use fluent_syntax::{
    ast::{Entry, Expression, InlineExpression, Pattern, PatternElement, VariantKey},
    parser,
};
use fromline_core::{
    Language,
    text::{Piece, Table},
};

/// What is wrong with a locale file.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Problem {
    /// The file.
    pub file: String,
    /// The line, from 1.
    pub line: usize,
    /// What is wrong, in English, for the translator.
    pub reason: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.file, self.line, self.reason)
    }
}

/// Parses the files of one language, given as name and content.
pub fn parse<'a>(
    language: Language,
    files: impl IntoIterator<Item = (&'a str, &'a str)>,
) -> Result<Table, Vec<Problem>> {
    let mut table = Table {
        language: language.code().to_owned(),
        messages: BTreeMap::new(),
    };
    let mut problems = Vec::new();
    for (file, source) in files {
        let mut problem = |at: usize, reason: String| {
            let line = source
                .get(..at)
                .map_or(1, |before| before.matches('\n').count() + 1);
            problems.push(Problem {
                file: file.to_owned(),
                line,
                reason,
            });
        };
        let resource = parser::parse(source).unwrap_or_else(|(resource, errors)| {
            for error in errors {
                problem(error.pos.start, error.to_string());
            }
            resource
        });
        let mut from = 0;
        for entry in resource.body {
            let (id, value, attributes) = match entry {
                Entry::Message(message) => (message.id.name.to_owned(), message.value, message.attributes),
                Entry::Term(term) => (format!("-{}", term.id.name), Some(term.value), term.attributes),
                _ => continue,
            };
            // Ids stand at the start of a line: that is where to look.
            let at = position(source, from, &id);
            from = at + id.len();
            if !attributes.is_empty() {
                problem(at, format!("{id} has attributes, which Fromline does not use"));
            }
            match value.as_ref().map(pattern) {
                None => problem(at, format!("{id} has no value")),
                Some(Err(reason)) => problem(at, format!("{id}: {reason}")),
                Some(Ok(pieces)) => {
                    if table.messages.insert(id.clone(), pieces).is_some() {
                        problem(at, format!("{id} stands twice"));
                    }
                }
            }
        }
    }
    if problems.is_empty() {
        Ok(table)
    } else {
        Err(problems)
    }
}

/// Where `id` is defined, not before `from`.
fn position(source: &str, from: usize, id: &str) -> usize {
    let mut at = from;
    for line in source.get(from..).unwrap_or_default().split_inclusive('\n') {
        if line
            .strip_prefix(id)
            .is_some_and(|rest| rest.trim_start().starts_with('='))
        {
            return at;
        }
        at += line.len();
    }
    from
}

fn pattern(pattern: &Pattern<&str>) -> Result<Vec<Piece>, String> {
    let mut pieces: Vec<Piece> = Vec::new();
    for element in &pattern.elements {
        let piece = match element {
            PatternElement::TextElement { value } => Piece::Text((*value).to_owned()),
            PatternElement::Placeable { expression } => self::expression(expression)?,
        };
        match (pieces.last_mut(), piece) {
            (Some(Piece::Text(last)), Piece::Text(text)) => last.push_str(&text),
            (_, piece) => pieces.push(piece),
        }
    }
    Ok(pieces)
}

fn expression(expression: &Expression<&str>) -> Result<Piece, String> {
    match expression {
        Expression::Inline(inline) => self::inline(inline),
        Expression::Select {
            selector: InlineExpression::VariableReference { id },
            variants,
        } => {
            let mut keyed = BTreeMap::new();
            let mut default = String::new();
            for variant in variants {
                let (VariantKey::Identifier { name: key } | VariantKey::NumberLiteral { value: key }) =
                    &variant.key;
                keyed.insert((*key).to_owned(), pattern(&variant.value)?);
                if variant.default {
                    (*key).clone_into(&mut default);
                }
            }
            Ok(Piece::Select {
                s: id.name.to_owned(),
                k: keyed,
                d: default,
            })
        }
        Expression::Select { .. } => Err("only a variable can select".to_owned()),
    }
}

fn inline(inline: &InlineExpression<&str>) -> Result<Piece, String> {
    match inline {
        InlineExpression::StringLiteral { value } => {
            let mut text = String::new();
            fluent_syntax::unicode::unescape_unicode(&mut text, value).map_err(|error| error.to_string())?;
            Ok(Piece::Text(text))
        }
        InlineExpression::NumberLiteral { value } => Ok(Piece::Text((*value).to_owned())),
        InlineExpression::VariableReference { id } => Ok(Piece::Variable {
            v: id.name.to_owned(),
        }),
        InlineExpression::MessageReference { id, attribute: None } => Ok(Piece::Reference {
            m: id.name.to_owned(),
        }),
        InlineExpression::TermReference {
            id,
            attribute: None,
            arguments: None,
        } => Ok(Piece::Reference {
            m: format!("-{}", id.name),
        }),
        InlineExpression::Placeable { expression } => self::expression(expression),
        InlineExpression::FunctionReference { .. } => Err("functions are not supported".to_owned()),
        _ => Err("attributes and arguments of references are not supported".to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn problems(source: &str) -> Vec<String> {
        let problems = parse(Language::En, [("x.ftl", source)]).err().unwrap_or_default();
        problems.iter().map(ToString::to_string).collect()
    }

    #[test]
    fn a_file_becomes_a_compact_table() {
        let source = "-brand = Fromline\na = Hello { $who } from { -brand }\nb = { $n ->\n    [one] alias\n   *[other] { $n } aliases\n}\n";
        let table = parse(Language::En, [("x.ftl", source)]).unwrap();
        insta::assert_snapshot!(serde_json::to_string(&table.messages).unwrap(), @r#"{"-brand":["Fromline"],"a":["Hello ",{"v":"who"}," from ",{"m":"-brand"}],"b":[{"s":"n","k":{"one":["alias"],"other":[{"v":"n"}," aliases"]},"d":"other"}]}"#);
    }

    #[test]
    fn what_is_not_supported_is_named_with_its_line() {
        assert_eq!(problems("a = x\n\na = y\n"), ["x.ftl:3: a stands twice"]);
        assert_eq!(
            problems("a = x\nb = { NUMBER($n) }\n"),
            ["x.ftl:2: b: functions are not supported"]
        );
        assert_eq!(
            problems("a = x\n    .title = y\n"),
            ["x.ftl:1: a has attributes, which Fromline does not use"]
        );
        assert_eq!(problems("a = {\n").len(), 1);
    }
}
