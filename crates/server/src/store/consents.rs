//! Gateways that sign in with tokens: when theirs are refreshed, and by whom.

use std::time::Duration;

use jiff::Timestamp;

use super::{StoreError, Tx, jobs::clock, millis, sql};

/// For how long a refresh is its holder's: longer than a provider is waited for. What was begun and came to no end is found out within
/// a minute.
pub const LEASE: Duration = Duration::from_secs(30);

/// Keeps that a gateway has tokens of this provider, refreshed next when `due`.
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

/// It has a password now.
pub fn remove(db: &mut Tx, gateway_id: i64) -> Result<(), StoreError> {
    sql("DELETE FROM consents WHERE gateway_id = ?")
        .bind(gateway_id)
        .run(db)?;
    Ok(())
}

/// The provider of a gateway's tokens.
pub fn provider(db: &mut Tx, gateway_id: i64) -> Result<Option<String>, StoreError> {
    let provider: Vec<String> = sql("SELECT provider FROM consents WHERE gateway_id = ?")
        .bind(gateway_id)
        .values(db)?;
    Ok(provider.into_iter().next())
}

/// Gateways whose tokens are to be refreshed, those first that have waited for longest; and those whose refresh came to no end.
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

/// Takes the refresh of a gateway's token, if nobody does it: how often it came to no end before. With `due_by` only if it is due then,
/// or came to no end. None: somebody does it, or there is none to be done.
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

/// It is done, whatever came of it; next at `due`. False if it was somebody else's by then.
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

/// It may not be done now: looked at again at `due`.
pub fn put_off(db: &mut Tx, gateway_id: i64, due: Timestamp) -> Result<(), StoreError> {
    sql("UPDATE consents SET due = ? WHERE gateway_id = ? AND holder IS NULL")
        .bind(millis(due))
        .bind(gateway_id)
        .run(db)?;
    Ok(())
}

/// Once the database's clock, which was ahead, is right: nobody keeps a refresh for longer than they may.
pub fn pull_back(db: &mut Tx) -> Result<(), StoreError> {
    let until = clock(db)? + lease();
    sql("UPDATE consents SET leased_until = ?1 WHERE holder IS NOT NULL AND leased_until > ?1")
        .bind(until)
        .run(db)?;
    Ok(())
}

/// Whether another gateway of this user has tokens of this provider.
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

fn lease() -> i64 {
    i64::try_from(LEASE.as_millis()).unwrap_or(i64::MAX)
}
