//! What gateways change of the messages they take, as test messages showed. It ends with the gateway.

use fromline_core::changes::Comparison;
use jiff::Timestamp;
use serde::{Serialize, de::DeserializeOwned};

use super::{FromRow, SqlRow, StoreError, Tx, millis, sql, timestamp};

/// What a test message showed.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Arrival {
    /// Against what left; a mark stands in the place of the login.
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

/// Keeps what was found, unless a newer message was seen already.
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

/// What is known of a gateway.
pub fn find(db: &mut Tx, gateway_id: i64) -> Result<Option<Arrival>, StoreError> {
    sql("SELECT changes, unknown, at FROM seen_arrivals WHERE gateway_id = ?")
        .bind(gateway_id)
        .maybe_row(db)
}
