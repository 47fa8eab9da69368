//! What is usually wrong with a translation and may be right: a warning, unless a comment above the message says why it is right.

use fromline_core::text::Piece;

use super::catalogue::{CatalogueMessage, pieces};
use crate::finding::{TextFault, Unusual};

/// What a comment silences with: `# not-wrong: order - reason`.
const SILENCE: &str = "not-wrong:";

/// The word that silences a term of the glossary which a translation does without.
const TERM: &str = "term";

/// Returns whether a comment says why a message does without a term of the glossary.
pub fn may_lack_terms(message: &CatalogueMessage) -> bool {
    message
        .comment
        .lines()
        .any(|line| silenced(line).is_some_and(|(what, _)| what == TERM))
}

/// Returns what a line of a comment silences, and why.
fn silenced(line: &str) -> Option<(&str, &str)> {
    let what = line.trim().strip_prefix(SILENCE)?;
    let (what, reason) = what.split_once(" - ").unwrap_or((what, ""));
    Some((what.trim(), reason.trim()))
}

/// Signs that end a sentence or announce that it goes on, in the scripts of the world (Unicode `Sentence_Terminal`, colon and dots).
const STOPS: &str = ".!?:;…。！？：；।॥؟۔։።";

/// Marks that may follow such a sign.
const CLOSING: &str = "”“’»«)]";

/// Returns the warnings about a message beside English, and faults in the comments that silence them.
pub fn warnings(id: &str, message: &CatalogueMessage, english: &CatalogueMessage) -> Vec<TextFault> {
    let mut faults = Vec::new();
    let mut silent = Vec::new();
    for line in message.comment.lines() {
        let Some((what, reason)) = silenced(line) else {
            continue;
        };
        match Unusual::ALL.into_iter().find(|known| known.word() == what) {
            Some(known) if !reason.is_empty() => silent.push(known),
            None if what == TERM && !reason.is_empty() => (),
            _ => faults.push(TextFault::Silence {
                id: id.to_owned(),
                what: what.to_owned(),
            }),
        }
    }
    let found = Unusual::ALL.into_iter().filter(|what| {
        !silent.contains(what)
            && match what {
                Unusual::Order => {
                    let (own, theirs) = (order(&message.pattern), order(&english.pattern));
                    is_swapped(&own, &theirs)
                }
                Unusual::Stop => {
                    let (own, theirs) = (stops(&message.pattern), stops(&english.pattern));
                    theirs.len() == 1 && !own.is_empty() && own != theirs
                }
                Unusual::Blanks => has_two_blanks(&message.pattern) && !has_two_blanks(&english.pattern),
                Unusual::Markup => has_markup(&message.pattern) && !has_markup(&english.pattern),
            }
    });
    faults.extend(found.map(|what| TextFault::Unusual {
        id: id.to_owned(),
        what,
    }));
    faults
}

/// Returns the values that a message shows, in their order; of a choice, those of the default.
fn order(pattern: &[Piece]) -> Vec<&str> {
    let mut shown = Vec::new();
    for piece in pattern {
        match piece {
            Piece::Variable { v } if !shown.contains(&v.as_str()) => shown.push(v),
            Piece::Select { k, d, .. } => {
                let inner = k.get(d).map(|form| order(form)).unwrap_or_default();
                let new: Vec<_> = inner.into_iter().filter(|name| !shown.contains(name)).collect();
                shown.extend(new);
            }
            _ => (),
        }
    }
    shown
}

/// Whether both show the same values in another order.
fn is_swapped(own: &[&str], theirs: &[&str]) -> bool {
    own != theirs && own.len() == theirs.len() && own.iter().all(|name| theirs.contains(name))
}

/// Returns the ways in which a message ends: with a stop or without, each once.
fn stops(pattern: &[Piece]) -> Vec<bool> {
    let mut ends = match pattern.last() {
        Some(Piece::Text(text)) => {
            let text = text
                .trim_end()
                .trim_end_matches(|sign| CLOSING.contains(sign))
                .trim_end();
            vec![text.ends_with(|sign| STOPS.contains(sign))]
        }
        Some(Piece::Select { k, .. }) => k.values().flat_map(|form| stops(form)).collect(),
        // A value may end with anything, another message is judged by itself.
        Some(Piece::Variable { .. }) => vec![false],
        Some(Piece::Reference { .. }) | None => Vec::new(),
    };
    ends.sort_unstable();
    ends.dedup();
    ends
}

fn texts(pattern: &[Piece]) -> impl Iterator<Item = &str> {
    pieces(pattern).into_iter().filter_map(|piece| match piece {
        Piece::Text(text) => Some(text.as_str()),
        _ => None,
    })
}

/// Whether there are two blanks within a line; at its beginning they are layout.
fn has_two_blanks(pattern: &[Piece]) -> bool {
    texts(pattern).any(|text| {
        let mut lines = text.lines().enumerate();
        lines.any(|(at, line)| match at {
            0 => line.contains("  "),
            _ => line.trim_start_matches(' ').contains("  "),
        })
    })
}

/// Whether there is something like `<b>` or `</b>`.
fn has_markup(pattern: &[Piece]) -> bool {
    texts(pattern).any(|text| {
        text.split('<').skip(1).any(|rest| {
            let name = rest.strip_prefix('/').unwrap_or(rest);
            let Some((name, _)) = name.split_once('>') else {
                return false;
            };
            let name = name.trim_end_matches('/').trim();
            !name.is_empty()
                && name.len() <= 6
                && name
                    .bytes()
                    .all(|sign| sign.is_ascii_lowercase() || sign.is_ascii_digit())
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{FtlResource, SourceLocation};

    fn message(source: &str) -> CatalogueMessage {
        let entry = FtlResource::read("x.ftl", source).entries.remove(0);
        let file = "x.ftl".to_owned();
        CatalogueMessage {
            place: SourceLocation { file, line: 1 },
            comment: entry.comment,
            pattern: entry.pattern,
        }
    }

    fn said(own: &str, english: &str) -> String {
        let faults = warnings("a", &message(own), &message(english)).into_iter();
        let said = faults.map(|fault| match fault {
            TextFault::Unusual { what, .. } => what.word().to_owned(),
            other => other.code(),
        });
        said.collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn what_is_unusual_beside_english_is_found() {
        for (own, english, expected) in [
            ("a = x\n", "a = x\n", ""),
            ("a = { $b } { $a }\n", "a = { $a } { $b }\n", "order"),
            ("a = { $b } { $a } { $b }\n", "a = { $b } { $a }\n", ""),
            ("a = Nie\n", "a = No.\n", "stop"),
            ("a = Nie.\n", "a = No\n", "stop"),
            ("a = Nie (tak).”\n", "a = No.\n", ""),
            ("a = いいえ。\n", "a = No.\n", ""),
            (
                "a = { $n ->\n    [one] x.\n   *[other] y\n}\n",
                "a = { $n ->\n    [one] x.\n   *[other] y.\n}\n",
                "stop",
            ),
            ("a = x  y\n", "a = x y\n", "blanks"),
            ("a =\n    x\n      y\n", "a =\n    x\n    y\n", ""),
            ("a = <b>x</b>\n", "a = x\n", "markup"),
            ("a = <host> 1 < 2 > 0\n", "a = x\n", "markup"),
            ("a = anna@b.example <anna@b.example>\n", "a = x\n", ""),
            ("# not-wrong: blanks - a table\na = x  y\n", "a = x y\n", ""),
            ("# not-wrong: blanks\na = x  y\n", "a = x y\n", "silence blanks"),
            ("# not-wrong: everything - because\na = x\n", "a = x\n", "silence"),
        ] {
            assert_eq!(said(own, english), expected, "{own:?} beside {english:?}");
        }
    }
}
