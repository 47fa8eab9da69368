//! Choices of Fluent: several forms of a text, by a value.

use fluent_syntax::ast::{
    Expression, Identifier, InlineExpression, Pattern, PatternElement, Variant, VariantKey,
};

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

/// Returns whether there is a choice anywhere in a pattern.
pub fn has_choice(pattern: &Pattern<String>) -> bool {
    pattern.elements.iter().any(|element| {
        matches!(
            element,
            PatternElement::Placeable {
                expression: Expression::Select { .. }
            }
        )
    })
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

/// Returns a form's key as it is written between the brackets.
pub fn key(variant: &Variant<String>) -> &str {
    let (VariantKey::Identifier { name } | VariantKey::NumberLiteral { value: name }) = &variant.key;
    name
}

/// Returns one form of a choice.
pub fn form(key: &str, value: Pattern<String>, default: bool) -> Variant<String> {
    let name = key.to_owned();
    let key = if key.starts_with(|sign: char| sign.is_ascii_digit() || sign == '-') {
        VariantKey::NumberLiteral { value: name }
    } else {
        VariantKey::Identifier { name }
    };
    Variant { key, value, default }
}
