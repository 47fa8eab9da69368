//! The mail programs inside Emacs.

use super::{notmuch::authors, same};
use crate::{
    clients::{
        Client, Compare, Evidence, Grade, Label, Line, List, Platform,
        style::{
            before_brackets, in_own_letters, instead_of_invisible, instead_of_line_ends, name_and_address,
            names,
        },
    },
    headers::{AddressListEntry, Field},
    text::id,
};

pub(super) const GNUS: Client = Client {
    id: "gnus",
    name: "Gnus",
    platform: Platform::Terminal,
    list: List::FromOr(gnus_list, &same("nobody")),
    open: &[
        Line::From(Label::AsWritten, article),
        Line::ReplyTo(Label::AsWritten, article, Compare::Never),
    ],
    details: &[Line::Sender(Label::AsWritten, article, Compare::Never)],
    signs: &[],
    evidence: Evidence::new(Grade::ARun, "docs/conformance.md", "Emacs 28.2").remarks(&[
        id!("evidence-remark-terminal"),
        id!("evidence-remark-all-headers"),
    ]),
};

pub(super) const MU4E: Client = Client {
    id: "mu4e",
    name: "mu4e",
    platform: Platform::Terminal,
    list: List::From(mu4e_list),
    open: &[
        Line::From(Label::AsWritten, mu4e),
        Line::ReplyTo(Label::AsWritten, mu4e, Compare::Never),
    ],
    details: &[],
    signs: &[],
    evidence: Evidence::new(Grade::ARun, "docs/conformance.md", "1.8.14")
        .remarks(&[id!("evidence-remark-terminal")]),
};

pub(super) const NOTMUCH_EMACS: Client = Client {
    id: "notmuch-emacs",
    name: "Notmuch in Emacs",
    platform: Platform::Terminal,
    list: List::From(notmuch_list),
    open: &[Line::From(Label::Own(&same("")), summary)],
    details: &[],
    signs: &[],
    evidence: Evidence::new(Grade::ARun, "docs/conformance.md", "0.37")
        .remarks(&[id!("evidence-remark-terminal")]),
};

fn notmuch_list(field: &Field) -> String {
    instead_of_line_ends(&authors(field), " ")
}

/// A terminal without a glyph for a bidi control shows a blank.
pub(super) fn visible(text: &str) -> String {
    instead_of_invisible(text, " ")
}

/// What stands before the brackets or in a comment, without looking at commas.
fn gnus_list(from: &Field) -> String {
    let name = match (before_brackets(from), from.entries.first()) {
        (Some(name), _) => name
            .strip_prefix('"')
            .and_then(|name| name.strip_suffix('"'))
            .unwrap_or(name),
        (None, Some(AddressListEntry::Commented(mailbox))) => &mailbox.name,
        (None, _) => &from.text,
    };
    visible(&instead_of_line_ends(name, " "))
}

fn article(field: &Field) -> String {
    in_own_letters(field, &visible(&instead_of_line_ends(&field.text, " ")))
}

/// The names of all authors; mu knows no groups, and unfolds a line end to a blank of its own.
fn mu4e_list(field: &Field) -> String {
    let folded = field.text != field.loose;
    let names = match field.entries.as_slice() {
        entries
            if entries
                .iter()
                .any(|entry| matches!(entry, AddressListEntry::Group { .. })) =>
        {
            String::new()
        }
        [AddressListEntry::Mailbox(_)]
            if folded && field.raw.is_ascii() && !field.raw.contains(['"', '?']) =>
        {
            field
                .loose
                .split('<')
                .next()
                .unwrap_or_default()
                .trim()
                .to_owned()
        }
        _ => names(field),
    };
    visible(&names.replace(['\r', '\n'], " "))
}

/// Letters that are not encoded are shown as octal numbers.
fn mu4e(field: &Field) -> String {
    if field.raw.is_ascii() {
        article(field)
    } else {
        octal(field)
    }
}

/// As it is written, domains too.
pub(super) fn plain(field: &Field) -> String {
    if field.raw.is_ascii() {
        visible(&instead_of_line_ends(&field.text, " "))
    } else {
        octal(field)
    }
}

fn octal(field: &Field) -> String {
    let octal = |byte: u8| {
        if byte.is_ascii() {
            char::from(byte).to_string()
        } else {
            format!("\\{byte:o}")
        }
    };
    field.raw.bytes().map(octal).collect()
}

/// The line above a message: one author without quotes, several as they are written. A line end in a name hides what stands
/// before it.
fn summary(field: &Field) -> String {
    let text = match field.entries.as_slice() {
        [AddressListEntry::Mailbox(mailbox)] => name_and_address(mailbox),
        [AddressListEntry::Group { name, members }] if !members.is_empty() => {
            format!("{name}: {}", name_and_address(&members[0]))
        }
        _ => field.text.clone(),
    };
    visible(text.rsplit(['\r', '\n']).next().unwrap_or_default())
}
