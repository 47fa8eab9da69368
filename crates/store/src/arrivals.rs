//! Changes that gateways make to messages, as observed in test messages. They are deleted with the gateway.

use fromline_core::changes::Comparison;
use jiff::Timestamp;
use serde::{Serialize, de::DeserializeOwned};

use super::{FromRow, SqlRow, StoreError, Tx, millis, sql, timestamp};

/// The changes observed in a test message.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Arrival {
    /// The differences from the message as sent; the login is masked.
    pub found: Comparison,
    /// When the message was sent.
    pub at: Timestamp,
}

impl FromRow for Arrival {
    fn from_row(row: &SqlRow<'_>) -> Result<Self, StoreError> {
        Ok(Self {
            found: Comparison {
                changes: json(&row.get::<String>("changes")?)?,
                unknown: json(&row.get::<String>("unknown")?)?,
            },
            at: timestamp(row.get("at")?),
        })
    }
}

fn json<T: DeserializeOwned>(stored: &str) -> Result<T, StoreError> {
    serde_json::from_str(stored).map_err(|error| StoreError::Corrupt(error.to_string()))
}

fn written(what: &impl Serialize) -> Result<String, StoreError> {
    serde_json::to_string(what).map_err(|error| StoreError::Corrupt(error.to_string()))
}

/// Stores an observation, unless a newer message was observed already.
pub fn record(db: &mut Tx, gateway_id: i64, arrival: &Arrival) -> Result<(), StoreError> {
    sql(
        "INSERT INTO seen_arrivals (gateway_id, changes, unknown, at) VALUES (?, ?, ?, ?)
         ON CONFLICT (gateway_id) DO UPDATE
         SET changes = excluded.changes, unknown = excluded.unknown, at = excluded.at
         WHERE excluded.at >= seen_arrivals.at",
    )
    .bind(gateway_id)
    .bind(&written(&arrival.found.changes)?)
    .bind(&written(&arrival.found.unknown)?)
    .bind(millis(arrival.at))
    .run(db)?;
    Ok(())
}

/// Returns the observation about a gateway, if there is one.
pub fn find(db: &mut Tx, gateway_id: i64) -> Result<Option<Arrival>, StoreError> {
    sql("SELECT changes, unknown, at FROM seen_arrivals WHERE gateway_id = ?")
        .bind(gateway_id)
        .maybe_row(db)
}
