//! Evolution.

use super::{
    desktop::{FROM, SENDER},
    words,
};
use crate::{
    clients::{
        Client, Compare, Evidence, Grade, Label, Line, List, Platform,
        style::{self, both, entries, instead_of_line_ends, name_and_address},
    },
    headers::Field,
    message::Mailbox,
    text::id,
};

pub(super) const EVOLUTION: Client = Client {
    id: "evolution",
    name: "Evolution",
    platform: Platform::Desktop,
    list: List::From(list),
    open: &[
        Line::From(Label::Own(&FROM), opened),
        Line::ReplyTo(
            Label::Own(&words("Reply-To:", "Rispondi a:", "Odpowiedź do:")),
            opened,
            Compare::Never,
        ),
    ],
    details: &[Line::Sender(Label::Own(&SENDER), opened, Compare::Never)],
    signs: &[],
    evidence: Evidence::new(Grade::ARun, "docs/conformance.md", "3.46.4")
        .remarks(&[id!("evidence-remark-window"), id!("evidence-remark-all-headers")]),
};

pub(super) const EVOLUTION_EXCHANGE: Client = Client {
    id: "evolution-exchange",
    name: "Evolution, mail of an Exchange account",
    open: &[
        Line::Sentence(
            &words(
                "This message was sent by {sender} on behalf of {from}",
                "Questo messaggio è stato inviato da {sender} per conto di {from}",
                "Ta wiadomość została wysłana przez {sender} w\u{a0}imieniu {from}",
            ),
            both,
        ),
        Line::From(Label::Own(&FROM), opened),
    ],
    evidence: Evidence::new(
        Grade::A,
        "e-mail-formatter-headers.c format_full_headers, X-Evolution-Mail-From-Delegate",
        "3.46.4",
    )
    .remarks(&[id!("evidence-remark-exchange")]),
    ..EVOLUTION
};

/// The list takes the quotes out of a name that it quotes.
fn list(field: &Field) -> String {
    let text = entries(field, listed, |name, members| {
        group(name, style::list(members, listed), members)
    });
    instead_of_line_ends(&text, " ")
}

/// The message leaves them.
fn opened(field: &Field) -> String {
    let text = entries(field, written, |name, members| {
        group(name, style::list(members, written), members)
    });
    instead_of_line_ends(&text, " ")
}

fn listed(mailbox: &Mailbox) -> String {
    let name = mailbox.name.replace('"', "");
    if name == mailbox.name {
        written(mailbox)
    } else {
        format!("\"{name}\" <{}>", mailbox.address)
    }
}

fn written(mailbox: &Mailbox) -> String {
    if mailbox.name.contains(['"', ',']) {
        format!("\"{}\" <{}>", mailbox.name, mailbox.address)
    } else {
        name_and_address(mailbox)
    }
}

/// A semicolon behind a bare address is taken for another one, and the address for its name.
fn group(name: &str, written: String, members: &[Mailbox]) -> String {
    let written = match members.last() {
        Some(last) if last.name.is_empty() => {
            let before = written.strip_suffix(last.address.as_str()).unwrap_or_default();
            format!("{before}\"<{}>\" <;>", last.address)
        }
        _ => written,
    };
    format!("{name} : {written};")
}
