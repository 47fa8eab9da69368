//! mblaze: `mscan` and `mshow`.

use super::same;
use crate::{
    clients::{
        Client, Compare, Evidence, Grade, Label, Line, List, Platform,
        style::{as_written, name_or_address},
    },
    headers::{Field, parse_entries},
    text::id,
};

pub(super) const MBLAZE: Client = Client {
    id: "mblaze",
    name: "mblaze",
    platform: Platform::Terminal,
    list: List::FromOr(list, &same("(unknown)")),
    open: &[
        Line::From(Label::Own(&same("From:")), as_written),
        Line::ReplyTo(Label::Own(&same("Reply-To:")), as_written, Compare::Never),
    ],
    details: &[Line::Sender(
        Label::Own(&same("Sender:")),
        as_written,
        Compare::Never,
    )],
    signs: &[],
    evidence: Evidence::new(Grade::ARun, "docs/conformance.md", "1.1").remarks(&[
        id!("evidence-remark-terminal"),
        id!("evidence-remark-all-headers"),
    ]),
};

/// The first name. Encoded words are decoded before the field is read, so that a comma in one ends the name.
fn list(field: &Field) -> String {
    let entries = parse_entries(&field.text, &|_| None);
    let first = entries.iter().find_map(|entry| entry.mailboxes().first());
    let name = first.map_or_else(|| field.text.clone(), name_or_address);
    name.replace('\r', "␍").replace('\n', "␊")
}
