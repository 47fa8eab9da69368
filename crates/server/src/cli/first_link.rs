//! Before anybody is there: the link with which the first administrator begins.

use jiff::{Timestamp, ToSpan as _};

use crate::{
    keys::{random_token, token_hash},
    store::{Store, links, users},
};

/// A new token for the first administrator's link, in place of the last start's; `None` once there is a user.
pub async fn renew(store: &Store) -> Result<Option<String>, super::Failure> {
    store
        .write(|db| {
            if users::is_any(db)? {
                return Ok(None);
            }
            let token = random_token()?;
            links::add(db, None, &token_hash(&token), Timestamp::now() + 24.hours())?;
            Ok(Some(token))
        })
        .await
}
