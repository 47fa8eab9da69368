//! Whose mail it is while it waits in the mail server's queue.
//!
//! The milter writes a token into mail for a gateway, the listener reads it and takes it out. An alias may pass to somebody else
//! meanwhile: the mail does not leave with their credentials, and is not returned to them. What never came by the milter has no
//! token.

use super::{VaultError, find_sealing_key};
use crate::{
    keys::{Keyring, SIGNED, decode_hex, encode_hex},
    store::{
        StoreError, Tx,
        users::{self, User},
    },
};

/// Keeps these keyed hashes apart from others.
const PURPOSE: &str = "writer";

/// Ends the token of mail that came with a null sender.
const NULL: &str = ".null";

/// What MAIL FROM was when the mail was accepted.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum ReturnPath {
    /// An address: whoever cannot deliver it says so there.
    Sender,
    /// None (RFC 5321 section 4.5.5): receipts and notices of absence, which nothing may answer. In the mail server's queue such mail
    /// has the alias, since the route is chosen by it.
    Nobody,
}

/// Mail accepted by our own milter, identified by its token.
#[derive(Clone, Debug)]
pub struct OwnMail {
    /// Whose it is.
    pub by: User,
    /// What MAIL FROM was.
    pub returns: ReturnPath,
}

/// The token of mail that this user writes from an alias (its key): the row of the user, and a keyed hash.
pub fn make_token(
    db: &mut Tx,
    keys: &Keyring,
    user: &User,
    alias: &str,
    returns: ReturnPath,
) -> Result<String, VaultError> {
    let key = find_sealing_key(db, keys)?;
    let signed = key.sign(PURPOSE, &said(user, alias, returns));
    let end = match returns {
        ReturnPath::Sender => "",
        ReturnPath::Nobody => NULL,
    };
    Ok(format!("{}.{}{end}", user.id, encode_hex(&signed)))
}

/// Who wrote mail from this alias (its key), by its token; none if nobody of ours made that token for that alias.
pub fn find_writer(
    db: &mut Tx,
    keys: &Keyring,
    token: &str,
    alias: &str,
) -> Result<Option<OwnMail>, StoreError> {
    let token = token.trim();
    let (token, returns) = match token.strip_suffix(NULL) {
        Some(token) => (token, ReturnPath::Nobody),
        None => (token, ReturnPath::Sender),
    };
    let parts = token.split_once('.');
    let Some((Ok(id), Some(signed))) = parts.map(|(id, signed)| (id.parse(), decode_hex::<SIGNED>(signed)))
    else {
        return Ok(None);
    };
    let user = users::by_id(db, id)?;
    let user = user.filter(|user| keys.verify(PURPOSE, &said(user, alias, returns), &signed));
    Ok(user.map(|by| OwnMail { by, returns }))
}

/// With the primary address: the row of a user who was removed may be another's one day.
fn said(user: &User, alias: &str, returns: ReturnPath) -> Vec<u8> {
    let end = match returns {
        ReturnPath::Sender => "",
        ReturnPath::Nobody => " null",
    };
    format!("{} {} {alias}{end}", user.id, user.address.key()).into_bytes()
}
