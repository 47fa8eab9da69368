//! Other programs with windows.

use super::{same, words};
use crate::{
    clients::{
        Client, Compare, Elsewhere, Evidence, Grade, Label, Line, List, Platform, Sign, Words,
        style::{address, as_written, both, instead_of_invisible, instead_of_line_ends, name},
    },
    headers::{AddressListEntry, Field},
    text::id,
};

/// The label of From, as most catalogues translate it.
pub(super) const FROM: Words = words("From:", "Da:", "Od:");
pub(super) const SENDER: Words = words("Sender:", "Mittente:", "Nadawca:");

pub(super) const APPLE_MAIL: Client = Client {
    id: "apple-mail",
    name: "Apple Mail (Mac)",
    platform: Platform::Desktop,
    list: List::From(name),
    open: &[Line::From(Label::None, name)],
    details: &[Line::Sender(Label::AsWritten, as_written, Compare::Never)],
    signs: &[],
    evidence: Evidence::new(
        Grade::C,
        "PHPMailer#1250; tech-and-check-alerts#166; olympus.net; letemsvetemapplem",
        "2017 to 2019",
    )
    .remarks(&[id!("evidence-remark-all-headers-menu")]),
};

pub(super) const APPLE_MAIL_IOS: Client = Client {
    id: "apple-mail-ios",
    name: "Apple Mail (iPhone, iPad)",
    platform: Platform::Mobile,
    details: &[Line::From(Label::None, address)],
    evidence: Evidence::new(
        Grade::C,
        "PHPMailer#1250; cryptosmith.com 2020; techecho 25262355; MailKit MEMessage; MS-ASEMAIL 2.2.2.70",
        "2017 to 2020",
    )
    .remarks(&[id!("evidence-remark-apple-ios")]),
    ..APPLE_MAIL
};

pub(super) const CLAWS_MAIL: Client = Client {
    id: "claws-mail",
    name: "Claws Mail",
    platform: Platform::Desktop,
    list: List::FromOr(
        claws_list,
        &words("(No From)", "(Nessun mittente)", "(Brak nadawcy)"),
    ),
    open: &[
        Line::From(Label::Known(&FROM), blanks),
        Line::ReplyTo(
            Label::Known(&words("Reply-To:", "Rispondi a:", "Odpowiedz-Do:")),
            blanks,
            Compare::Never,
        ),
        Line::Sender(Label::Known(&SENDER), blanks, Compare::Never),
    ],
    details: &[],
    signs: &[],
    evidence: Evidence::new(Grade::ARun, "docs/conformance.md", "4.1.1")
        .remarks(&[id!("evidence-remark-window")]),
};

const SYLPHEED_NO_FROM: Words = words("(No From)", "(Nessun mittente)", "(Bez Od)");

pub(super) const SYLPHEED: Client = Client {
    id: "sylpheed",
    name: "Sylpheed",
    platform: Platform::Desktop,
    list: List::FromOr(sylpheed_list, &SYLPHEED_NO_FROM),
    open: &[
        Line::From(Label::Own(&FROM), sylpheed),
        Line::NoFrom(Label::Own(&FROM), &SYLPHEED_NO_FROM),
        Line::From(Label::AsWritten, sylpheed_message),
        Line::ReplyTo(Label::AsWritten, sylpheed_message, Compare::Never),
        Line::Sender(Label::AsWritten, sylpheed_message, Compare::Never),
    ],
    details: &[],
    signs: &[],
    evidence: Evidence::new(Grade::ARun, "docs/conformance.md", "3.8.0~beta1")
        .remarks(&[id!("evidence-remark-window")]),
};

pub(super) const MAILSPRING: Client = Client {
    id: "mailspring",
    name: "Mailspring",
    platform: Platform::Desktop,
    list: List::From(name),
    open: &[Line::From(Label::None, both)],
    details: &[],
    signs: &[Sign::RepliesElsewhere(
        &same("This message looks suspicious! It originates from {from} but replies will go to {reply-to}."),
        Elsewhere::Domain,
    )],
    evidence: Evidence::new(
        Grade::A,
        "Foundry376/Mailspring message-participants.tsx, phishing-detection/lib/main.tsx",
        "d93a0d7",
    )
    .remarks(&[id!("evidence-remark-words-not-read")]),
};

/// Everything but what stands in brackets, so that the commas of a list stay.
fn names_of_body(body: &str) -> String {
    let mut names = String::with_capacity(body.len());
    let mut rest = body;
    while let Some((before, behind)) = rest.split_once('<') {
        names.push_str(before);
        rest = behind.split_once('>').map_or("", |(_, rest)| rest);
    }
    names.push_str(rest);
    names.trim().to_owned()
}

fn claws_list(field: &Field) -> String {
    let list = match field.entries.as_slice() {
        [entry] if !entry.mailboxes().is_empty() && !matches!(entry, AddressListEntry::Group { .. }) => {
            name(field)
        }
        _ => names_of_body(&field.text),
    };
    list.replace(['\r', '\n'], "")
}

/// A window without a glyph for a bidi control or a line end shows blanks.
fn blanks(field: &Field) -> String {
    let text = instead_of_invisible(&field.loose, " ");
    text.replace(['\r', '\n'], " ")
}

/// As Claws, but a name with an `@` in it is taken for an address, and brackets without a name stay.
fn sylpheed_list(field: &Field) -> String {
    let text = sylpheed(field);
    let before = names_of_body(&text);
    let name = match field.entries.as_slice() {
        [entry] if !matches!(entry, AddressListEntry::Group { .. }) => name(field),
        [_] => text.clone(),
        _ => before.clone(),
    };
    if before.is_empty() || (name.contains(['@']) && text.contains(['<'])) {
        text
    } else if field.raw.is_ascii() {
        name.replace(['\r', '\n'], " ")
    } else {
        unencoded(&name)
    }
}

/// The pane above the message.
fn sylpheed(field: &Field) -> String {
    let text = as_written(field).replace(['\r', '\n'], " ");
    if field.raw.is_ascii() {
        text
    } else {
        unencoded(&text)
    }
}

fn sylpheed_message(field: &Field) -> String {
    instead_of_line_ends(
        &sylpheed(&Field {
            text: instead_of_line_ends(&field.text, " "),
            ..field.clone()
        }),
        " ",
    )
}

/// Letters that are not encoded become underscores, one for each byte.
fn unencoded(text: &str) -> String {
    let shown = |character: char| {
        if character.is_ascii() {
            character.to_string()
        } else {
            "_".repeat(character.len_utf8())
        }
    };
    text.chars().map(shown).collect()
}
