//! Lookup of the user who may send from an address, which the mail server requests for every message.

use super::{Store, StoreError, Tx, sql};

/// Returns the login (the comparison key of the primary address) of the user who may send from this address: their primary
/// address or a confirmed alias. Disabled users are included, because the milter tells them in their language.
pub async fn read_login(store: &Store, key: &str) -> Result<Option<String>, StoreError> {
    store.read(|db| find_login(db, key)).await
}

/// Finds that login inside a transaction.
pub fn find_login(db: &mut Tx, key: &str) -> Result<Option<String>, StoreError> {
    sql("SELECT address_key FROM users WHERE address_key = ?1
         UNION ALL
         SELECT users.address_key FROM aliases JOIN users ON users.id = aliases.user_id
         WHERE aliases.address_key = ?1 AND aliases.accepted
         LIMIT 1")
    .bind(key)
    .maybe_value(db)
}
