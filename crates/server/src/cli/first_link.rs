//! The link with which the first administrator sets up a new instance.

use fromline_base::keys::{random_token, token_hash};
use fromline_store::{Store, links, users};
use jiff::{Timestamp, ToSpan as _};

/// Creates a new token for the first administrator's link, replacing that of the last start; `None` once there is a user.
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
