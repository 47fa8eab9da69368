//! Geary.

use super::words;
use crate::{
    clients::{Client, Compare, Evidence, Grade, Label, Line, List, Platform},
    headers::{AddressListEntry, Field},
    message::Mailbox,
    text::id,
};

pub(super) const GEARY: Client = Client {
    id: "geary",
    name: "Geary",
    platform: Platform::Desktop,
    list: List::From(list),
    open: &[
        Line::From(Label::None, opened),
        Line::NoFrom(
            Label::None,
            &words("No sender", "Nessun mittente", "Brak nadawcy"),
        ),
        Line::Sender(
            Label::Own(&words("Sent by:", "Inviato da:", "Wysłane przez:")),
            opened,
            Compare::Address,
        ),
        Line::ReplyTo(
            Label::Own(&words("Reply to:", "Rispondi a:", "Odpowiedź do:")),
            opened,
            Compare::Address,
        ),
    ],
    details: &[],
    signs: &[],
    evidence: Evidence::new(Grade::ARun, "docs/conformance.md", "43.0")
        .remarks(&[id!("evidence-remark-window")]),
};

/// Its library takes a group's name and its semicolon for mailboxes, too.
fn mailboxes(field: &Field) -> Vec<Mailbox> {
    let mut all = Vec::new();
    for entry in &field.entries {
        if let AddressListEntry::Group { name, .. } = entry {
            all.push(Mailbox::new(name.as_str(), name.as_str()));
        }
        all.extend_from_slice(entry.mailboxes());
        if let AddressListEntry::Group { .. } = entry {
            all.push(Mailbox::default());
        }
    }
    all
}

/// The name, or nothing if it is not to be believed: another address, or with control characters.
fn believed(mailbox: &Mailbox) -> Option<String> {
    let name = mailbox.name.replace('"', "");
    let is_address = name.contains(['@']) && !name.contains([' ']);
    let forged = name.is_empty() || name.contains(char::is_control) || is_address && name != mailbox.address;
    (!forged).then_some(name)
}

/// One author by name, several by their first names.
fn list(field: &Field) -> String {
    let all = mailboxes(field);
    let mut names = Vec::new();
    for mailbox in &all {
        let name = believed(mailbox).unwrap_or_else(|| mailbox.address.clone());
        let first = name.split(' ').next().unwrap_or_default().to_owned();
        names.push(if all.len() > 1 { first } else { name });
    }
    names.join(", ").trim_end().to_owned()
}

/// The name and, in grey, the address; without a name what stands before the `@`.
fn opened(field: &Field) -> String {
    let mut shown = Vec::new();
    for mailbox in &mailboxes(field) {
        let local = mailbox.address.split('@').next().unwrap_or_default();
        shown.push(match believed(mailbox) {
            Some(name) => format!("{name} {}", mailbox.address),
            None if mailbox.name.is_empty() => format!("{local} {}", mailbox.address),
            None => mailbox.address.clone(),
        });
    }
    // The end of a group is nothing that is seen.
    shown.join(" ").trim_end().to_owned()
}
