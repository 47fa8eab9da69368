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
    evidence: Evidence::new(Grade::ARun, "run under Xvfb, its windows read", "22.12.3"),
};

pub(super) const KMAIL_FANCY: Client = Client {
    id: "kmail-fancy",
    name: "KMail with fancy headers",
    open: &[Line::From(Label::Own(&FROM), |field| {
        misread(field, instead_of_line_ends(&quoted(field), ""))
    })],
    evidence: Evidence::new(
        Grade::ARun,
        "run under Xvfb with View > Headers > Fancy, its windows read",
        "22.12.3",
    ),
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
