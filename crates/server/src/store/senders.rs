//! Who may send from an address: what the mail server asks, for every message.

use super::{Store, StoreError, Tx, sql};

/// The login (the primary address, as compared) of whoever may use this address as a sender: their primary address, or a
/// confirmed alias of theirs. Also of users to whom everything is closed: the milter tells them so, in their words.
pub async fn read_login(store: &Store, key: &str) -> Result<Option<String>, StoreError> {
    store.read(|db| find_login(db, key)).await
}

/// The same, of one moment with what else is read.
pub fn find_login(db: &mut Tx, key: &str) -> Result<Option<String>, StoreError> {
    sql("SELECT address_key FROM users WHERE address_key = ?1
         UNION ALL
         SELECT users.address_key FROM aliases JOIN users ON users.id = aliases.user_id
         WHERE aliases.address_key = ?1 AND aliases.accepted
         LIMIT 1")
    .bind(key)
    .maybe_value(db)
}
