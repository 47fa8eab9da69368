//! The sender of a message while it waits in the mail server's queue.
//!
//! The milter adds a token to mail for a gateway; the LMTP listener reads and removes it. If the alias passes to another user
//! meanwhile, the message is not sent with that user's credentials, nor does it bounce to them. Mail that did not pass the milter
//! has no token.

use fromline_base::keys::{Keyring, SIGNED, decode_hex, encode_hex};
use fromline_core::address::AddressKey;
use fromline_store::{
    StoreError, Tx,
    users::{self, User},
};

use super::{VaultError, find_sealing_key};

/// The purpose that separates these keyed hashes from others.
const PURPOSE: &str = "writer";

/// The end of a token for mail with a null sender.
const NULL: &str = ".null";

/// The envelope sender with which a message was accepted.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum ReturnPath {
    /// An address, to which bounces are sent.
    Sender,
    /// The null sender (RFC 5321, section 4.5.5), for receipts and vacation notices, which must not be answered. In the mail
    /// server's queue such a message carries the alias, which selects its route.
    Nobody,
}

/// Mail accepted by our own milter, identified by its token.
#[derive(Clone, Debug)]
pub struct OwnMail {
    /// The user who sent it.
    pub by: User,
    /// The envelope sender with which it was accepted.
    pub returns: ReturnPath,
}

/// Builds the token for mail that this user sends from an alias: the user's row id and a keyed hash.
pub fn make_token(
    db: &mut Tx,
    keys: &Keyring,
    user: &User,
    alias: &AddressKey,
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

/// Returns the user who sent mail from this alias, according to its token; `None` if the token was not made
/// for that alias.
pub fn find_writer(
    db: &mut Tx,
    keys: &Keyring,
    token: &str,
    alias: &AddressKey,
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

/// Returns the signed data. It includes the primary address, because the row id of a deleted user may be reused.
fn said(user: &User, alias: &AddressKey, returns: ReturnPath) -> Vec<u8> {
    let end = match returns {
        ReturnPath::Sender => "",
        ReturnPath::Nobody => " null",
    };
    format!("{} {} {alias}{end}", user.id, user.address.key()).into_bytes()
}
