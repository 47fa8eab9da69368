//! `KMail`, by its header style.

use super::{
    desktop::{FROM, SENDER},
    words,
};
use crate::{
    clients::{
        Client, Compare, Evidence, Grade, Label, Line, List, Platform,
        style::{all, instead_of_line_ends, joined, name_and_address, without_invisible},
    },
    headers::Field,
    message::{Mailbox, quote_phrase},
    text::id,
};

pub(super) const KMAIL: Client = Client {
    id: "kmail",
    name: "KMail",
    platform: Platform::Desktop,
    list: List::FromOr(list, &words("Unknown", "Sconosciuto", "Nieznany")),
    open: &[
        Line::From(Label::Own(&FROM), opened),
        Line::Sender(Label::Own(&SENDER), opened, Compare::Never),
    ],
    details: &[],
    signs: &[],
    evidence: Evidence::new(Grade::ARun, "docs/conformance.md", "22.12.3")
        .remarks(&[id!("evidence-remark-window")]),
};

pub(super) const KMAIL_FANCY: Client = Client {
    id: "kmail-fancy",
    name: "KMail with fancy headers",
    open: &[Line::From(Label::Own(&FROM), |field| {
        misread(field, instead_of_line_ends(&quoted(field), ""))
    })],
    evidence: Evidence::new(Grade::ARun, "docs/conformance.md", "22.12.3")
        .remarks(&[id!("evidence-remark-window")]),
    ..KMAIL
};

/// `name <address>` of all authors.
fn list(field: &Field) -> String {
    misread(field, all(field))
}

fn opened(field: &Field) -> String {
    misread(field, instead_of_line_ends(&quoted(field), " "))
}

/// A name with anything special in it is quoted: `addQuotes` of KDE's `kmime_util.cpp`.
fn quoted(field: &Field) -> String {
    joined(field, |mailbox| {
        let special = [
            '"', '\\', '=', ']', '[', ':', ';', ',', '.', '@', '<', '>', ')', '(',
        ];
        if mailbox.name.contains(special) {
            name_and_address(&Mailbox {
                name: quote_phrase(&mailbox.name),
                ..mailbox.clone()
            })
        } else {
            name_and_address(mailbox)
        }
    })
}

/// Bidi controls are left out; letters that are not encoded are read as Latin-1.
fn misread(field: &Field, text: String) -> String {
    let text = if field.raw.is_ascii() {
        text
    } else {
        text.bytes().map(char::from).collect()
    };
    without_invisible(&text)
}
