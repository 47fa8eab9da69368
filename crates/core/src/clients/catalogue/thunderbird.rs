//! Thunderbird, on the desk and in the pocket.

use super::words;
use crate::{
    clients::{
        Client, Compare, Evidence, Grade, Label, Line, List, Platform,
        style::{address, all, both, instead_of_line_ends, name, name_or_address, without_invisible},
    },
    headers::{Field, Headers},
    message::Mailbox,
    text::id,
};

const SENDER: Line = Line::Sender(
    Label::Own(&words("Sender", "Mittente", "Nadawca")),
    all_visible,
    Compare::ExactAddress,
);
const REPLY_TO: Line = Line::ReplyTo(
    Label::Own(&words("Reply to", "Rispondi a", "Odpowiedź do")),
    all_visible,
    Compare::Never,
);

pub(super) const THUNDERBIRD: Client = Client {
    id: "thunderbird",
    name: "Thunderbird",
    platform: Platform::Desktop,
    list: List::Of(list),
    open: &[Line::EachAuthor(AUTHOR), REPLY_TO],
    details: &[SENDER],
    signs: &[],
    evidence: Evidence::new(Grade::ARun, "docs/conformance.md", "153.8.0esr")
        .remarks(&[id!("evidence-remark-window"), id!("evidence-remark-all-headers")]),
};

pub(super) const THUNDERBIRD_SHOW_SENDER: Client = Client {
    id: "thunderbird-show-sender",
    name: "Thunderbird with showSender",
    open: &[Line::EachAuthor(AUTHOR), REPLY_TO, SENDER],
    details: &[],
    evidence: Evidence::new(Grade::ARun, "docs/conformance.md", "153.8.0esr")
        .remarks(&[id!("evidence-remark-window"), id!("evidence-remark-show-sender")]),
    ..THUNDERBIRD
};

/// Name and address on two lines.
const AUTHOR: &[fn(&Mailbox) -> String] = &[
    |mailbox| visible(&name_or_address(mailbox)),
    |mailbox| visible(&mailbox.address),
];

/// `name <address>`, and whether there are others; the Sender where nobody is the author.
fn list(headers: &Headers) -> String {
    let Some(from) = headers.from.as_ref().or(headers.sender.as_ref()) else {
        return String::new();
    };
    let others = if from.mailboxes().count() > 1 {
        " et al."
    } else {
        ""
    };
    format!("{}{others}", visible(&both(from)))
}

fn all_visible(field: &Field) -> String {
    visible(&all(field))
}

/// Bidi controls are left out, line ends become blanks.
fn visible(text: &str) -> String {
    instead_of_line_ends(&without_invisible(text), " ")
}

pub(super) const THUNDERBIRD_ANDROID: Client = Client {
    id: "thunderbird-android",
    name: "Thunderbird for Android, K-9",
    platform: Platform::Mobile,
    list: List::From(name_unless_address),
    open: &[Line::From(Label::None, name_unless_address)],
    details: &[Line::Sender(
        Label::Own(&words("Sender", "Mittente", "Nadawca")),
        both,
        Compare::Never,
    )],
    signs: &[],
    evidence: Evidence::new(
        Grade::A,
        "thunderbird-android MessageHelper.kt toFriendly, MessageHeader.java, MessageDetailsViewModel.kt; values-it, values-pl",
        "a59bd67",
    ),
};

/// A name that looks like an address is not believed: an `@` that is neither the first character nor behind a bracket.
fn name_unless_address(field: &Field) -> String {
    let forged = field.first().is_some_and(|mailbox| {
        let mut before = '(';
        let mut found = false;
        for character in mailbox.name.chars() {
            found |= character == '@' && before != '(';
            before = character;
        }
        found
    });
    if forged { address(field) } else { name(field) }
}
