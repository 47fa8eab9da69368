//! Who wrote a message and who sent it on, in the strict reading that decides its route.

use crate::{
    Reason,
    headers::{AddressListEntry, BODY_MAX, Decode, Field, HeaderFields},
    message::Mailbox,
};

/// Finds the only author of a message: exactly one From field with exactly one mailbox.
///
/// Several authors, groups (RFC 6854), letters beyond ASCII in the address, line ends within, and an address within an encoded word are
/// parsed differently by different programs, so the recipient might see another author than the one checked here. A name may have letters
/// that are not encoded: the field is rewritten. A comment does not count as a name: programs show it differently, and nothing checks it.
pub fn find_author(fields: &HeaderFields<'_>, decode: Decode<'_>) -> Result<Mailbox, Reason> {
    let mut every = fields.every("From");
    let (name, body) = every.next().ok_or(Reason::FromMissing)?;
    if every.next().is_some() {
        return Err(Reason::FromSeveral);
    }
    mailbox(name, body, decode)
}

/// Finds the mailboxes in Resent-From and Resent-Sender (RFC 5322 section 3.6.6), which mail programs show as senders.
/// [`Reason::ResentNotOwn`] if one cannot be parsed as strictly as From.
pub fn find_resenders(fields: &HeaderFields<'_>, decode: Decode<'_>) -> Result<Vec<Mailbox>, Reason> {
    ["Resent-From", "Resent-Sender"]
        .into_iter()
        .flat_map(|name| fields.every(name))
        .map(|(name, body)| mailbox(name, body, decode).map_err(|_| Reason::ResentNotOwn))
        .collect()
}

/// The one mailbox of a field.
fn mailbox(name: &str, body: &str, decode: Decode<'_>) -> Result<Mailbox, Reason> {
    if has_controls(body) {
        return Err(Reason::FromControl);
    }
    // What is longer is read in part.
    if body.len() > BODY_MAX {
        return Err(Reason::FromTooLong);
    }
    let mut entries = Field::parse(name, body, decode).entries;
    let (mailbox, alone) = match (entries.pop(), entries.is_empty()) {
        (None, _) => return Err(Reason::FromMissing),
        (Some(AddressListEntry::Mailbox(mailbox)), alone) => (mailbox, alone),
        (Some(AddressListEntry::Commented(mailbox)), alone) => (Mailbox::new("", mailbox.address), alone),
        (Some(AddressListEntry::Group { .. }), _) => return Err(Reason::FromSeveral),
    };
    if !alone {
        return Err(Reason::FromSeveral);
    }
    if !mailbox.address.is_ascii() {
        return Err(Reason::FromNotAscii);
    }
    if mailbox.address.is_empty() || !body.contains(&mailbox.address) {
        return Err(Reason::FromInvalid);
    }
    Ok(mailbox)
}

/// NUL and other controls, and line ends that fold nothing (RFC 5322 section 2.2.3): CR alone, or a line that does not go on
/// with a blank. Milters say LF for a line end, messages CR LF.
fn has_controls(body: &str) -> bool {
    let text = body.trim_end_matches(['\r', '\n']).replace("\r\n", "\n");
    let mut rest = text.chars().peekable();
    while let Some(character) = rest.next() {
        let folds = character == '\n' && matches!(rest.peek(), Some(' ' | '\t'));
        if character.is_control() && character != '\t' && !folds {
            return true;
        }
    }
    false
}
