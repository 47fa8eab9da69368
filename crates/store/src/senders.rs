//! Lookup of the user who may send from an address, which the mail server requests for every message.

use fromline_core::address::AddressKey;

use super::{Store, StoreError, Tx, sql};

/// Returns the login (the primary address) of the user who may send from this address: their primary
/// address or a confirmed alias. Disabled users are included, because the milter tells them in their language.
pub async fn read_login(store: &Store, address_key: &AddressKey) -> Result<Option<AddressKey>, StoreError> {
    store.read(|db| find_login(db, address_key)).await
}

/// Finds that login inside a transaction.
pub fn find_login(db: &mut Tx, address_key: &AddressKey) -> Result<Option<AddressKey>, StoreError> {
    sql("SELECT address_key FROM users WHERE address_key = ?1
         UNION ALL
         SELECT users.address_key FROM aliases JOIN users ON users.id = aliases.user_id
         WHERE aliases.address_key = ?1 AND aliases.accepted
         LIMIT 1")
    .bind(address_key)
    .maybe_value(db)
}
