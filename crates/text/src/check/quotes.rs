//! Quotation marks that differ from those of the language's other messages.

use std::collections::BTreeMap;

use fromline_core::text::Piece;

use super::catalogue::{Catalogue, pieces};
use crate::finding::{TextFault, TextFinding};

/// Quotation marks of the world, first level; `’` is an apostrophe and not among them.
const MARKS: &str = "“”„«»「」『』";

/// How many messages have to agree before others can differ.
const ENOUGH: usize = 3;

impl Catalogue {
    /// Returns the quotation marks that differ from those of the other messages, if three of four messages agree.
    pub fn foreign_quotes(&self) -> Vec<TextFinding> {
        let marks = self
            .messages
            .iter()
            .map(|(id, message)| (id, message, marks(&message.pattern)));
        let quoting: Vec<_> = marks.filter(|(.., marks)| !marks.is_empty()).collect();
        let mut uses: BTreeMap<&[char], usize> = BTreeMap::new();
        for (.., marks) in &quoting {
            *uses.entry(marks).or_default() += 1;
        }
        let usual = uses.into_iter().max_by_key(|(_, count)| *count);
        let Some((usual, _)) = usual.filter(|(_, count)| *count >= ENOUGH && count * 4 >= quoting.len() * 3)
        else {
            return Vec::new();
        };
        let differs = quoting.iter().filter_map(|(id, message, marks)| {
            let mark = marks.iter().find(|mark| !usual.contains(mark))?;
            Some(TextFinding {
                place: message.place.clone(),
                fault: TextFault::Quotes {
                    id: (*id).clone(),
                    mark: *mark,
                    usual: usual.iter().map(char::to_string).collect::<Vec<_>>().join(" "),
                },
            })
        });
        differs.collect()
    }
}

/// Returns the quotation marks of a message, each once, in the order of their numbers.
fn marks(pattern: &[Piece]) -> Vec<char> {
    let texts = pieces(pattern).into_iter().filter_map(|piece| match piece {
        Piece::Text(text) => Some(text.chars().filter(|sign| MARKS.contains(*sign))),
        _ => None,
    });
    let mut marks: Vec<char> = texts.flatten().collect();
    marks.sort_unstable();
    marks.dedup();
    marks
}
