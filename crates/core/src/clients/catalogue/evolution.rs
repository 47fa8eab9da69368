//! Evolution.

use super::{
    desktop::{FROM, SENDER},
    words,
};
use crate::{
    clients::{
        Client, Compare, Evidence, Grade, Label, Line, List, Platform,
        style::{both, instead_of_line_ends, name_and_address},
    },
    headers::{Entry, Field},
    message::Mailbox,
};

pub(super) const EVOLUTION: Client = Client {
    id: "evolution",
    name: "Evolution",
    platform: Platform::Desktop,
    list: List::From(list),
    open: &[
        Line::From(Label::Own(FROM), opened),
        Line::ReplyTo(
            Label::Own(words("Reply-To:", "Rispondi a:", "Odpowiedź do:")),
            opened,
            Compare::Never,
        ),
    ],
    details: &[Line::Sender(Label::Own(SENDER), opened, Compare::Never)],
    signs: &[],
    evidence: Evidence::new(
        Grade::ARun,
        "run under Xvfb, its windows read; View > All Message Headers for the details",
        "3.46.4",
    ),
};

pub(super) const EVOLUTION_EXCHANGE: Client = Client {
    id: "evolution-exchange",
    name: "Evolution, mail of an Exchange account",
    open: &[
        Line::Sentence(
            words(
                "This message was sent by {sender} on behalf of {from}",
                "Questo messaggio è stato inviato da {sender} per conto di {from}",
                "Ta wiadomość została wysłana przez {sender} w\u{a0}imieniu {from}",
            ),
            both,
        ),
        Line::From(Label::Own(FROM), opened),
    ],
    evidence: Evidence::new(
        Grade::A,
        "e-mail-formatter-headers.c format_full_headers, where the account adds X-Evolution-Mail-From-Delegate",
        "3.46.4",
    ),
    ..EVOLUTION
};

/// The list takes the quotes out of a name that it quotes.
fn list(field: &Field) -> String {
    written(field, |name| name.replace('"', ""))
}

/// The message leaves them.
fn opened(field: &Field) -> String {
    written(field, str::to_owned)
}

fn written(field: &Field, inside: fn(&str) -> String) -> String {
    let mailbox = |mailbox: &Mailbox| {
        if mailbox.name.contains(['"', ',']) {
            format!("\"{}\" <{}>", inside(&mailbox.name), mailbox.address)
        } else {
            name_and_address(mailbox)
        }
    };
    let entries = field.entries.iter().map(|entry| match entry {
        Entry::Group { name, members } => {
            let mut members: Vec<String> = members.iter().map(mailbox).collect();
            // A semicolon behind a bare address is taken for another one, and the address for its name.
            if let Some(last) = members.last_mut().filter(|last| !last.ends_with('>')) {
                *last = format!("\"<{last}>\" <;>");
            }
            format!("{name} : {};", members.join(", "))
        }
        entry => entry
            .mailboxes()
            .iter()
            .map(mailbox)
            .collect::<Vec<_>>()
            .join(", "),
    });
    instead_of_line_ends(&entries.collect::<Vec<_>>().join(", "), " ")
}
