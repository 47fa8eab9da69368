//! Checks of a language by itself.

use std::collections::BTreeSet;

use fromline_core::{Language, text::Piece};

use super::{
    catalogue::{Catalogue, CatalogueMessage, base, own_variables, pieces, references},
    near,
    plural::{Forms, is_plural},
};
use crate::finding::{TextFault, TextFinding};

impl Catalogue {
    /// Returns all findings about this language by itself.
    pub fn alone(&self) -> Vec<TextFinding> {
        let mut findings = self.findings.clone();
        let forms = Forms::of(self.language);
        let mut circles = BTreeSet::new();
        for (id, message) in &self.messages {
            let mut faults = Vec::new();
            if self.language == Language::EN {
                described(id, message, &mut faults);
            }
            order(id, message, &mut faults);
            plurals(id, message, &forms, &mut faults);
            self.references(id, message, &mut faults);
            if let Some(circle) = self.circle(id)
                && circles.insert(circle.iter().cloned().collect::<BTreeSet<_>>())
            {
                faults.push(TextFault::Circle(circle));
            }
            findings.extend(faults.into_iter().map(|fault| TextFinding {
                place: message.place.clone(),
                fault,
            }));
        }
        findings
    }

    fn references(&self, id: &str, message: &CatalogueMessage, faults: &mut Vec<TextFault>) {
        for to in references(&message.pattern) {
            if !self.has(to) {
                faults.push(TextFault::ReferenceToNothing {
                    id: id.to_owned(),
                    to: to.to_owned(),
                    near: near(to, self.ids().filter(|other| *other != id)),
                });
            }
        }
    }

    /// Returns the path of a message that refers back to itself.
    fn circle(&self, id: &str) -> Option<Vec<String>> {
        let mut seen = BTreeSet::new();
        let mut waiting = vec![vec![id]];
        while let Some(way) = waiting.pop() {
            let message = way.last().and_then(|last| self.messages.get(*last));
            for next in message
                .into_iter()
                .flat_map(|message| references(&message.pattern))
            {
                let way = [way.as_slice(), &[next]].concat();
                if next == id {
                    return Some(way.into_iter().map(str::to_owned).collect());
                }
                if seen.insert(next) {
                    waiting.push(way);
                }
            }
        }
        None
    }
}

/// Checks that variables are explained above the message: in English, from which all others are translated.
fn described(id: &str, message: &CatalogueMessage, faults: &mut Vec<TextFault>) {
    let counted = counted(message);
    for variable in own_variables(&message.pattern) {
        let explained = |kind: &str| message.comment.contains(&format!("${variable} ({kind}) - "));
        if !explained("String") && !explained("Number") {
            faults.push(TextFault::Undescribed {
                id: id.to_owned(),
                variable: variable.to_owned(),
                is_number: counted.contains(&variable),
            });
        }
    }
}

/// Checks that ids begin with the file's name, and the typography is correct.
fn order(id: &str, message: &CatalogueMessage, faults: &mut Vec<TextFault>) {
    let beginning = self::beginning(base(&message.place.file));
    let own = id.to_owned();
    if !id.trim_start_matches('-').starts_with(&beginning) {
        faults.push(TextFault::WrongFile {
            id: own.clone(),
            beginning,
        });
    }
    let signs = ["'", "\"", "..."].into_iter().filter(|sign| {
        let has = |piece: &&Piece| matches!(piece, Piece::Text(text) if text.contains(sign));
        pieces(&message.pattern).iter().any(has)
    });
    faults.extend(signs.map(|sign| TextFault::Typography {
        id: own.clone(),
        sign,
    }));
}

/// Returns the prefix of a file's ids: its name, without the plural s of `reasons.ftl`.
pub fn beginning(file: &str) -> String {
    match file.strip_suffix(".ftl").unwrap_or(file) {
        "reasons" => "reason-".to_owned(),
        name => format!("{name}-"),
    }
}

/// Returns the numbers for which a message has plural forms.
pub fn counted(message: &CatalogueMessage) -> Vec<&str> {
    let pieces = message.pattern.iter();
    pieces
        .filter_map(|piece| match piece {
            Piece::Select { s, k, .. } if is_plural(k.keys().map(String::as_str)) => Some(s.as_str()),
            _ => None,
        })
        .collect()
}

fn plurals(id: &str, message: &CatalogueMessage, forms: &Forms, faults: &mut Vec<TextFault>) {
    for piece in &message.pattern {
        let Piece::Select { s, k, .. } = piece else {
            continue;
        };
        if !is_plural(k.keys().map(String::as_str)) {
            continue;
        }
        faults.extend(lacking(id, s, forms, |form| k.contains_key(form)));
        let never = k.keys().filter(|key| !forms.has(key));
        faults.extend(never.map(|form| TextFault::FormNeverUsed {
            id: id.to_owned(),
            form: form.clone(),
            forms: forms.names(),
        }));
    }
}

/// Returns the fault of a number that lacks plural forms.
pub fn lacking(id: &str, variable: &str, forms: &Forms, has: impl Fn(&str) -> bool) -> Option<TextFault> {
    let missing: Vec<_> = forms.whole.iter().filter(|(form, _)| !has(form)).collect();
    let (_, numbers) = missing.first()?;
    Some(TextFault::FormsMissing {
        id: id.to_owned(),
        variable: variable.to_owned(),
        numbers: numbers.clone(),
        missing: missing.iter().map(|(form, _)| *form).collect(),
    })
}
