//! The family of the command `mail`: S-nail and GNU Mailutils; and nmh, which is older than all of them.

use crate::{
    clients::{
        Client, Compare, Evidence, Grade, Label, Line, List, Platform,
        style::{self, as_written, entries, instead_of_line_ends, name, name_and_address, without_invisible},
    },
    find::split_once,
    headers::{AddressListEntry, Field, Headers},
    message::Mailbox,
    text::id,
};

use super::same;

pub(super) const S_NAIL: Client = Client {
    id: "s-nail",
    name: "S-nail",
    platform: Platform::Terminal,
    list: List::Of(s_nail_list),
    open: &[
        Line::From(Label::AsWritten, normalized),
        Line::Sender(Label::AsWritten, normalized, Compare::Never),
        Line::ReplyTo(Label::AsWritten, normalized, Compare::Never),
    ],
    details: &[],
    signs: &[],
    evidence: Evidence::new(Grade::ARun, "docs/conformance.md", "14.9.24")
        .remarks(&[id!("evidence-remark-terminal"), id!("evidence-remark-debian")]),
};

pub(super) const MAILUTILS: Client = Client {
    id: "mailutils",
    name: "GNU Mailutils mail",
    platform: Platform::Terminal,
    list: List::From(mailutils_list),
    open: &[
        Line::From(Label::AsWritten, without_returns),
        Line::Sender(Label::AsWritten, without_returns, Compare::Never),
        Line::ReplyTo(Label::AsWritten, without_returns, Compare::Never),
    ],
    details: &[],
    signs: &[],
    evidence: Evidence::new(Grade::ARun, "docs/conformance.md", "3.15")
        .remarks(&[id!("evidence-remark-terminal"), id!("evidence-remark-debian")]),
};

pub(super) const NMH: Client = Client {
    id: "nmh",
    name: "nmh",
    platform: Platform::Terminal,
    list: List::Of(scan),
    open: &[
        Line::From(Label::Own(&same("From:")), mhl),
        // Sender is one of the fields that mhl.format does not name: they come as they are, encoded words and all.
        Line::Sender(Label::AsWritten, encoded, Compare::Never),
        Line::ReplyTo(Label::AsWritten, encoded, Compare::Never),
    ],
    details: &[],
    signs: &[],
    evidence: Evidence::new(Grade::ARun, "docs/conformance.md", "1.8~RC2")
        .remarks(&[id!("evidence-remark-terminal"), id!("evidence-remark-debian")]),
};

/// With several authors it is the Sender whom the list names.
fn s_nail_list(headers: &Headers) -> String {
    let several = headers
        .from
        .as_ref()
        .is_none_or(|from| from.mailboxes().count() > 1);
    let sender = headers.sender.as_ref().filter(|_| several);
    sender
        .or(headers.from.as_ref())
        .map(name_normalized)
        .unwrap_or_default()
}

fn name_normalized(field: &Field) -> String {
    normal(&name_or_body(field))
}

/// A name with line ends in it is marked, and so it stands in the message.
fn normalized(field: &Field) -> String {
    let marked = field
        .mailboxes()
        .any(|mailbox| mailbox.name.contains(char::is_control));
    if !marked {
        return without_invisible(&field.text);
    }
    entries(field, mailbox, |name, members| {
        format!("{}: {};", normal(name), style::list(members, mailbox))
    })
}

fn mailbox(mailbox: &Mailbox) -> String {
    match mailbox.name.as_str() {
        "" => mailbox.address.clone(),
        name => format!("{} <{}>", normal(name), mailbox.address),
    }
}

fn normal(text: &str) -> String {
    let shown = without_invisible(text);
    if shown.contains(char::is_control) {
        format!(
            "[Content normalized: {}]",
            shown.replace('\r', "␍").replace('\n', " ")
        )
    } else {
        shown
    }
}

/// The first name; of letters that are not encoded the whole body.
fn mailutils_list(field: &Field) -> String {
    let list = if field.raw.is_ascii() {
        name_or_body(field)
    } else {
        field.text.clone()
    };
    list.replace('\r', "")
}

/// The first name; of what names nobody the body.
fn name_or_body(field: &Field) -> String {
    if field.first().is_none() {
        field.text.clone()
    } else {
        name(field)
    }
}

fn without_returns(field: &Field) -> String {
    as_written(field).replace('\r', "")
}

/// `scan`'s `%(friendly)`: the name as it is written, quotes and all. Without a From it names the recipient.
pub(super) fn scan(headers: &Headers) -> String {
    let Some(from) = &headers.from else {
        let to = headers.to.as_ref().map(name).unwrap_or_default();
        return format!("To:{to}");
    };
    let name = match from.entries.first() {
        Some(AddressListEntry::Group { name, members }) if members.is_empty() => format!("{name}:"),
        Some(AddressListEntry::Mailbox(mailbox)) if from.text.starts_with('"') => {
            let address = format!("<{}>", mailbox.address);
            let name = split_once(&from.text, &address).map_or(from.text.as_str(), |(name, _)| name);
            name.trim().to_owned()
        }
        _ => name(from),
    };
    instead_of_line_ends(&name, " ")
}

/// `mhl`'s `formataddr`: names lose their quotes, groups their name; brackets around a bare address stay.
fn mhl(field: &Field) -> String {
    if matches!(field.entries.as_slice(), [AddressListEntry::Commented(_)]) {
        return field.text.clone();
    }
    let text = entries(field, name_and_address, |name, members| match members {
        [] => format!("{name}:"),
        members => style::list(members, name_and_address),
    });
    let bracketed = field.raw.starts_with('<') && !text.contains(['<']);
    let text = if bracketed { format!("<{text}>") } else { text };
    instead_of_line_ends(&text, " ")
}

fn encoded(field: &Field) -> String {
    field.raw.clone()
}
