//! The mail command of Berkeley, as Debian has it from OpenBSD.

use crate::{
    clients::{Client, Compare, Evidence, Grade, Label, Line, List, Platform, style::address},
    headers::{Field, Headers},
    text::id,
};

pub(super) const BSD_MAILX: Client = Client {
    id: "bsd-mailx",
    name: "BSD mailx",
    platform: Platform::Terminal,
    list: List::Of(list),
    open: &[
        Line::From(Label::AsWritten, encoded),
        Line::Sender(Label::AsWritten, encoded, Compare::Never),
        Line::ReplyTo(Label::AsWritten, encoded, Compare::Never),
    ],
    details: &[],
    signs: &[],
    evidence: Evidence::new(Grade::ARun, "docs/conformance.md", "8.1.2-0.20220412cvs").remarks(&[
        id!("evidence-remark-terminal"),
        id!("evidence-remark-debian"),
        id!("evidence-remark-envelope"),
    ]),
};

/// The width of the list's column, whatever that of the window.
const WIDTH: usize = 17;

/// The beginning of the first author's address, or of the Sender's.
fn list(headers: &Headers) -> String {
    let named = headers.from.as_ref().or(headers.sender.as_ref());
    let Some(field) = named else {
        return String::new();
    };
    let address = match address(field) {
        address if address.is_empty() => field.raw.clone(),
        address => address,
    };
    address.chars().take(WIDTH).collect()
}

/// Encoded words stay as they are.
fn encoded(field: &Field) -> String {
    field.raw.clone()
}
