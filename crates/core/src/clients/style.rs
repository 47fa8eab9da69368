//! How clients write a field out: the ways that several of them have in common. What one program alone does stands beside its
//! entry in the catalogue.

use super::punycode::to_unicode;
use crate::{
    address::is_invisible,
    find::replace,
    headers::{AddressListEntry, Field},
    message::{Mailbox, quote_phrase},
};

/// The body as written, encoded words decoded.
pub fn as_written(field: &Field) -> String {
    field.text.clone()
}

/// The name of the first mailbox; its address if it has none.
pub fn name(field: &Field) -> String {
    field.first().map(name_or_address).unwrap_or_default()
}

/// The address of the first mailbox.
pub fn address(field: &Field) -> String {
    field
        .first()
        .map(|mailbox| mailbox.address.clone())
        .unwrap_or_default()
}

/// `name <address>` of the first mailbox.
pub fn both(field: &Field) -> String {
    field.first().map(name_and_address).unwrap_or_default()
}

/// The names of all mailboxes.
pub fn names(field: &Field) -> String {
    joined(field, name_or_address)
}

/// `name <address>` of all mailboxes.
pub fn all(field: &Field) -> String {
    joined(field, name_and_address)
}

/// The name, or else the address.
pub fn name_or_address(mailbox: &Mailbox) -> String {
    if mailbox.name.is_empty() {
        mailbox.address.clone()
    } else {
        mailbox.name.clone()
    }
}

/// `name <address>`, the name unquoted; the address alone if it has no name.
pub fn name_and_address(mailbox: &Mailbox) -> String {
    if mailbox.name.is_empty() {
        mailbox.address.clone()
    } else {
        format!("{} <{}>", mailbox.name, mailbox.address)
    }
}

/// `name <address>`, the name in quotes if it has special characters, unless one is a quote.
pub fn requoted(mailbox: &Mailbox) -> String {
    let special = mailbox
        .name
        .contains(['@', ',', ':', ';', '<', '>', '[', ']', '\\', '(', ')']);
    if special && !mailbox.name.contains(['"']) {
        format!("{} <{}>", quote_phrase(&mailbox.name), mailbox.address)
    } else {
        name_and_address(mailbox)
    }
}

/// All mailboxes, each rendered by `write`, separated by commas.
pub fn joined(field: &Field, write: fn(&Mailbox) -> String) -> String {
    let mut all = Vec::new();
    for mailbox in field.mailboxes() {
        all.push(write(mailbox));
    }
    all.join(", ")
}

/// All entries separated by commas, mailboxes and groups each rendered by their function.
pub fn entries(
    field: &Field,
    mailbox: fn(&Mailbox) -> String,
    group: fn(&str, &[Mailbox]) -> String,
) -> String {
    let mut all = Vec::new();
    for entry in &field.entries {
        match entry {
            AddressListEntry::Group { name, members } => all.push(group(name, members)),
            AddressListEntry::Mailbox(one) | AddressListEntry::Commented(one) => all.push(mailbox(one)),
        }
    }
    all.join(", ")
}

/// Mailboxes separated by commas.
pub fn list(mailboxes: &[Mailbox], write: fn(&Mailbox) -> String) -> String {
    let mut all = Vec::new();
    for mailbox in mailboxes {
        all.push(write(mailbox));
    }
    all.join(", ")
}

/// The first entry's own name: a group's, or a mailbox's.
pub fn first_name(field: &Field) -> String {
    match field.entries.first() {
        Some(AddressListEntry::Group { name, .. }) => name.clone(),
        Some(entry) => entry.mailboxes().first().map(name_or_address).unwrap_or_default(),
        None => String::new(),
    }
}

/// The text before the address in angle brackets, for programs that read no further.
pub fn before_brackets(field: &Field) -> Option<&str> {
    let (name, _) = field.text.split_once('<')?;
    Some(name.trim()).filter(|name| !name.is_empty())
}

/// Removes invisible characters and those that change the direction of a line.
pub fn without_invisible(text: &str) -> String {
    let kept = |character: &char| !is_invisible(*character) || character.is_control();
    text.chars().filter(kept).collect()
}

/// Replaces each invisible character, and each that changes the direction of a line, by a text.
pub fn instead_of_invisible(text: &str, put: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for character in text.chars() {
        if is_invisible(character) && !character.is_control() {
            shown.push_str(put);
        } else {
            shown.push(character);
        }
    }
    shown
}

/// Replaces each line end by a text.
pub fn instead_of_line_ends(text: &str, put: &str) -> String {
    replace(text, "\r\n", put).replace(['\r', '\n'], put)
}

/// Converts the domain of each address to Unicode (U-labels).
pub fn in_own_letters(field: &Field, text: &str) -> String {
    let mut shown = text.to_owned();
    for mailbox in field.mailboxes() {
        if let Some((_, domain)) = mailbox.address.rsplit_once('@')
            && domain.split('.').any(|label| {
                label
                    .get(..4)
                    .is_some_and(|prefix| prefix.eq_ignore_ascii_case("xn--"))
            })
        {
            shown = replace(&shown, domain, &to_unicode(domain));
        }
    }
    shown
}

/// The text before the first fold of the field, if it is folded at a visible place.
pub fn before_fold(field: &Field) -> Option<&str> {
    let mut both = field.text.char_indices().zip(field.loose.chars());
    let ((place, _), _) = both.find(|((_, strict), loose)| strict != loose)?;
    field.text.get(..place).map(str::trim_end)
}
