//! Whose mail it is while it waits in the mail server's queue.
//!
//! The milter writes a token into mail for a gateway, the listener reads it and takes it out. An alias may pass to somebody else
//! meanwhile: the mail does not leave with their credentials, and is not returned to them. What never came by the milter has no
//! token.

use sqlx::SqliteConnection;

use super::{refusal::Refusal, sealing::sealing_key};
use crate::{
    keys::{Keyring, SIGNED, decode_hex, encode_hex},
    store::users::{self, User},
};

/// Keeps these keyed hashes apart from others.
const PURPOSE: &str = "writer";

/// The token of mail that this user writes from an alias (its key): the row of the user, and a keyed hash.
pub async fn token(
    db: &mut SqliteConnection,
    keys: &Keyring,
    user: &User,
    alias: &str,
) -> Result<String, Refusal> {
    let key = sealing_key(db, keys).await?;
    let signed = key.sign(PURPOSE, &said(user, alias));
    Ok(format!("{}.{}", user.id, encode_hex(&signed)))
}

/// Who wrote mail from this alias (its key), by its token; none if nobody of ours made that token for that alias.
pub async fn writer(
    db: &mut SqliteConnection,
    keys: &Keyring,
    token: &str,
    alias: &str,
) -> Result<Option<User>, sqlx::Error> {
    let parts = token.trim().split_once('.');
    let Some((Ok(id), Some(signed))) = parts.map(|(id, signed)| (id.parse(), decode_hex::<SIGNED>(signed)))
    else {
        return Ok(None);
    };
    let user = users::by_id(db, id).await?;
    Ok(user.filter(|user| keys.verify(PURPOSE, &said(user, alias), &signed)))
}

/// With the primary address: the row of a user who was removed may be another's one day.
fn said(user: &User, alias: &str) -> Vec<u8> {
    format!("{} {} {alias}", user.id, user.key).into_bytes()
}
