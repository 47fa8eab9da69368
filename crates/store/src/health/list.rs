//! The list of all gateways, for administrators.

use super::Health;
use crate::aliases::{Alias, columns};

use crate::{
    FromRow, SqlRow, StoreError, Tx, UnitRanges,
    org_units::{PolicyScope, gateways_in_scope, in_scope},
    sql,
    unit_ranges::in_ranges,
};

/// An alias with a gateway, and the health of the gateway.
#[derive(Clone, Debug)]
pub struct Listed {
    /// Alias that has the gateway.
    pub alias: Alias,
    /// The health of its gateway, if it is known.
    pub health: Option<Health>,
}

impl Listed {
    /// Returns the position in the list.
    pub fn place(&self) -> HealthCursor {
        let works = self
            .health
            .as_ref()
            .is_none_or(|health| health.failing_since.is_none());
        HealthCursor {
            works,
            user_id: self.alias.user_id,
            alias_id: self.alias.id,
        }
    }
}

impl FromRow for Listed {
    fn from_row(row: &SqlRow<'_>) -> Result<Self, StoreError> {
        let known: Option<i64> = row.get("gateway_id")?;
        Ok(Self {
            alias: Alias::from_row(row)?,
            health: known.map(|_| Health::from_row(row)).transpose()?,
        })
    }
}

/// A position in the list: failing gateways first, then users in order of creation, each with their aliases.
#[derive(Clone, Copy, Debug, Default, Eq, Ord, PartialEq, PartialOrd)]
pub struct HealthCursor {
    /// Whether the gateway works.
    pub works: bool,
    /// The row id of the user.
    pub user_id: i64,
    /// The row id of the alias.
    pub alias_id: i64,
}

/// Returns at most `limit` gateways after a position. Both halves are read in the order of an index, because sorting would take
/// time in proportion to all gateways.
pub fn list_after(db: &mut Tx, place: HealthCursor, limit: u32) -> Result<Vec<Listed>, StoreError> {
    let mut rows = Vec::new();
    if !place.works && fails_any(db)? {
        rows = half(db, FAILING, place, limit)?;
    }
    let left = limit.saturating_sub(u32::try_from(rows.len()).unwrap_or(u32::MAX));
    if left > 0 {
        let from = if place.works {
            place
        } else {
            HealthCursor::default()
        };
        rows.extend(half(db, WORKING, from, left)?);
    }
    Ok(rows)
}

macro_rules! half {
    ($failing:literal) => {
        concat!(
            "SELECT ",
            columns!(),
            ", gateway_health.*, due AS next_check FROM gateways JOIN aliases ON aliases.id = gateways.alias_id
             LEFT JOIN confirmations ON confirmations.alias_id = aliases.id
             LEFT JOIN gateway_health ON gateway_health.gateway_id = gateways.id
             LEFT JOIN jobs ON jobs.gateway_id = gateway_health.gateway_id
             WHERE failing_since ",
            $failing,
            " AND (gateways.user_id, gateways.alias_id) > (?, ?) ORDER BY gateways.user_id, gateways.alias_id LIMIT ?"
        )
    };
}
pub(crate) const FAILING: &str = half!("IS NOT NULL");
pub(crate) const WORKING: &str = half!("IS NULL");

fn half(
    db: &mut Tx,
    query: &'static str,
    place: HealthCursor,
    limit: u32,
) -> Result<Vec<Listed>, StoreError> {
    sql(query)
        .bind(place.user_id)
        .bind(place.alias_id)
        .bind(limit)
        .rows(db)
}

fn fails_any(db: &mut Tx) -> Result<bool, StoreError> {
    sql("SELECT EXISTS (SELECT 1 FROM gateway_health WHERE failing_since IS NOT NULL)").value(db)
}

/// Whether mail goes through a gateway: its address is confirmed, the account open, and the policy allows it.
macro_rules! is_used {
    () => {
        "gateways.accepted AND EXISTS (SELECT 1 FROM users JOIN org_units ON org_units.id = users.org_unit_id
         JOIN policies ON policies.org_unit_id = org_units.policy_unit_id
         WHERE users.id = gateways.user_id AND NOT users.disabled AND policies.gateways)"
    };
}
pub(crate) use is_used;

/// Counts all gateways, and those that are used and fail.
pub fn count(db: &mut Tx) -> Result<(u32, u32), StoreError> {
    let all = sql("SELECT COUNT(*) FROM gateways").value(db)?;
    let failing = sql(concat!(
        "SELECT COUNT(*) FROM gateway_health CROSS JOIN gateways WHERE failing_since IS NOT NULL AND gateways.id = gateway_id AND ",
        is_used!()
    ));
    Ok((all, failing.value(db)?))
}

/// Counts the gateways of people in these units, and those that are used and fail.
pub fn count_in_scope(db: &mut Tx, scope: &PolicyScope) -> Result<(u32, u32), StoreError> {
    let end = scope.path.end();
    let count = |statement: &'static str| {
        let counted = sql(statement).bind(scope.source).bind(scope.path.as_str());
        counted.bind(&end)
    };
    let all = count(concat!("SELECT COUNT(*) FROM ", gateways_in_scope!())).value(db)?;
    // Few fail: from them on, their units are found sooner.
    let failing = count(concat!(
        "SELECT COUNT(*) FROM gateway_health CROSS JOIN gateways CROSS JOIN users
         WHERE failing_since IS NOT NULL AND gateways.id = gateway_id AND users.id = gateways.user_id
         AND users.org_unit_id IN (SELECT id FROM org_units WHERE ",
        in_scope!(),
        ") AND ",
        is_used!()
    ));
    Ok((all, failing.value(db)?))
}

/// Gateways at one host that are alike.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct HostCount {
    /// Host name that these gateways share.
    pub host: String,
    /// Whether tokens prove who signs in; otherwise a password does.
    pub by_token: bool,
    /// True if these gateways fail at the moment.
    pub fails: bool,
    /// Number of gateways at the host that are alike.
    pub many: i64,
}

impl FromRow for HostCount {
    fn from_row(row: &SqlRow<'_>) -> Result<Self, StoreError> {
        Ok(Self {
            host: row.get("host")?,
            by_token: row.get("by_token")?,
            fails: row.get("fails")?,
            many: row.get("many")?,
        })
    }
}

/// How many gateways there are at each host.
pub fn count_by_host(db: &mut Tx) -> Result<Vec<HostCount>, StoreError> {
    sql(
        "SELECT host, credential = 'TOKEN' AS by_token, failing_since IS NOT NULL AS fails, COUNT(*) AS many FROM gateways
         LEFT JOIN gateway_health ON gateway_health.gateway_id = gateways.id GROUP BY 1, 2, 3",
    )
    .rows(db)
}

/// How many gateways there are at a host.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct BusyHost {
    /// Host name of the gateways.
    pub host: String,
    /// Number of gateways at the host.
    pub gateways: u32,
    /// Number of those that fail.
    pub failing: u32,
}

impl FromRow for BusyHost {
    fn from_row(row: &SqlRow<'_>) -> Result<Self, StoreError> {
        Ok(Self {
            host: row.get("host")?,
            gateways: row.get("gateways")?,
            failing: row.get("failing")?,
        })
    }
}

/// Returns the hosts with most gateways of people in these units, at most `limit`.
pub fn busiest_hosts(db: &mut Tx, units: &UnitRanges, limit: u32) -> Result<Vec<BusyHost>, StoreError> {
    if !units.is_everything() {
        let statement = sql(concat!(
            "SELECT host, COUNT(*) AS gateways, COUNT(failing_since) AS failing FROM users
             JOIN gateways ON gateways.user_id = users.id LEFT JOIN gateway_health ON gateway_id = gateways.id WHERE ",
            in_ranges!("org_unit_id", "?1", "?2", "?3", "?4", "?5", "?6", "?7", "?8"),
            " GROUP BY host ORDER BY 2 DESC, 1 LIMIT ?9"
        ));
        return units.bind(statement).bind(limit).rows(db);
    }
    // Few fail: they are counted by themselves.
    sql("SELECT hosts.host, gateways, COALESCE(failing, 0) AS failing
         FROM (SELECT host, COUNT(*) AS gateways FROM gateways GROUP BY host ORDER BY 2 DESC, 1 LIMIT ?) AS hosts
         LEFT JOIN (SELECT host, COUNT(*) AS failing FROM gateway_health CROSS JOIN gateways
             WHERE failing_since IS NOT NULL AND gateways.id = gateway_id GROUP BY host) AS failures ON failures.host = hosts.host
         ORDER BY gateways DESC, hosts.host")
    .bind(limit)
    .rows(db)
}
