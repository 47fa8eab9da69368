//! Which gateways are to be looked at.

use jiff::Timestamp;

use crate::store::{
    StoreError, Tx,
    aliases::{Alias, columns},
    millis, sql,
};

/// The confirmed aliases of enabled users whose gateway is due, the longest due first; none at the hosts that are being
/// looked at now.
pub fn due(db: &mut Tx, now: Timestamp, busy: [&str; 3]) -> Result<Vec<Alias>, StoreError> {
    let [a, b, c] = busy;
    sql(concat!(
        "SELECT ",
        columns!(),
        " FROM gateway_health
         JOIN aliases ON aliases.id = gateway_health.alias_id
         JOIN users ON users.id = aliases.user_id
         WHERE next_check <= ? AND accepted = 1 AND gateway_host IS NOT NULL AND disabled = 0
         AND gateway_host NOT IN (?, ?, ?) ORDER BY next_check LIMIT 50"
    ))
    .bind(millis(now))
    .bind(a)
    .bind(b)
    .bind(c)
    .rows(db)
}
