//! Rmail, the mail reader that Emacs has had from its beginning.

use super::emacs::plain;
use crate::{
    clients::{
        Client, Compare, Evidence, Grade, Label, Line, List, Platform,
        style::{joined, without_invisible},
    },
    headers::{Field, Headers},
    text::id,
};

pub(super) const RMAIL: Client = Client {
    id: "rmail",
    name: "Rmail",
    platform: Platform::Terminal,
    list: List::Of(summary),
    open: &[
        Line::From(Label::AsWritten, plain),
        Line::ReplyTo(Label::AsWritten, plain, Compare::Never),
    ],
    details: &[Line::Sender(Label::AsWritten, plain, Compare::Never)],
    signs: &[],
    evidence: Evidence::new(Grade::ARun, "docs/conformance.md", "Emacs 28.2").remarks(&[
        id!("evidence-remark-terminal"),
        id!("evidence-remark-all-headers"),
        id!("evidence-remark-envelope-with-all"),
    ]),
};

/// The width of the summary's column.
const WIDTH: usize = 25;

/// The authors' addresses, or else the recipients'.
fn summary(headers: &Headers) -> String {
    let addresses = |field: &Field| joined(field, |mailbox| mailbox.address.clone());
    let text = match (&headers.from, &headers.to) {
        (Some(from), _) if from.first().is_none() => from.text.clone(),
        (Some(from), _) => addresses(from),
        (None, Some(to)) => format!("to: {}", addresses(to)),
        (None, None) => String::new(),
    };
    without_invisible(&around_at(&text))
}

/// As much as there is room for, the `@` in it: `rmail-header-summary` of lisp/mail/rmailsum.el.
fn around_at(text: &str) -> String {
    let length = text.chars().count();
    let start = match text.chars().position(|character| character == '@') {
        None => length.saturating_sub(WIDTH),
        Some(at) if at < 14 => 0,
        Some(at) if length < at + 11 => length.saturating_sub(WIDTH),
        Some(at) => at - 14,
    };
    text.chars().skip(start).take(WIDTH).collect()
}
