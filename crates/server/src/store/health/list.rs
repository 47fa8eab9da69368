//! Every gateway, for administrators.

use sqlx::{FromRow, Row, SqliteConnection, sqlite::SqliteRow};

use super::Health;
use crate::store::aliases::Alias;

/// An alias with a gateway, and how that fares.
#[derive(Clone, Debug)]
pub struct Listed {
    /// The alias.
    pub alias: Alias,
    /// What is known of its gateway.
    pub health: Option<Health>,
}

impl Listed {
    /// Where in the list it stands.
    pub fn place(&self) -> Place {
        let works = self
            .health
            .as_ref()
            .is_none_or(|health| health.failing_since.is_none());
        Place {
            works,
            user_id: self.alias.user_id,
            alias_id: self.alias.id,
        }
    }
}

impl FromRow<'_, SqliteRow> for Listed {
    fn from_row(row: &SqliteRow) -> Result<Self, sqlx::Error> {
        let known: Option<i64> = row.try_get("next_check")?;
        Ok(Self {
            alias: Alias::from_row(row)?,
            health: known.map(|_| Health::from_row(row)).transpose()?,
        })
    }
}

/// A place in the list: what fails comes first, then users by their age, each with their aliases by age.
#[derive(Clone, Copy, Debug, Default, Eq, Ord, PartialEq, PartialOrd)]
pub struct Place {
    /// Whether it works.
    pub works: bool,
    /// Whose.
    pub user_id: i64,
    /// Which alias.
    pub alias_id: i64,
}

/// The gateways behind a place.
pub async fn after(db: &mut SqliteConnection, place: Place, limit: u32) -> Result<Vec<Listed>, sqlx::Error> {
    sqlx::query_as(
        "SELECT aliases.*, gateway_health.* FROM aliases LEFT JOIN gateway_health ON alias_id = id
         WHERE gateway_host IS NOT NULL AND (failing_since IS NULL, user_id, id) > (?, ?, ?)
         ORDER BY failing_since IS NULL, user_id, id LIMIT ?",
    )
    .bind(place.works)
    .bind(place.user_id)
    .bind(place.alias_id)
    .bind(limit)
    .fetch_all(db)
    .await
}

/// How many gateways there are, and how many of them fail.
pub async fn count(db: &mut SqliteConnection) -> Result<(u32, u32), sqlx::Error> {
    sqlx::query_as(
        "SELECT COUNT(*), COUNT(failing_since) FROM aliases LEFT JOIN gateway_health ON alias_id = id
         WHERE gateway_host IS NOT NULL",
    )
    .fetch_one(db)
    .await
}
