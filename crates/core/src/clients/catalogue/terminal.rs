//! Other programs for a terminal.

use super::same;
use crate::{
    clients::{
        Client, Compare, Evidence, Grade, Label, Line, List, Platform,
        style::{self, as_written, entries, joined, name, requoted, without_invisible},
    },
    headers::{AddressListEntry, Field, Headers},
    message::Mailbox,
    text::id,
};

pub(super) const AERC: Client = Client {
    id: "aerc",
    name: "aerc",
    platform: Platform::Terminal,
    list: List::Of(aerc_list),
    open: &[Line::From(Label::Own(&same("From:")), aerc)],
    details: &[
        Line::Sender(Label::Own(&same("Sender:")), as_written, Compare::Never),
        Line::ReplyTo(Label::Own(&same("Reply-To:")), as_written, Compare::Never),
    ],
    signs: &[],
    evidence: Evidence::new(Grade::ARun, "docs/conformance.md", "0.14.0").remarks(&[
        id!("evidence-remark-terminal"),
        id!("evidence-remark-all-headers"),
    ]),
};

pub(super) const ALPINE: Client = Client {
    id: "alpine",
    name: "Alpine",
    platform: Platform::Terminal,
    list: List::Of(alpine_list),
    open: &[
        Line::From(Label::Own(&same("From:")), alpine),
        Line::ReplyTo(Label::Own(&same("Reply-To:")), alpine, Compare::Address),
        // Its library puts From in the place of a missing Reply-To, and takes a group for another one.
        Line::Of(Label::Own(&same("Reply-To:")), |headers| {
            let group = headers.from.as_ref().filter(|_| headers.reply_to.is_none())?;
            matches!(group.entries.first(), Some(AddressListEntry::Group { .. })).then(|| alpine(group))
        }),
    ],
    // With all headers the fields come as they are, encoded words and all.
    details: &[Line::Sender(
        Label::AsWritten,
        |field| field.raw.clone(),
        Compare::Never,
    )],
    signs: &[],
    evidence: Evidence::new(Grade::ARun, "docs/conformance.md", "2.26").remarks(&[
        id!("evidence-remark-terminal"),
        id!("evidence-remark-all-headers"),
    ]),
};

/// The index: one name, or several authors as they are written. Without a From it names the recipient.
fn alpine_list(headers: &Headers) -> String {
    let Some(from) = &headers.from else {
        let to = headers.to.as_ref().map(name).unwrap_or_default();
        return format!("To: {to}");
    };
    let list = match from.entries.as_slice() {
        [AddressListEntry::Group { name, members }] => format!("{name}: {};", written(members)),
        [_] => name(from),
        _ => alpine(from),
    };
    carets(&list)
}

/// The addresses are read and written anew; a name with anything special in it is quoted, unless it has quotes.
fn alpine(field: &Field) -> String {
    let text = entries(field, requoted, |name, members| match written(members).as_str() {
        "" => format!("{name}:  ;"),
        members => format!("{name}:  {members} ;"),
    });
    carets(&text)
}

fn written(mailboxes: &[Mailbox]) -> String {
    style::list(mailboxes, requoted)
}

/// Control characters as a caret and a letter.
fn carets(text: &str) -> String {
    text.replace('\r', "^M").replace('\n', "^J")
}

/// The first name, or the program's own complaint.
fn aerc_list(headers: &Headers) -> String {
    let author = headers.author();
    let name = author.map(|mailbox| {
        if mailbox.name.is_empty() {
            &mailbox.address
        } else {
            &mailbox.name
        }
    });
    name.map_or_else(
        || "found no address for sender".to_owned(),
        |name| first_line(&without_invisible(name)),
    )
}

/// Every name in quotes, every address in brackets, groups taken apart.
fn aerc(field: &Field) -> String {
    let text = joined(field, |mailbox| match mailbox.name.as_str() {
        "" => format!("<{}>", mailbox.address),
        name => format!(
            "\"{}\" <{}>",
            without_invisible(name).replace('"', "'"),
            mailbox.address
        ),
    });
    first_line(&text)
}

fn first_line(text: &str) -> String {
    text.split(['\r', '\n']).next().unwrap_or_default().to_owned()
}
