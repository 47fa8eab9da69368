//! Balsa.

use super::same;
use crate::{
    clients::{
        Client, Compare, Evidence, Grade, Label, Line, List, Platform,
        style::{self, before_fold, entries, first_name, requoted},
    },
    headers::Field,
    text::id,
};

pub(super) const BALSA: Client = Client {
    id: "balsa",
    name: "Balsa",
    platform: Platform::Desktop,
    list: List::From(list),
    open: &[Line::From(Label::Own(&same("From:")), opened)],
    details: &[
        Line::ReplyTo(Label::Own(&same("Reply-To:")), opened, Compare::Never),
        Line::Sender(Label::Own(&same("Sender:")), opened, Compare::Never),
    ],
    signs: &[],
    evidence: Evidence::new(Grade::ARun, "docs/conformance.md", "2.6.4").remarks(&[
        id!("evidence-remark-window"),
        id!("evidence-remark-all-headers"),
        id!("evidence-remark-english"),
    ]),
};

/// The first line of the first name, and whether there are others.
fn list(field: &Field) -> String {
    let name = first_name(field);
    let name = before_fold(field).map_or(name, str::to_owned);
    let line = name.split(['\r', '\n']).next().unwrap_or_default();
    if field.entries.len() > 1 {
        format!("{line},…")
    } else {
        line.to_owned()
    }
}

/// The addresses are written anew. Where the field was folded first, and at line ends, stand blanks.
fn opened(field: &Field) -> String {
    let text = entries(field, requoted, |name, members| {
        format!("{name}: {};", style::list(members, requoted))
    });
    let text = text.replace(['\r', '\n'], " ");
    match before_fold(field).and_then(|before| text.strip_prefix(before).map(|rest| (before, rest))) {
        Some((before, rest)) => format!("{before} {rest}"),
        None => text,
    }
}
