//! Who wrote a message, in the strict reading that decides its route.

use crate::{
    Reason,
    headers::{BODY_MAX, Decode, Entry, Field, Fields},
    message::Mailbox,
};

/// The one author of a message: exactly one From field with exactly one mailbox.
///
/// Several authors, groups (RFC 6854), letters beyond ASCII outside encoded words, and an address within an encoded word are
/// read differently by different programs: whoever decides about the From line must not decide about another one than the
/// recipient reads.
pub fn author(fields: &Fields<'_>, decode: Decode<'_>) -> Result<Mailbox, Reason> {
    let mut every = fields.every("From");
    let (name, body) = every.next().ok_or(Reason::FromMissing)?;
    if every.next().is_some() {
        return Err(Reason::FromSeveral);
    }
    // What is longer is read in part.
    if !body.is_ascii() || body.contains('\0') || body.len() > BODY_MAX {
        return Err(Reason::FromInvalid);
    }
    let mut entries = Field::parse(name, body, decode).entries;
    match (entries.pop(), entries.is_empty()) {
        (None, _) => Err(Reason::FromMissing),
        (Some(Entry::Mailbox(mailbox) | Entry::Commented(mailbox)), true)
            if !mailbox.address.is_empty() && body.contains(&mailbox.address) =>
        {
            Ok(mailbox)
        }
        (Some(Entry::Mailbox(_) | Entry::Commented(_)), true) => Err(Reason::FromInvalid),
        _ => Err(Reason::FromSeveral),
    }
}
