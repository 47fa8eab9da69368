//! Gateways that use OAuth tokens: when each token is refreshed next, and which process refreshes it.

use std::time::Duration;

use jiff::Timestamp;

use super::{StoreError, Tx, jobs::clock, millis, sql};

/// Time for which a refresh belongs to its holder, longer than the timeout of a request to a provider. An abandoned refresh is
/// noticed within a minute.
pub const LEASE: Duration = Duration::from_secs(30);

/// Records that a gateway has tokens of this provider, to be refreshed next at `due`.
pub fn put(db: &mut Tx, gateway_id: i64, provider: &str, due: Timestamp) -> Result<(), StoreError> {
    sql("INSERT INTO consents (gateway_id, provider, due) VALUES (?, ?, ?)
         ON CONFLICT (gateway_id) DO UPDATE SET provider = excluded.provider, due = excluded.due, holder = NULL,
         leased_until = NULL, lapsed = 0")
    .bind(gateway_id)
    .bind(provider)
    .bind(millis(due))
    .run(db)?;
    Ok(())
}

/// Records that a gateway has a password instead of tokens.
pub fn remove(db: &mut Tx, gateway_id: i64) -> Result<(), StoreError> {
    sql("DELETE FROM consents WHERE gateway_id = ?")
        .bind(gateway_id)
        .run(db)?;
    Ok(())
}

/// Returns the provider of a gateway's tokens.
pub fn provider(db: &mut Tx, gateway_id: i64) -> Result<Option<String>, StoreError> {
    let provider: Vec<String> = sql("SELECT provider FROM consents WHERE gateway_id = ?")
        .bind(gateway_id)
        .values(db)?;
    Ok(provider.into_iter().next())
}

/// Returns gateways whose tokens must be refreshed, those waiting longest first, and those whose refresh was abandoned.
pub fn due(db: &mut Tx, now: Timestamp, limit: u32) -> Result<Vec<i64>, StoreError> {
    let clock = clock(db)?;
    sql("SELECT gateway_id FROM consents
         WHERE (due <= ?1 AND (holder IS NULL OR leased_until <= ?2)) OR (holder IS NOT NULL AND leased_until <= ?2)
         ORDER BY due, gateway_id LIMIT ?3")
    .bind(millis(now))
    .bind(clock)
    .bind(limit)
    .values(db)
}

/// Claims the refresh of a gateway's token and returns how many earlier refreshes were abandoned. With `due_by`, only if it is
/// due by then or was abandoned. `None` if another holder has it or nothing is to be done.
pub fn claim(
    db: &mut Tx,
    gateway_id: i64,
    holder: &str,
    due_by: Option<Timestamp>,
) -> Result<Option<u32>, StoreError> {
    let clock = clock(db)?;
    let lapsed: Vec<u32> = sql(
        "UPDATE consents SET holder = ?1, leased_until = ?2, lapsed = lapsed + CASE WHEN holder IS NULL THEN 0 ELSE 1 END
         WHERE gateway_id = ?3 AND (holder IS NULL OR leased_until <= ?4) AND (holder IS NOT NULL OR ?5 IS NULL OR due <= ?5)
         RETURNING lapsed",
    )
    .bind(holder)
    .bind(clock + lease())
    .bind(gateway_id)
    .bind(clock)
    .bind(due_by.map(millis))
    .values(db)?;
    Ok(lapsed.first().copied())
}

/// Ends a refresh, successful or not, and schedules the next one at `due`. Returns false if another holder has claimed it
/// meanwhile.
pub fn release(db: &mut Tx, gateway_id: i64, holder: &str, due: Timestamp) -> Result<bool, StoreError> {
    let changed = sql(
        "UPDATE consents SET holder = NULL, leased_until = NULL, lapsed = 0, due = ? WHERE gateway_id = ? AND holder = ?",
    )
    .bind(millis(due))
    .bind(gateway_id)
    .bind(holder)
    .run(db)?;
    Ok(changed > 0)
}

/// Postpones a refresh that is not allowed at present to `due`.
pub fn put_off(db: &mut Tx, gateway_id: i64, due: Timestamp) -> Result<(), StoreError> {
    sql("UPDATE consents SET due = ? WHERE gateway_id = ? AND holder IS NULL")
        .bind(millis(due))
        .bind(gateway_id)
        .run(db)?;
    Ok(())
}

/// Shortens leases after the database's clock was ahead and has been set right.
pub fn pull_back(db: &mut Tx) -> Result<(), StoreError> {
    let until = clock(db)? + lease();
    sql("UPDATE consents SET leased_until = ?1 WHERE holder IS NOT NULL AND leased_until > ?1")
        .bind(until)
        .run(db)?;
    Ok(())
}

/// Returns whether another gateway of this user has tokens of this provider.
pub fn has_another(db: &mut Tx, user_id: i64, gateway_id: i64, provider: &str) -> Result<bool, StoreError> {
    sql(
        "SELECT EXISTS (SELECT 1 FROM consents JOIN gateways ON gateways.id = gateway_id
         WHERE user_id = ? AND gateway_id <> ? AND provider = ?)",
    )
    .bind(user_id)
    .bind(gateway_id)
    .bind(provider)
    .value(db)
}

/// Returns whether any gateway of this user has tokens of this provider.
pub fn has_any(db: &mut Tx, user_id: i64, provider: &str) -> Result<bool, StoreError> {
    sql("SELECT EXISTS (SELECT 1 FROM consents JOIN gateways ON gateways.id = gateway_id WHERE user_id = ? AND provider = ?)")
        .bind(user_id)
        .bind(provider)
        .value(db)
}

fn lease() -> i64 {
    i64::try_from(LEASE.as_millis()).unwrap_or(i64::MAX)
}
