//! Conversion of Fluent patterns for the app's evaluator.

use std::collections::BTreeMap;

use fluent_syntax::ast::{Expression, InlineExpression, Pattern, PatternElement, VariantKey};
use fromline_core::text::Piece;

use crate::finding::Unsupported;

/// Converts a pattern to pieces, joining adjacent text.
pub fn pieces(pattern: &Pattern<&str>) -> Result<Vec<Piece>, Unsupported> {
    read(pattern, false)
}

fn read(pattern: &Pattern<&str>, within: bool) -> Result<Vec<Piece>, Unsupported> {
    let mut pieces: Vec<Piece> = Vec::new();
    for element in &pattern.elements {
        let piece = match element {
            PatternElement::TextElement { value } => Piece::Text((*value).to_owned()),
            PatternElement::Placeable { expression } => self::expression(expression, within)?,
        };
        match (pieces.last_mut(), piece) {
            (Some(Piece::Text(last)), Piece::Text(text)) => last.push_str(&text),
            (_, piece) => pieces.push(piece),
        }
    }
    Ok(pieces)
}

fn expression(expression: &Expression<&str>, within: bool) -> Result<Piece, Unsupported> {
    let (selector, variants) = match expression {
        Expression::Inline(inline) => return self::inline(inline, within),
        Expression::Select { .. } if within => return Err(Unsupported::Nested),
        Expression::Select {
            selector: InlineExpression::VariableReference { id },
            variants,
        } => (id.name, variants),
        Expression::Select { .. } => return Err(Unsupported::Selector),
    };
    let mut keyed = BTreeMap::new();
    let mut default = String::new();
    for variant in variants {
        let (VariantKey::Identifier { name: key } | VariantKey::NumberLiteral { value: key }) = &variant.key;
        keyed.insert((*key).to_owned(), read(&variant.value, true)?);
        if variant.default {
            (*key).clone_into(&mut default);
        }
    }
    Ok(Piece::Select {
        s: selector.to_owned(),
        k: keyed,
        d: default,
    })
}

fn inline(inline: &InlineExpression<&str>, within: bool) -> Result<Piece, Unsupported> {
    match inline {
        InlineExpression::StringLiteral { value } => {
            let mut text = String::new();
            // The parser has checked the escapes; an invalid one stays as it is.
            let read = fluent_syntax::unicode::unescape_unicode(&mut text, value);
            Ok(Piece::Text(if read.is_ok() { text } else { (*value).to_owned() }))
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
        InlineExpression::Placeable { expression } => self::expression(expression, within),
        InlineExpression::FunctionReference { .. } => Err(Unsupported::Function),
        _ => Err(Unsupported::Argument),
    }
}
