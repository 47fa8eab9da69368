//! What gateways change of the messages they take, as test messages showed. It ends with the gateway: a trigger sees to it.

use fromline_core::changes::Comparison;
use jiff::Timestamp;
use serde::{Serialize, de::DeserializeOwned};
use sqlx::{FromRow, Row, SqliteConnection, sqlite::SqliteRow};

use super::{millis, timestamp};

/// What a test message showed.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Arrival {
    /// Against what left; a mark stands in the place of the login.
    pub found: Comparison,
    /// When the message was sent.
    pub at: Timestamp,
}

impl FromRow<'_, SqliteRow> for Arrival {
    fn from_row(row: &SqliteRow) -> Result<Self, sqlx::Error> {
        Ok(Self {
            found: Comparison {
                changes: json(row.try_get("changes")?)?,
                unknown: json(row.try_get("unknown")?)?,
            },
            at: timestamp(row.try_get("at")?),
        })
    }
}

fn json<T: DeserializeOwned>(stored: &str) -> Result<T, sqlx::Error> {
    serde_json::from_str(stored).map_err(|error| sqlx::Error::Decode(error.into()))
}

fn written(what: &impl Serialize) -> Result<String, sqlx::Error> {
    serde_json::to_string(what).map_err(|error| sqlx::Error::Encode(error.into()))
}

/// Keeps what was found, unless a newer message was seen already.
pub async fn see(db: &mut SqliteConnection, alias_id: i64, arrival: &Arrival) -> Result<(), sqlx::Error> {
    sqlx::query(
        "INSERT INTO seen_arrivals (alias_id, changes, unknown, at) VALUES (?, ?, ?, ?)
         ON CONFLICT (alias_id) DO UPDATE
         SET changes = excluded.changes, unknown = excluded.unknown, at = excluded.at
         WHERE excluded.at >= seen_arrivals.at",
    )
    .bind(alias_id)
    .bind(written(&arrival.found.changes)?)
    .bind(written(&arrival.found.unknown)?)
    .bind(millis(arrival.at))
    .execute(db)
    .await?;
    Ok(())
}

/// What is known of an alias's present gateway.
pub async fn find(db: &mut SqliteConnection, alias_id: i64) -> Result<Option<Arrival>, sqlx::Error> {
    sqlx::query_as("SELECT changes, unknown, at FROM seen_arrivals WHERE alias_id = ?")
        .bind(alias_id)
        .fetch_optional(db)
        .await
}
