//! The expression in a PO file that chooses a plural form by the number `n`: a part of C (GNU gettext manual, “Additional functions for
//! plural forms”).

use std::{iter::Peekable, vec::IntoIter};

/// Deepest nesting; five levels are usual.
const DEPTH: usize = 40;

/// A parsed expression of a PO file's plural rule.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum PluralExpression {
    /// The number that the text is about.
    Number,
    /// A number that is written there.
    Literal(u64),
    /// `!`, the negation of an expression.
    Not(Box<PluralExpression>),
    /// An operator between two operands.
    Binary(Operator, Box<[PluralExpression; 2]>),
    /// `condition ? then : otherwise`
    Condition(Box<[PluralExpression; 3]>),
}

/// The operators between two operands, which are C's.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Operator {
    Or,
    And,
    Equal,
    Unequal,
    Less,
    Greater,
    AtMost,
    AtLeast,
    Plus,
    Minus,
    Times,
    Over,
    Modulo,
}

/// Signs and operators, by how strongly they bind: the weakest first.
const LEVELS: [&[(&str, Operator)]; 6] = [
    &[("||", Operator::Or)],
    &[("&&", Operator::And)],
    &[("==", Operator::Equal), ("!=", Operator::Unequal)],
    &[
        ("<=", Operator::AtMost),
        (">=", Operator::AtLeast),
        ("<", Operator::Less),
        (">", Operator::Greater),
    ],
    &[("+", Operator::Plus), ("-", Operator::Minus)],
    &[
        ("*", Operator::Times),
        ("/", Operator::Over),
        ("%", Operator::Modulo),
    ],
];

impl PluralExpression {
    /// Parses an expression; `None` if it is not one.
    pub fn parse(text: &str) -> Option<Self> {
        let mut tokens = tokens(text)?.into_iter().peekable();
        let expression = condition(&mut tokens, DEPTH)?;
        tokens.peek().is_none().then_some(expression)
    }

    /// Returns its value for a number; `None` if it divides by zero or leaves the range of numbers.
    pub fn value(&self, number: u64) -> Option<u64> {
        Some(match self {
            Self::Number => number,
            Self::Literal(literal) => *literal,
            Self::Not(operand) => u64::from(operand.value(number)? == 0),
            Self::Condition(parts) => {
                let [condition, then, otherwise] = &**parts;
                let chosen = if condition.value(number)? != 0 {
                    then
                } else {
                    otherwise
                };
                chosen.value(number)?
            }
            Self::Binary(operator, operands) => {
                let [left, right] = &**operands;
                let left = left.value(number)?;
                match operator {
                    Operator::Or => return Some(u64::from(left != 0 || right.value(number)? != 0)),
                    Operator::And => return Some(u64::from(left != 0 && right.value(number)? != 0)),
                    _ => (),
                }
                let right = right.value(number)?;
                match operator {
                    Operator::Equal => u64::from(left == right),
                    Operator::Unequal => u64::from(left != right),
                    Operator::Less => u64::from(left < right),
                    Operator::Greater => u64::from(left > right),
                    Operator::AtMost => u64::from(left <= right),
                    Operator::AtLeast => u64::from(left >= right),
                    Operator::Plus => left.checked_add(right)?,
                    Operator::Minus => left.checked_sub(right)?,
                    Operator::Times => left.checked_mul(right)?,
                    Operator::Over => left.checked_div(right)?,
                    Operator::Modulo => left.checked_rem(right)?,
                    Operator::Or | Operator::And => return None,
                }
            }
        })
    }
}

type Tokens<'a> = Peekable<IntoIter<&'a str>>;

fn tokens(text: &str) -> Option<Vec<&str>> {
    let mut rest = text.trim_start();
    let mut tokens = Vec::new();
    while let Some(first) = rest.chars().next() {
        let digits = rest
            .find(|sign: char| !sign.is_ascii_digit())
            .unwrap_or(rest.len());
        let length = match first {
            '0'..='9' => digits,
            'n' | '(' | ')' | '?' | ':' => 1,
            _ => {
                let mut known = LEVELS.iter().flat_map(|level| level.iter());
                let longest = known
                    .clone()
                    .find(|(sign, _)| sign.len() == 2 && rest.starts_with(sign));
                let found = longest.or_else(|| known.find(|(sign, _)| rest.starts_with(sign)));
                match found {
                    Some((sign, _)) => sign.len(),
                    None if first == '!' => 1,
                    None => return None,
                }
            }
        };
        let (token, after) = rest.split_at(length);
        tokens.push(token);
        rest = after.trim_start();
    }
    Some(tokens)
}

fn condition(tokens: &mut Tokens<'_>, depth: usize) -> Option<PluralExpression> {
    let depth = depth.checked_sub(1)?;
    let asked = binary(tokens, 0, depth)?;
    if tokens.next_if_eq(&"?").is_none() {
        return Some(asked);
    }
    let then = condition(tokens, depth)?;
    tokens.next_if_eq(&":")?;
    let otherwise = condition(tokens, depth)?;
    Some(PluralExpression::Condition(Box::new([asked, then, otherwise])))
}

fn binary(tokens: &mut Tokens<'_>, level: usize, depth: usize) -> Option<PluralExpression> {
    let Some(operators) = LEVELS.get(level) else {
        return operand(tokens, depth);
    };
    let mut left = binary(tokens, level + 1, depth)?;
    let known = |token: &str| operators.iter().find(|(sign, _)| *sign == token);
    // Each round makes the tree deeper, which is followed to its leaves afterwards.
    for _ in 0..DEPTH {
        let Some((_, operator)) = tokens.peek().and_then(|token| known(token)) else {
            return Some(left);
        };
        tokens.next();
        let right = binary(tokens, level + 1, depth)?;
        left = PluralExpression::Binary(*operator, Box::new([left, right]));
    }
    None
}

fn operand(tokens: &mut Tokens<'_>, depth: usize) -> Option<PluralExpression> {
    let depth = depth.checked_sub(1)?;
    match tokens.next()? {
        "n" => Some(PluralExpression::Number),
        "!" => Some(PluralExpression::Not(Box::new(operand(tokens, depth)?))),
        "(" => {
            let inner = condition(tokens, depth)?;
            tokens.next_if_eq(&")")?;
            Some(inner)
        }
        literal => literal.parse().ok().map(PluralExpression::Literal),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn value(text: &str, number: u64) -> Option<u64> {
        PluralExpression::parse(text)?.value(number)
    }

    #[test]
    fn expressions_mean_what_they_mean_in_c() {
        for (text, number, expected) in [
            ("0", 7, Some(0)),
            ("n != 1", 1, Some(0)),
            ("n>1", 2, Some(1)),
            (
                "(n==1 ? 0 : n%10>=2 && n%10<=4 && (n%100<12 || n%100>14) ? 1 : 2)",
                22,
                Some(1),
            ),
            (
                "(n==1 ? 0 : n%10>=2 && n%10<=4 && (n%100<12 || n%100>14) ? 1 : 2)",
                12,
                Some(2),
            ),
            ("n==1 || n==2 && n==3", 1, Some(1)),
            ("1 + 2 * 3 - 4 / 2", 0, Some(5)),
            ("10 - 4 - 3", 0, Some(3)),
            ("!n", 0, Some(1)),
            ("!(n == 1)", 1, Some(0)),
            ("n ? 1 : 0 ? 2 : 3", 0, Some(3)),
            ("n / 0", 1, None),
            ("n - 1", 0, None),
            ("n == 0 || 1 / n", 0, Some(1)),
            ("", 0, None),
            ("n n", 0, None),
            ("(n", 0, None),
            ("n ? 1", 0, None),
            ("EXPRESSION", 0, None),
            ("99999999999999999999", 0, None),
        ] {
            assert_eq!(value(text, number), expected, "{text} for {number}");
        }
    }

    #[test]
    fn what_never_ends_is_refused() {
        let long = [
            "(".repeat(100_000),
            "!".repeat(100_000),
            "n+".repeat(100_000),
            "n?".repeat(100_000),
        ];
        assert!(long.iter().all(|text| PluralExpression::parse(text).is_none()));
    }

    proptest::proptest! {
        #[test]
        fn never_panics(text in "(n|[0-9]{1,3}|[()?:!<>=%*/+ -]|&&|[|][|])*", number: u64) {
            let _ = value(&text, number);
        }
    }
}
