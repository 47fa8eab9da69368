//! Every gateway, for administrators.

use sqlx::{FromRow, Row, SqliteConnection, sqlite::SqliteRow};

use super::Health;
use crate::store::aliases::{Alias, columns};

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

/// The gateways behind a place. Both halves are read in the order of an index: sorting all of them would take as long as there are
/// gateways.
pub async fn after(db: &mut SqliteConnection, place: Place, limit: u32) -> Result<Vec<Listed>, sqlx::Error> {
    let mut rows = Vec::new();
    if !place.works && count_failing(db).await? > 0 {
        rows = half(db, FAILING, place, limit).await?;
    }
    let left = limit.saturating_sub(u32::try_from(rows.len()).unwrap_or(u32::MAX));
    if left > 0 {
        let from = if place.works { place } else { Place::default() };
        rows.extend(half(db, WORKING, from, left).await?);
    }
    Ok(rows)
}

macro_rules! half {
    ($failing:literal) => {
        concat!(
            "SELECT ",
            columns!(),
            ", gateway_health.* FROM aliases INDEXED BY aliases_gateways LEFT JOIN gateway_health ON alias_id = id
             WHERE gateway_host IS NOT NULL AND failing_since ",
            $failing,
            " AND (user_id, id) > (?, ?) ORDER BY user_id, id LIMIT ?"
        )
    };
}
const FAILING: &str = half!("IS NOT NULL");
const WORKING: &str = half!("IS NULL");

async fn half(
    db: &mut SqliteConnection,
    query: &'static str,
    place: Place,
    limit: u32,
) -> Result<Vec<Listed>, sqlx::Error> {
    sqlx::query_as(query)
        .bind(place.user_id)
        .bind(place.alias_id)
        .bind(limit)
        .fetch_all(db)
        .await
}

/// How many gateways fail.
pub async fn count_failing(db: &mut SqliteConnection) -> Result<u32, sqlx::Error> {
    sqlx::query_scalar("SELECT COUNT(*) FROM gateway_health WHERE failing_since IS NOT NULL")
        .fetch_one(db)
        .await
}

/// How many gateways there are, and how many of them fail.
pub async fn count(db: &mut SqliteConnection) -> Result<(u32, u32), sqlx::Error> {
    let all = sqlx::query_scalar(
        "SELECT COUNT(*) FROM aliases INDEXED BY aliases_gateways WHERE gateway_host IS NOT NULL",
    );
    Ok((all.fetch_one(&mut *db).await?, count_failing(db).await?))
}
