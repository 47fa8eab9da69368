//! Mutt and `NeoMutt`, which read and write addresses alike.

use crate::{
    clients::{
        Client, Compare, Evidence, Grade, Label, Line, List, Platform,
        style::{self, entries, first_name, in_own_letters, without_invisible},
    },
    headers::Field,
    message::{Mailbox, quote_phrase},
    text::id,
};

pub(super) const NEOMUTT: Client = Client {
    id: "neomutt",
    name: "NeoMutt",
    platform: Platform::Terminal,
    list: List::From(list),
    open: &[Line::From(Label::AsWritten, neomutt)],
    details: &[
        Line::Sender(Label::AsWritten, neomutt, Compare::Never),
        Line::ReplyTo(Label::AsWritten, neomutt, Compare::Never),
    ],
    signs: &[],
    evidence: Evidence::new(Grade::ARun, "docs/conformance.md", "20220429").remarks(&[
        id!("evidence-remark-terminal"),
        id!("evidence-remark-debian"),
        id!("evidence-remark-all-headers"),
    ]),
};

pub(super) const MUTT: Client = Client {
    id: "mutt",
    name: "Mutt",
    platform: Platform::Terminal,
    list: List::From(list),
    open: &[Line::From(Label::AsWritten, mutt)],
    details: &[
        Line::Sender(Label::AsWritten, mutt, Compare::Never),
        Line::ReplyTo(Label::AsWritten, mutt, Compare::Never),
    ],
    signs: &[],
    evidence: Evidence::new(Grade::ARun, "docs/conformance.md", "2.2.12").remarks(&[
        id!("evidence-remark-terminal"),
        id!("evidence-remark-debian"),
        id!("evidence-remark-all-headers"),
    ]),
};

pub(super) const NEOMUTT_ALL_HEADERS: Client = Client {
    id: "neomutt-all-headers",
    name: "NeoMutt without system settings",
    platform: Platform::Terminal,
    list: List::From(list),
    open: &[
        Line::From(Label::AsWritten, neomutt),
        Line::Sender(Label::AsWritten, neomutt, Compare::Never),
        Line::ReplyTo(Label::AsWritten, neomutt, Compare::Never),
    ],
    details: &[],
    signs: &[],
    evidence: Evidence::new(Grade::ARun, "docs/conformance.md", "20220429").remarks(&[
        id!("evidence-remark-terminal"),
        id!("evidence-remark-no-settings"),
    ]),
};

/// The index: the first name, or the group's.
fn list(field: &Field) -> String {
    shown(&first_name(field))
}

/// The pager reads the addresses and writes them anew. A group keeps its semicolon.
fn mutt(field: &Field) -> String {
    let text = entries(field, mailbox, |name, members| {
        format!("{}: {};", shown(name), list_of(members))
    });
    in_own_letters(field, &text)
}

/// As Mutt, but for groups.
fn neomutt(field: &Field) -> String {
    let text = entries(field, mailbox, |name, members| {
        format!("{}:  {}", shown(name), list_of(members))
    });
    in_own_letters(field, text.trim())
}

fn list_of(members: &[Mailbox]) -> String {
    style::list(members, mailbox)
}

/// A name with anything special in it is quoted; a name with quotes in it loses them.
fn mailbox(mailbox: &Mailbox) -> String {
    let name = shown(&mailbox.name);
    let name = if name.contains(['"']) {
        name.replace('"', "")
    } else if name.contains(['@', '.', ',', ':', ';', '<', '>', '[', ']', '\\', '(', ')']) {
        quote_phrase(&name)
    } else {
        name
    };
    if name.is_empty() {
        mailbox.address.clone()
    } else {
        format!("{name} <{}>", mailbox.address)
    }
}

/// Bidi controls are left out, control characters become question marks.
fn shown(text: &str) -> String {
    let text = without_invisible(text);
    text.chars()
        .map(|character| if character.is_control() { '?' } else { character })
        .collect()
}
